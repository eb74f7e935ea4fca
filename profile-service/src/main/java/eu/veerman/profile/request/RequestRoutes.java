package eu.veerman.profile.request;

import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.RequestId;
import eu.veerman.contracts.request.RequestState;
import eu.veerman.contracts.visibility.ManagerSight;
import eu.veerman.contracts.visibility.OrganisationSight;
import eu.veerman.platform.database.Database;
import eu.veerman.platform.http.Answer;
import eu.veerman.platform.http.Call;
import eu.veerman.platform.http.Idempotency;
import eu.veerman.platform.http.IfMatch;
import eu.veerman.platform.http.Operations;
import eu.veerman.platform.http.Problem;
import eu.veerman.platform.http.Reply;
import eu.veerman.platform.http.Routes;
import eu.veerman.profile.input.Choices;
import eu.veerman.profile.input.Fields;
import eu.veerman.profile.input.Refusal;
import eu.veerman.profile.manager.Manager;
import eu.veerman.profile.manager.ManagerStore;
import eu.veerman.profile.organisation.Organisation;
import eu.veerman.profile.organisation.OrganisationStore;
import eu.veerman.profile.storage.Changed;
import eu.veerman.profile.storage.NewestFirst;
import eu.veerman.profile.storage.Tenancy;
import eu.veerman.profile.viewer.Role;
import eu.veerman.profile.viewer.Viewer;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Map;
import java.util.Optional;

/** Requests over HTTP. */
public final class RequestRoutes implements Routes {
  private static final String LIST = "requests";
  private static final Map<String, RequestState> STATES = Choices.lowerCase(RequestState.values());

  private final RequestFlow flow;
  private final Database database;
  private final Idempotency idempotency;

  public RequestRoutes(RequestFlow flow, Database database, Idempotency idempotency) {
    this.flow = flow;
    this.database = database;
    this.idempotency = idempotency;
  }

  @Override
  public void addTo(Operations operations) {
    operations
        .add("createRequest", this::create)
        .add("listRequests", this::list)
        .add("getRequest", this::get)
        .add("replaceRequest", this::replace)
        .add("deleteRequest", this::delete)
        .add("moveRequest", this::move);
  }

  private record Move(RequestState to, Optional<String> reason) {
    static Move read(Fields in) {
      Optional<RequestState> to = in.choice("to", STATES);
      Optional<String> reason = in.text("reason", 500);
      in.nothingElse();
      return new Move(in.required("to", to), reason);
    }
  }

  private Future<Reply> create(Call call) {
    Viewer viewer = Viewer.of(call.viewer());
    return Refusal.orFail(Fields.read(call.bodyTree(), RequestInput::read))
        .compose(
            input ->
                idempotency.once(
                    call,
                    tx ->
                        Tenancy.enter(tx, viewer)
                            .compose(entered -> flow.create(tx, viewer, input))
                            .map(
                                made ->
                                    Answer.created(
                                            "/api/v1/requests/" + made.value().id(),
                                            RequestView.whole(made.value()))
                                        .withVersion(made.value().version())
                                        .with(Changed.POSITION, made.position().toString()))));
  }

  private Future<Reply> list(Call call) {
    Viewer viewer = Viewer.of(call.viewer());
    int limit = call.queryInt("limit");
    NewestFirst page = NewestFirst.after(call.query("after"), LIST);
    Optional<OrganisationId> owner =
        viewer.isAdmin() ? Optional.empty() : Optional.of(viewer.organisation());
    return Tenancy.reading(
            database,
            viewer,
            connection ->
                RequestStore.list(connection, owner, call.query("state"), page, limit + 1))
        .map(
            rows ->
                Answer.ok(
                    NewestFirst.page(
                        rows,
                        limit,
                        LIST,
                        Request::createdAt,
                        request -> request.id().value(),
                        RequestStore::line)));
  }

  private Future<Reply> get(Call call) {
    Viewer viewer = Viewer.of(call.viewer());
    RequestId id = id(call);
    return Tenancy.reading(
            database,
            viewer,
            connection ->
                RequestStore.find(connection, id)
                    .compose(
                        found ->
                            found
                                .map(request -> seen(connection, viewer, request))
                                .orElse(Future.succeededFuture(Optional.empty()))))
        .map(found -> found.orElseGet(Problem::notFound));
  }

  private static Future<Optional<Reply>> seen(
      SqlConnection connection, Viewer viewer, Request request) {
    return OrganisationStore.find(connection, request.owner())
        .compose(
            owner ->
                ManagerStore.of(connection, viewer.account())
                    .map(
                        own ->
                            seen(
                                viewer,
                                request,
                                owner
                                    .map(Organisation::sight)
                                    .orElseGet(() -> OrganisationSight.unknown(request.owner())),
                                own.filter(person -> viewer.is(Role.MANAGER))
                                    .map(Manager::sight))));
  }

  private static Optional<Reply> seen(
      Viewer viewer, Request request, OrganisationSight owner, Optional<ManagerSight> own) {
    return RequestRules.maySee(viewer, request, owner, own)
        ? Optional.of(
            Answer.ok(
                    RequestRules.mayEdit(viewer, request)
                        ? RequestView.whole(request)
                        : RequestView.published(request))
                .withVersion(request.version()))
        : Optional.empty();
  }

  private Future<Reply> replace(Call call) {
    Viewer viewer = Viewer.of(call.viewer());
    RequestId id = id(call);
    IfMatch ifMatch = call.ifMatch();
    return Refusal.orFail(Fields.read(call.bodyTree(), RequestInput::read))
        .compose(
            input ->
                idempotency.once(
                    call,
                    tx ->
                        Tenancy.enter(tx, viewer)
                            .compose(entered -> flow.replace(tx, viewer, id, ifMatch, input))
                            .map(RequestRoutes::changed)));
  }

  private Future<Reply> move(Call call) {
    Viewer viewer = Viewer.of(call.viewer());
    RequestId id = id(call);
    IfMatch ifMatch = call.ifMatch();
    return Refusal.orFail(Fields.read(call.bodyTree(), Move::read))
        .compose(
            move ->
                idempotency.once(
                    call,
                    tx ->
                        Tenancy.enter(tx, viewer)
                            .compose(
                                entered ->
                                    flow.move(tx, viewer, id, ifMatch, move.to(), move.reason()))
                            .map(RequestRoutes::changed)));
  }

  private Future<Reply> delete(Call call) {
    Viewer viewer = Viewer.of(call.viewer());
    RequestId id = id(call);
    IfMatch ifMatch = call.ifMatch();
    return idempotency.once(
        call,
        tx ->
            Tenancy.enter(tx, viewer)
                .compose(entered -> flow.delete(tx, viewer, id, ifMatch))
                .map(
                    deleted ->
                        Answer.noContent().with(Changed.POSITION, deleted.position().toString())));
  }

  private static Answer changed(Changed<Request> changed) {
    return Answer.ok(RequestView.whole(changed.value()))
        .withVersion(changed.value().version())
        .with(Changed.POSITION, changed.position().toString());
  }

  private static RequestId id(Call call) {
    return new RequestId(call.pathUuid("id"));
  }
}
