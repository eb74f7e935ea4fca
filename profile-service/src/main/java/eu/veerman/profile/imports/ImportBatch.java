package eu.veerman.profile.imports;

import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.RequestId;
import eu.veerman.contracts.concept.ConceptId;
import eu.veerman.contracts.concept.Understood;
import eu.veerman.platform.http.Problem;
import eu.veerman.profile.imports.ImportAnswer.Taken;
import eu.veerman.profile.imports.ImportLine.ManagerLine;
import eu.veerman.profile.imports.ImportLine.RequestLine;
import eu.veerman.profile.imports.ImportStore.Key;
import eu.veerman.profile.imports.ImportStore.Made;
import eu.veerman.profile.imports.ParsedLine.Readable;
import eu.veerman.profile.manager.Manager;
import eu.veerman.profile.manager.ManagerFlow;
import eu.veerman.profile.manager.ManagerStore;
import eu.veerman.profile.organisation.Organisation;
import eu.veerman.profile.organisation.OrganisationStore;
import eu.veerman.profile.request.Request;
import eu.veerman.profile.request.RequestFlow;
import eu.veerman.profile.request.RequestStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Some lines of an import in one transaction: what stands is read at once, texts are read side by
 * side, what is new or different is written at once.
 */
final class ImportBatch {
  private static final Problem CLAIMED =
      Problem.conflict(
          "claimed",
          "The profile belongs to its person now",
          "The person claimed the profile, so it is not replaced. Ask the person to change it.");

  private final SqlConnection tx;
  private final OrganisationId owner;
  private final ManagerFlow managers;
  private final RequestFlow requests;

  ImportBatch(SqlConnection tx, OrganisationId owner, ManagerFlow managers, RequestFlow requests) {
    this.tx = tx;
    this.owner = owner;
    this.managers = managers;
    this.requests = requests;
  }

  /** What stands before the lines are written. */
  private record Standing(
      Organisation owner,
      Map<Key, Made> made,
      Map<ManagerId, Manager> managers,
      Map<RequestId, Request> requests) {}

