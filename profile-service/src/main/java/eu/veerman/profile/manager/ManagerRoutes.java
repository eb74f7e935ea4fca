package eu.veerman.profile.manager;

import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.manager.ManagerState;
import eu.veerman.contracts.visibility.ManagerDiscretion;
import eu.veerman.contracts.visibility.OrganisationSight;
import eu.veerman.contracts.visibility.Visibility;
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
import eu.veerman.profile.organisation.Organisation;
import eu.veerman.profile.organisation.OrganisationStore;
import eu.veerman.profile.storage.Changed;
import eu.veerman.profile.storage.NewestFirst;
import eu.veerman.profile.storage.Stamps;
import eu.veerman.profile.storage.Tenancy;
import eu.veerman.profile.viewer.Viewer;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Profiles over HTTP. */
public final class ManagerRoutes implements Routes {
  private static final int MOST_VIEWS = 200;
  private static final String LIST = "managers";
  private static final Map<String, Visibility> VISIBILITIES =
      Choices.lowerCase(Visibility.values());
  private static final Map<String, ManagerState> STATES = Choices.lowerCase(ManagerState.values());

  private final ManagerFlow flow;
  private final Database database;
  private final Idempotency idempotency;
  private final Stamps stamps;

  public ManagerRoutes(
      ManagerFlow flow, Database database, Idempotency idempotency, Stamps stamps) {
    this.flow = flow;
    this.database = database;
    this.idempotency = idempotency;
    this.stamps = stamps;
  }

  @Override
  public void addTo(Operations operations) {
    operations
        .add("createManager", this::create)
        .add("listManagers", this::list)
        .add("getManager", this::get)
        .add("replaceManager", this::replace)
        .add("deleteManager", this::delete)
        .add("replaceAvailability", this::replaceAvailability)
        .add("showManager", this::show)
        .add("listProfileViews", this::views)
        .add("moveManager", this::move);
  }

  private record Move(ManagerState to, Optional<String> reason) {
    static Move read(Fields in) {
      Optional<ManagerState> to = in.choice("to", STATES);
      Optional<String> reason = in.text("reason", 500);
      in.nothingElse();
      return new Move(in.required("to", to), reason);
    }
  }

