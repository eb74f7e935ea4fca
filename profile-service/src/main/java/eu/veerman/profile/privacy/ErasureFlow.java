package eu.veerman.profile.privacy;

import eu.veerman.contracts.AccountId;
import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.RequestId;
import eu.veerman.contracts.event.AccountErased;
import eu.veerman.contracts.event.OrganisationErased;
import eu.veerman.contracts.event.SessionEnded;
import eu.veerman.platform.audit.AuditLog;
import eu.veerman.platform.database.Database;
import eu.veerman.platform.events.EventLog;
import eu.veerman.platform.http.Problem;
import eu.veerman.profile.account.Account;
import eu.veerman.profile.account.AccountStore;
import eu.veerman.profile.auditing.Audit;
import eu.veerman.profile.manager.ManagerFlow;
import eu.veerman.profile.request.RequestFlow;
import eu.veerman.profile.session.SessionFlow;
import eu.veerman.profile.session.SignInFlow;
import eu.veerman.profile.storage.Tenancy;
import eu.veerman.profile.viewer.Viewer;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Erasing oneself: the account, the profile and every event about it, and the organisations that
 * nobody else belongs to, with their documents. Organisations with other members go on; where no
 * owner would be left, the member of longest standing becomes one. Tombstones tell other services,
 * which forget what they derived.
 */
public final class ErasureFlow {
  /** How many documents of an ending organisation go in one transaction. */
  private static final int AT_ONCE = 100;

  private final Database database;
  private final SessionFlow sessions;
  private final SignInFlow signIns;
  private final ManagerFlow managers;
  private final RequestFlow requests;
  private final EventLog log;
  private final Audit audit;

  public ErasureFlow(
      Database database,
      SessionFlow sessions,
      SignInFlow signIns,
      ManagerFlow managers,
      RequestFlow requests,
      EventLog log,
      Audit audit) {
    this.database = database;
    this.sessions = sessions;
    this.signIns = signIns;
    this.managers = managers;
    this.requests = requests;
    this.log = log;
    this.audit = audit;
  }

  /** Erases the person who asks, after the password was given once more. */
  Future<Void> erase(Viewer viewer, String password, SessionFlow.Caller caller) {
    return signIns
        .proved(viewer, password, caller)
        .compose(
            account ->
                database
                    .withConnection(
                        connection -> ErasureStore.isLastAdministrator(connection, account.id()))
                    .compose(
                        last ->
                            last
                                ? Problem.conflict(
                                        "last-administrator",
                                        "Veerman has at least one administrator",
                                        "Invite another administrator first.")
                                    .<Void>asFailure()
                                : documents(account))
                    .compose(
                        done ->
                            database.withTransaction(
                                tx ->
                                    Tenancy.enterService(tx)
                                        .compose(entered -> erase(tx, account)))))
        .map(sessions::refuse);
  }

  /**
   * Erases once more what had been erased when a backup was made whose data stands here again.
   * Answers whether there was anything.
   */
  Future<Boolean> again(ErasedBefore erased) {
    return switch (erased.kind()) {
      case ACCOUNT ->
          database
              .withConnection(
                  connection -> AccountStore.find(connection, new AccountId(erased.id())))
              .compose(
                  found ->
                      found.isEmpty()
                          ? Future.succeededFuture(false)
                          : documents(found.get())
                              .compose(
                                  done ->
                                      database.withTransaction(
                                          tx ->
                                              Tenancy.enterService(tx)
                                                  .compose(entered -> erase(tx, found.get()))))
                              .map(sessionsOver -> true));
      case MANAGER -> inService(tx -> managers.eraseAgain(tx, new ManagerId(erased.id())));
      case REQUEST -> inService(tx -> requests.deleteAgain(tx, new RequestId(erased.id())));
    };
  }

  private Future<Boolean> inService(Function<SqlConnection, Future<Boolean>> work) {
    return database.withTransaction(
        tx -> Tenancy.enterService(tx).compose(entered -> work.apply(tx)));
  }

  /** The documents of organisations that end, which may be many, ahead of the last step. */
  private Future<Void> documents(Account account) {
    return database
        .withTransaction(tx -> ErasureStore.lockAlone(tx, account.id()))
        .compose(
            ending -> {
              Future<Void> all = Future.succeededFuture();
              for (OrganisationId one : ending) {
                all = all.compose(before -> documents(one));
              }
              return all;
            });
  }

  private Future<Void> documents(OrganisationId ending) {
    return database
        .withTransaction(tx -> Tenancy.enterService(tx).compose(entered -> some(tx, ending)))
        .compose(erased -> erased > 0 ? documents(ending) : Future.succeededFuture());
  }

  private Future<Integer> some(SqlConnection tx, OrganisationId ending) {
    return requests
        .deleteSome(tx, ending, AT_ONCE)
        .compose(
            deleted -> managers.eraseSome(tx, ending, AT_ONCE).map(erased -> deleted + erased));
  }

  private Future<List<SessionEnded>> erase(SqlConnection tx, Account account) {
    return ErasureStore.lockAlone(tx, account.id())
        .compose(
            ending ->
                sessions
                    .endAll(tx, account.id(), Optional.empty(), Optional.empty())
                    .compose(
                        over ->
                            managers
                                .eraseOf(tx, account.id())
                                .compose(done -> ErasureStore.handOver(tx, account.id()))
                                .compose(
                                    done -> ErasureStore.delete(tx, account.id(), account.email()))
                                .compose(done -> end(tx, ending))
                                .compose(done -> log.erase(tx, new AccountErased(account.id()), 1))
                                .compose(done -> audit.note(tx, account.id(), "account.erased"))
                                .compose(done -> AuditLog.forget(tx, account.id().value()))
                                .map(over)));
  }

  private Future<Void> end(SqlConnection tx, List<OrganisationId> ending) {
    Future<Void> all = Future.succeededFuture();
    for (OrganisationId one : ending) {
      all =
          all.compose(before -> some(tx, one))
              .compose(documents -> ErasureStore.delete(tx, one))
              .compose(version -> log.erase(tx, new OrganisationErased(one), version + 1))
              .compose(erased -> AuditLog.forget(tx, one.value()))
              .mapEmpty();
    }
    return all;
  }
}
