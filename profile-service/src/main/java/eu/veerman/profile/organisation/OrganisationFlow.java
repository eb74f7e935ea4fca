package eu.veerman.profile.organisation;

import eu.veerman.contracts.CountryCode;
import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.event.OrganisationChanged.Kind;
import eu.veerman.platform.database.Database;
import eu.veerman.platform.events.EventLog;
import eu.veerman.platform.events.Position;
import eu.veerman.platform.http.IfMatch;
import eu.veerman.platform.http.Problem;
import eu.veerman.profile.auditing.Audit;
import eu.veerman.profile.storage.Changed;
import eu.veerman.profile.storage.Stamps;
import eu.veerman.profile.viewer.Viewer;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Writing organisations: state and event in one transaction. */
public final class OrganisationFlow {
  private static final int KEYS_AT_ONCE = 500;

  private final EventLog log;
  private final Audit audit;
  private final Stamps stamps;

  public OrganisationFlow(EventLog log, Audit audit, Stamps stamps) {
    this.log = log;
    this.audit = audit;
    this.stamps = stamps;
  }

  /** Creates an organisation for an administrator, who knows whom it is made for. */
  public Future<Organisation> create(
      SqlConnection tx, Kind kind, String name, Optional<CountryCode> country) {
    return create(tx, new OrganisationId(stamps.id()), kind, name, country);
  }

  /** Creates an organisation for an administrator under an id that nothing has. */
  public Future<Organisation> create(
      SqlConnection tx, OrganisationId id, Kind kind, String name, Optional<CountryCode> country) {
    return write(
            tx,
            Organisation.fresh(
                id, kind, name, country, Verification.byAdministrator(stamps.now()), stamps.now()))
        .map(Changed::value);
  }

  /** Creates an organisation that somebody signs up with; nobody has checked it. */
  public Future<Organisation> signUp(
      SqlConnection tx, Kind kind, String name, Optional<CountryCode> country) {
    return write(
            tx,
            Organisation.fresh(
                new OrganisationId(stamps.id()),
                kind,
                name,
                country,
                Verification.NONE,
                stamps.now()))
        .map(Changed::value);
  }

  /** Gives an organisation another name or country. */
  Future<Changed<Organisation>> rename(
      SqlConnection tx,
      Viewer viewer,
      OrganisationId id,
      IfMatch ifMatch,
      String name,
      Optional<CountryCode> country) {
    return OrganisationGuard.managed(tx, viewer, id)
        .compose(
            fine ->
                change(
                    tx,
                    id,
                    ifMatch,
                    before -> before.renamed(name, country, viewer.isAdmin(), stamps.now())))
        .compose(
            changed -> audit.note(tx, viewer, "organisation.renamed", id.value()).map(changed));
  }

  /** Says who is never shown the organisation's requests. */
  Future<Changed<Organisation>> hide(
      SqlConnection tx,
      Viewer viewer,
      OrganisationId id,
      IfMatch ifMatch,
      List<ManagerId> managers,
      List<String> names) {
    return OrganisationGuard.managed(tx, viewer, id)
        .compose(fine -> change(tx, id, ifMatch, before -> before.hiddenFrom(managers, names)))
        .compose(changed -> audit.note(tx, viewer, "organisation.hid", id.value()).map(changed));
  }

  /** Changes an organisation that is the version somebody saw. */
  public Future<Changed<Organisation>> change(
      SqlConnection tx, OrganisationId id, IfMatch ifMatch, UnaryOperator<Organisation> change) {
    return OrganisationStore.lock(tx, id)
        .compose(
            found -> {
              if (found.isEmpty()) {
                return Problem.notFound().asFailure();
              }
              Organisation before = found.get();
              return ifMatch.accepts(before.version())
                  ? write(tx, change.apply(before))
                  : Problem.stale(before.version()).asFailure();
            });
  }

  private Future<Changed<Organisation>> write(SqlConnection tx, Organisation organisation) {
    return OrganisationStore.write(tx, organisation)
        .compose(
            written ->
                log.append(
                    tx,
                    List.of(
                        new EventLog.NewEvent(
                            organisation.event(),
                            organisation.version(),
                            Optional.of(organisation.id().value())))))
        .map((Position position) -> new Changed<>(organisation, position));
  }

  /** Gives organisations from before names were compared the keys of theirs; answers how many. */
  public Future<Integer> completeKeys(Database database) {
    return database
        .withTransaction(
            tx ->
                OrganisationStore.lockWithoutKeys(tx, KEYS_AT_ONCE)
                    .compose(
                        found -> {
                          Future<Void> all = Future.succeededFuture();
                          for (Organisation one : found) {
                            all = all.compose(before -> OrganisationStore.write(tx, one));
                          }
                          return all.map(found.size());
                        }))
        .compose(
            done ->
                done < KEYS_AT_ONCE
                    ? Future.succeededFuture(done)
                    : completeKeys(database).map(more -> done + more));
  }
}
