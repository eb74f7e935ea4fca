package eu.veerman.profile.request;

import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.RequestId;
import eu.veerman.contracts.concept.Decision;
import eu.veerman.contracts.concept.Understood;
import eu.veerman.contracts.event.RequestChanged;
import eu.veerman.contracts.event.RequestDeleted;
import eu.veerman.contracts.request.RequestState;
import eu.veerman.contracts.request.TransformationRequest;
import eu.veerman.platform.events.EventLog;
import eu.veerman.platform.events.Position;
import eu.veerman.platform.http.IfMatch;
import eu.veerman.platform.http.Problem;
import eu.veerman.profile.input.Choices;
import eu.veerman.profile.input.FieldProblem;
import eu.veerman.profile.input.Outcome;
import eu.veerman.profile.input.Refusal;
import eu.veerman.profile.organisation.Organisation;
import eu.veerman.profile.organisation.OrganisationStore;
import eu.veerman.profile.storage.Changed;
import eu.veerman.profile.storage.Stamps;
import eu.veerman.profile.understanding.ConceptReader;
import eu.veerman.profile.understanding.DecisionInput;
import eu.veerman.profile.understanding.Workers;
import eu.veerman.profile.viewer.Viewer;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writing requests: state and event in one transaction. */
public final class RequestFlow {
  private final EventLog log;
  private final ConceptReader concepts;
  private final Workers workers;
  private final Stamps stamps;

  public RequestFlow(EventLog log, ConceptReader concepts, Workers workers, Stamps stamps) {
    this.log = log;
    this.concepts = concepts;
    this.workers = workers;
    this.stamps = stamps;
  }

  /** What an input says, worked out; the part of writing a request that takes time. */
  private record Content(
      TransformationRequest document, List<Decision> decisions, List<Understood> understood) {}

  /** Creates a request as a draft of the viewer's organisation. */
  Future<Changed<Request>> create(SqlConnection tx, Viewer viewer, RequestInput input) {
    if (!RequestRules.mayCreate(viewer)) {
      return Problem.forbidden("Companies and agencies create requests.").asFailure();
    }
    return OrganisationStore.find(tx, viewer.organisation())
        .compose(
            found -> {
              Organisation owner =
                  found.orElseThrow(
                      () ->
                          new IllegalStateException(
                              "organisation " + viewer.organisation() + " is not there"));
              return content(input)
                  .compose(content -> write(tx, fresh(owner.id(), owner.name(), content)));
            });
  }

  private Request fresh(OrganisationId owner, String ownerName, Content content) {
    return new Request(
        new RequestId(stamps.id()),
        1,
        owner,
        ownerName,
        RequestState.DRAFT,
        Optional.empty(),
        content.document(),
        content.decisions(),
        content.understood(),
        concepts.taxonomy(),
        stamps.now(),
        stamps.now());
  }

  /** Replaces the whole document. */
  Future<Changed<Request>> replace(
      SqlConnection tx, Viewer viewer, RequestId id, IfMatch ifMatch, RequestInput input) {
    return editable(tx, viewer, id, ifMatch)
        .compose(
            before ->
                content(input)
                    .compose(
                        content ->
                            refuseIncomplete(before.state(), content.document()).map(content))
                    .compose(content -> write(tx, changed(before, content))));
  }

  /** Publishes, fills, closes, withdraws or reopens a request. */
  Future<Changed<Request>> move(
      SqlConnection tx,
      Viewer viewer,
      RequestId id,
      IfMatch ifMatch,
      RequestState to,
      Optional<String> reason) {
    return editable(tx, viewer, id, ifMatch)
        .compose(
            before -> {
              if (!RequestRules.following(before.state()).contains(to)) {
                return noSuchMove(before.state(), to).asFailure();
              }
              if (to == RequestState.CLOSED && reason.isEmpty()) {
                return Problem.invalid("/reason", "is missing, say why the request is closed")
                    .asFailure();
              }
              Optional<String> kept = to == RequestState.CLOSED ? reason : Optional.empty();
              return refuseIncomplete(to, before.document())
                  .compose(complete -> write(tx, before.next(stamps.now()).in(to, kept)));
            });
  }

  private static Problem noSuchMove(RequestState from, RequestState to) {
    return Problem.conflict(
        "no-such-move",
        "The request cannot go there from where it is",
        "It is "
            + Choices.nameOf(from)
            + " and cannot become "
            + Choices.nameOf(to)
            + "; it can become "
            + RequestRules.following(from).stream()
                .map(Choices::nameOf)
                .sorted()
                .collect(Collectors.joining(" or "))
            + ".");
  }

  private static Future<Void> refuseIncomplete(RequestState state, TransformationRequest document) {
    List<FieldProblem> lacks =
        state == RequestState.PUBLISHED ? RequestRules.lacksToPublish(document) : List.of();
    return lacks.isEmpty() ? Future.succeededFuture() : Refusal.incomplete(lacks).asFailure();
  }