  private Future<Reply> create(Call call) {
    Viewer viewer = Viewer.of(call.viewer());
    return Refusal.orFail(Fields.read(call.bodyTree(), ManagerInput::read))
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
                                            "/api/v1/managers/" + made.value().id(),
                                            ManagerView.whole(made.value()))
                                        .withVersion(made.value().version())
                                        .with(Changed.POSITION, made.position().toString()))));
  }

  private Future<Reply> list(Call call) {
    Viewer viewer = Viewer.of(call.viewer());
    int limit = call.queryInt("limit");
    NewestFirst page = NewestFirst.after(call.query("after"), LIST);
    Optional<ManagerStore.Owner> owner =
        viewer.isAdmin()
            ? Optional.empty()
            : Optional.of(new ManagerStore.Owner(viewer.organisation(), viewer.account()));
    return Tenancy.reading(
            database,
            viewer,
            connection ->
                ManagerStore.list(connection, owner, call.query("state"), page, limit + 1))
        .map(
            rows ->
                Answer.ok(
                    NewestFirst.page(
                        rows,
                        limit,
                        LIST,
                        ManagerStore.Listed::createdAt,
                        row -> row.line().id().value(),
                        ManagerStore.Listed::line)));
  }

  private Future<Reply> get(Call call) {
    Viewer viewer = Viewer.of(call.viewer());
    ManagerId id = id(call);
    return Tenancy.reading(
            database,
            viewer,
            connection ->
                OrganisationStore.find(connection, viewer.organisation())
                    .compose(
                        working ->
                            ManagerStore.find(connection, id)
                                .map(found -> seen(viewer, working, found))
                                .compose(seen -> looked(connection, viewer, id, seen))))
        .map(found -> found.orElseGet(Problem::notFound));
  }

  /** Others' looks are noted; the person can read who looked. */
  private Future<Optional<Reply>> looked(
      SqlConnection tx, Viewer viewer, ManagerId id, Optional<Seen> seen) {
    Optional<Reply> reply = seen.map(Seen::reply);
    return seen.filter(it -> !it.own()).isEmpty()
        ? Future.succeededFuture(reply)
        : ProfileViewStore.note(tx, id, viewer.organisation(), stamps.today(), stamps.now())
            .map(reply);
  }

  /** A profile as a viewer reads it. */
  private record Seen(Reply reply, boolean own) {}

  private Optional<Seen> seen(
      Viewer viewer, Optional<Organisation> working, Optional<Manager> found) {
    OrganisationSight sight =
        working
            .map(Organisation::sight)
            .orElseGet(() -> OrganisationSight.unknown(viewer.organisation()));
    return found
        .filter(manager -> ManagerRules.maySee(viewer, sight, manager, stamps.today()))
        .map(
            manager -> {
              boolean own = ManagerRules.mayEdit(viewer, manager);
              return new Seen(
                  Answer.ok(
                          own
                              ? ManagerView.whole(manager)
                              : ManagerView.published(manager, sight.verified()))
                      .withVersion(manager.version()),
                  own && !viewer.isAdmin());
            });
  }

  private record Views(List<ProfileViewStore.Line> items) {}

  private Future<Reply> views(Call call) {
    Viewer viewer = Viewer.of(call.viewer());
    ManagerId id = id(call);
    return database
        .withTransaction(
            tx ->
                Tenancy.enter(tx, viewer)
                    .compose(entered -> ManagerStore.find(tx, id))
                    .compose(
                        found ->
                            found.filter(it -> ManagerRules.mayEdit(viewer, it)).isEmpty()
                                ? Problem.notFound().<Void>asFailure()
                                // Whose requests are open is asked of all of them.
                                : Tenancy.enterService(tx))
                    .compose(entered -> ProfileViewStore.of(tx, id, MOST_VIEWS)))
        .map(lines -> Answer.ok(new Views(lines)));
  }

  private record Shown(Visibility visibility, List<String> hiddenFrom) {
    static Shown read(Fields in) {
      Optional<Visibility> visibility = in.choice("visibility", VISIBILITIES);
      List<String> hiddenFrom =
          in.texts("hiddenFrom", ManagerDiscretion.MAX_HIDDEN_FROM, 253).stream()
              .distinct()
              .toList();
      in.nothingElse();
      return new Shown(in.required("visibility", visibility), hiddenFrom);
    }
  }

  private Future<Reply> show(Call call) {
    Viewer viewer = Viewer.of(call.viewer());
    ManagerId id = id(call);
    IfMatch ifMatch = call.ifMatch();
    return Refusal.orFail(Fields.read(call.bodyTree(), Shown::read))
        .compose(
            shown ->
                idempotency.once(
                    call,
                    tx ->
                        Tenancy.enter(tx, viewer)
                            .compose(
                                entered ->
                                    flow.show(
                                        tx,
                                        viewer,
                                        id,
                                        ifMatch,
                                        shown.visibility(),
                                        shown.hiddenFrom()))
                            .map(ManagerRoutes::changed)));
  }

  private Future<Reply> replace(Call call) {
    Viewer viewer = Viewer.of(call.viewer());
    ManagerId id = id(call);
    IfMatch ifMatch = call.ifMatch();
    return Refusal.orFail(Fields.read(call.bodyTree(), ManagerInput::read))
        .compose(
            input ->
                idempotency.once(
                    call,
                    tx ->
                        Tenancy.enter(tx, viewer)
                            .compose(entered -> flow.replace(tx, viewer, id, ifMatch, input))
                            .map(ManagerRoutes::changed)));
  }

  private Future<Reply> replaceAvailability(Call call) {
    Viewer viewer = Viewer.of(call.viewer());
    ManagerId id = id(call);
    IfMatch ifMatch = call.ifMatch();
    return Refusal.orFail(Fields.read(call.bodyTree(), ManagerInput::readCalendar))
        .compose(
            calendar ->
                idempotency.once(
                    call,
                    tx ->
                        Tenancy.enter(tx, viewer)
                            .compose(
                                entered ->
                                    flow.replaceAvailability(tx, viewer, id, ifMatch, calendar))
                            .map(ManagerRoutes::changed)));
  }

  private Future<Reply> move(Call call) {
    Viewer viewer = Viewer.of(call.viewer());
    ManagerId id = id(call);
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
                            .map(ManagerRoutes::changed)));
  }

  private Future<Reply> delete(Call call) {
    Viewer viewer = Viewer.of(call.viewer());
    ManagerId id = id(call);
    IfMatch ifMatch = call.ifMatch();
    return idempotency.once(
        call,
        tx ->
            Tenancy.enter(tx, viewer)
                .compose(entered -> flow.erase(tx, viewer, id, ifMatch))
                .map(
                    erased ->
                        Answer.noContent().with(Changed.POSITION, erased.position().toString())));
  }

  private static Answer changed(Changed<Manager> changed) {
    return Answer.ok(ManagerView.whole(changed.value()))
        .withVersion(changed.value().version())
        .with(Changed.POSITION, changed.position().toString());
  }

  private static ManagerId id(Call call) {
    return new ManagerId(call.pathUuid("id"));
  }
}
