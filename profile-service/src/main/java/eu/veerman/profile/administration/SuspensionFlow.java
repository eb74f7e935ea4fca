package eu.veerman.profile.administration;

import eu.veerman.contracts.AccountId;
import eu.veerman.platform.database.Database;
import eu.veerman.platform.http.Problem;
import eu.veerman.profile.account.Account;
import eu.veerman.profile.account.AccountStore;
import eu.veerman.profile.auditing.Audit;
import eu.veerman.profile.mail.Outbox;
import eu.veerman.profile.session.SessionFlow;
import eu.veerman.profile.storage.Stamps;
import eu.veerman.profile.viewer.Viewer;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Map;
import java.util.Optional;

/** Keeping people out and letting them in again; they are told by mail, and why. */
public final class SuspensionFlow {
  private final Database database;
  private final SessionFlow sessions;
  private final Outbox outbox;
  private final Audit audit;
  private final Stamps stamps;

  public SuspensionFlow(
      Database database, SessionFlow sessions, Outbox outbox, Audit audit, Stamps stamps) {
    this.database = database;
    this.sessions = sessions;
    this.outbox = outbox;
    this.audit = audit;
    this.stamps = stamps;
  }

  /** Suspends an account and ends its sessions; nobody suspends themselves. */
  Future<Void> suspend(Viewer viewer, AccountId id, String reason) {
    if (viewer.account().equals(id)) {
      return Problem.conflict(
              "own-account",
              "This is your own account",
              "Another administrator may suspend it, or you erase it on the page of the account.")
          .asFailure();
    }
    return database
        .withTransaction(
            tx ->
                AccountList.suspend(tx, id, reason, stamps.now())
                    .compose(there -> told(tx, id, there, "suspended", reason))
                    .compose(told -> sessions.endAll(tx, id, Optional.empty(), Optional.empty()))
                    .compose(
                        over ->
                            audit
                                .note(
                                    tx,
                                    viewer,
                                    "account.suspended",
                                    id.value(),
                                    Map.of("reason", reason))
                                .map(over)))
        .map(sessions::refuse);
  }

  /** Lets the person sign in again. */
  Future<Void> restore(Viewer viewer, AccountId id) {
    return database.withTransaction(
        tx ->
            AccountList.restore(tx, id)
                .compose(
                    there -> told(tx, id, there, "restored", outbox.letters().page("/sign-in")))
                .compose(told -> audit.note(tx, viewer, "account.restored", id.value())));
  }

  private Future<Void> told(
      SqlConnection tx, AccountId id, boolean there, String letter, String value) {
    return there
        ? AccountStore.find(tx, id)
            .map(Optional::orElseThrow)
            .compose(
                (Account person) ->
                    outbox.put(
                        tx,
                        outbox.letters().write(person.email(), person.language(), letter, value)))
        : Problem.notFound().asFailure();
  }
}