  /** Deletes a request and every event about it; a tombstone stays. */
  Future<Changed<RequestId>> delete(
      SqlConnection tx, Viewer viewer, RequestId id, IfMatch ifMatch) {
    return editable(tx, viewer, id, ifMatch).compose(before -> delete(tx, before));
  }

  private Future<Changed<RequestId>> delete(SqlConnection tx, Request request) {
    return RequestStore.delete(tx, request.id())
        .compose(deleted -> log.erase(tx, new RequestDeleted(request.id()), request.version() + 1))
        .map(position -> new Changed<>(request.id(), position));
  }

  /** Deletes a request if it is there: it had been deleted before; whether it was. */
  public Future<Boolean> deleteAgain(SqlConnection tx, RequestId id) {
    return RequestStore.lock(tx, id)
        .compose(
            found ->
                found
                    .map(request -> delete(tx, request).map(true))
                    .orElse(Future.succeededFuture(false)));
  }

  /** Deletes some requests of an organisation that ends; answers how many. */
  public Future<Integer> deleteSome(SqlConnection tx, OrganisationId owner, int limit) {
    return RequestStore.lockSome(tx, owner, limit)
        .compose(
            requests -> {
              Future<Void> all = Future.succeededFuture();
              for (Request one : requests) {
                all = all.compose(before -> delete(tx, one).mapEmpty());
              }
              return all.map(requests.size());
            });
  }

  private Future<Request> editable(SqlConnection tx, Viewer viewer, RequestId id, IfMatch ifMatch) {
    return RequestStore.lock(tx, id)
        .compose(
            found -> {
              if (found.isEmpty() || !RequestRules.mayEdit(viewer, found.get())) {
                return Problem.notFound().asFailure();
              }
              return ifMatch.accepts(found.get().version())
                  ? Future.succeededFuture(found.get())
                  : Problem.stale(found.get().version()).asFailure();
            });
  }

  private Future<Content> content(RequestInput input) {
    return workers
        .compute(
            () ->
                DecisionInput.resolved(input.decisions(), concepts::current)
                    .then(
                        decisions ->
                            Outcome.good(
                                understood(
                                    RequestRules.document(
                                        input,
                                        place -> concepts.place(place.city(), place.country())),
                                    decisions))))
        .compose(Refusal::orFail);
  }

  private Content understood(TransformationRequest document, List<Decision> decisions) {
    return new Content(
        document,
        decisions,
        concepts.understand(RequestRules.passages(document), decisions, document.language()));
  }

  private Request changed(Request before, Content content) {
    return before
        .next(stamps.now())
        .with(content.document(), content.decisions(), content.understood(), concepts.taxonomy());
  }

  /** A published request of an import that is new to its organisation; not written yet. */
  public Future<Request> imported(Organisation owner, RequestInput input) {
    return content(input)
        .map(
            content ->
                fresh(owner.id(), owner.name(), content)
                    .in(RequestState.PUBLISHED, Optional.empty()));
  }

  /** A request with the content of an import that comes again; not written yet. */
  public Future<Request> importedAgain(Request before, RequestInput input) {
    return content(RequestRules.importedOver(before, input))
        .map(content -> changed(before, content));
  }

  /** A request of the demo in a state of its own, unless the organisation has one of its title. */
  public Future<Void> seeded(
      SqlConnection tx, Organisation owner, RequestInput input, RequestState state) {
    return RequestStore.hasTitle(tx, owner.id(), input.title())
        .compose(
            has ->
                has
                    ? Future.succeededFuture()
                    : content(input)
                        .compose(
                            content ->
                                write(
                                    tx,
                                    fresh(owner.id(), owner.name(), content)
                                        .in(state, Optional.empty())))
                        .mapEmpty());
  }

  /** Reads a request's texts again, for a new version of the taxonomy. */
  public Request understoodAnew(Request before) {
    List<Decision> decisions = DecisionInput.moved(before.decisions(), concepts::current);
    return changed(before, understood(before.document(), decisions));
  }

  /** Writes one request and its event. */
  public Future<Changed<Request>> write(SqlConnection tx, Request request) {
    return write(tx, List.of(request)).map(position -> new Changed<>(request, position));
  }

  /** Writes requests and their events; the place in the log of the last. */
  public Future<Position> write(SqlConnection tx, List<Request> requests) {
    return RequestStore.write(tx, requests)
        .compose(
            written ->
                log.append(
                    tx,
                    requests.stream()
                        .map(
                            one ->
                                new EventLog.NewEvent(
                                    event(one), one.version(), Optional.of(one.owner().value())))
                        .toList()));
  }

  static RequestChanged event(Request request) {
    return new RequestChanged(
        request.id(),
        request.owner(),
        request.ownerName(),
        request.state(),
        request.version(),
        request.document(),
        request.understood(),
        request.taxonomy());
  }
}