  /** What comes of a line: an answer, and what is to be written for it. */
  private record Result(
      ImportAnswer answer,
      Optional<Manager> manager,
      Optional<Request> request,
      Optional<Made> made) {
    static Result unwritten(ImportAnswer answer) {
      return new Result(answer, Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  /** Writes the lines; the answers by the lines' numbers. */
  Future<Map<Long, ImportAnswer>> write(List<Readable> lines) {
    return ImportStore.lock(tx, owner)
        .compose(locked -> standing(lines))
        .compose(
            standing -> {
              // Of two lines about one document the later replaces what the earlier made.
              Map<Key, Future<Result>> latest = new HashMap<>();
              Map<Long, Future<Result>> results = new LinkedHashMap<>();
              for (Readable line : lines) {
                Future<Result> earlier = latest.get(line.key());
                Future<Result> result =
                    earlier == null
                        ? result(standing, line)
                        : earlier.compose(before -> result(after(standing, before), line));
                latest.put(line.key(), result);
                results.put(line.number(), result);
              }
              return Future.all(List.copyOf(results.values()))
                  .compose(all -> store(latest))
                  .map(stored -> answers(results));
            });
  }

  private static Map<Long, ImportAnswer> answers(Map<Long, Future<Result>> results) {
    Map<Long, ImportAnswer> answers = new HashMap<>();
    results.forEach((number, result) -> answers.put(number, result.result().answer()));
    return answers;
  }

  private Future<Standing> standing(List<Readable> lines) {
    return OrganisationStore.find(tx, owner)
        .compose(
            organisation ->
                ImportStore.find(tx, owner, lines.stream().map(l -> l.line().externalId()).toList())
                    .compose(
                        made ->
                            ManagerStore.lock(tx, ids(made, Made::manager))
                                .compose(
                                    managersThere ->
                                        RequestStore.lock(tx, ids(made, Made::request))
                                            .map(
                                                requestsThere ->
                                                    new Standing(
                                                        organisation.orElseThrow(),
                                                        made,
                                                        byId(managersThere, Manager::id),
                                                        byId(requestsThere, Request::id))))));
  }

  private static <I> List<I> ids(
      Map<Key, Made> made, java.util.function.Function<Made, Optional<I>> id) {
    return made.values().stream().map(id).flatMap(Optional::stream).toList();
  }

  private static <I, T> Map<I, T> byId(List<T> all, java.util.function.Function<T, I> id) {
    Map<I, T> byId = new HashMap<>();
    all.forEach(one -> byId.put(id.apply(one), one));
    return byId;
  }

  /** As things stand once a result is written. */
  private static Standing after(Standing standing, Result result) {
    Map<Key, Made> made = new HashMap<>(standing.made());
    Map<ManagerId, Manager> managers = new HashMap<>(standing.managers());
    Map<RequestId, Request> requests = new HashMap<>(standing.requests());
    result.made().ifPresent(one -> made.put(one.key(), one));
    result.manager().ifPresent(manager -> managers.put(manager.id(), manager));
    result.request().ifPresent(request -> requests.put(request.id(), request));
    return new Standing(standing.owner(), made, managers, requests);
  }

  private Future<Result> result(Standing standing, Readable line) {
    Optional<Made> made = Optional.ofNullable(standing.made().get(line.key()));
    return switch (line.line()) {
      case ManagerLine manager -> manager(standing, line, manager, made);
      case RequestLine request -> request(standing, line, request, made);
    };
  }

  private Future<Result> manager(
      Standing standing, Readable line, ManagerLine document, Optional<Made> made) {
    Optional<Manager> before = made.flatMap(Made::manager).map(standing.managers()::get);
    if (before.isEmpty()) {
      return managers
          .imported(owner, document.input(), document.verifiedOn())
          .map(manager -> written(line, manager));
    }
    Manager there = before.get();
    if (!there.owner().equals(owner)) {
      return Future.succeededFuture(Result.unwritten(line.refused(CLAIMED)));
    }
    return isUnchanged(made, line, there.version())
        ? Future.succeededFuture(Result.unwritten(taken(line, there)))
        : managers.importedAgain(there, document.input()).map(manager -> written(line, manager));
  }

  private Future<Result> request(
      Standing standing, Readable line, RequestLine document, Optional<Made> made) {
    Optional<Request> before = made.flatMap(Made::request).map(standing.requests()::get);
    if (before.isEmpty()) {
      return requests
          .imported(standing.owner(), document.input())
          .map(request -> written(line, request));
    }
    Request there = before.get();
    return isUnchanged(made, line, there.version())
        ? Future.succeededFuture(Result.unwritten(taken(line, there)))
        : requests.importedAgain(there, document.input()).map(request -> written(line, request));
  }

  private static boolean isUnchanged(Optional<Made> made, Readable line, long version) {
    return made.filter(one -> one.line().equals(line.hash()) && one.version() == version)
        .isPresent();
  }

  private static Result written(Readable line, Manager manager) {
    return new Result(
        taken(line, manager),
        Optional.of(manager),
        Optional.empty(),
        Optional.of(
            new Made(
                line.key(),
                Optional.of(manager.id()),
                Optional.empty(),
                line.hash(),
                manager.version())));
  }

  private static Result written(Readable line, Request request) {
    return new Result(
        taken(line, request),
        Optional.empty(),
        Optional.of(request),
        Optional.of(
            new Made(
                line.key(),
                Optional.empty(),
                Optional.of(request.id()),
                line.hash(),
                request.version())));
  }

  private static Taken taken(Readable line, Manager manager) {
    return new Taken(
        line.line().externalId(), manager.id().value(), concepts(manager.understood()));
  }

  private static Taken taken(Readable line, Request request) {
    return new Taken(
        line.line().externalId(), request.id().value(), concepts(request.understood()));
  }

  private static List<ConceptId> concepts(List<Understood> understood) {
    return understood.stream()
        .filter(concept -> concept.status() != Understood.Status.REMOVED)
        .map(Understood::concept)
        .toList();
  }

  private Future<Void> store(Map<Key, Future<Result>> latest) {
    List<Result> results = latest.values().stream().map(Future::result).toList();
    List<Manager> newManagers = new ArrayList<>();
    List<Request> newRequests = new ArrayList<>();
    List<Made> made = new ArrayList<>();
    for (Result result : results) {
      result.manager().ifPresent(newManagers::add);
      result.request().ifPresent(newRequests::add);
      result.made().ifPresent(made::add);
    }
    return managers
        .write(tx, newManagers)
        .compose(written -> requests.write(tx, newRequests))
        .compose(written -> ImportStore.write(tx, owner, made));
  }
}
