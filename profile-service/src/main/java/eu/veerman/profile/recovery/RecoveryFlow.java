package eu.veerman.profile.recovery;

import eu.veerman.contracts.AccountId;
import eu.veerman.contracts.SessionId;
import eu.veerman.contracts.TextLanguage;
import eu.veerman.contracts.event.SessionEnded;
import eu.veerman.platform.database.Database;
import eu.veerman.platform.http.Problem;
import eu.veerman.profile.account.Account;
import eu.veerman.profile.account.AccountStore;
import eu.veerman.profile.account.PasswordHash;
import eu.veerman.profile.account.PasswordHashing;
import eu.veerman.profile.mail.EmailAddress;
import eu.veerman.profile.mail.Letters;
import eu.veerman.profile.mail.LinkPurpose;
import eu.veerman.profile.mail.MailedLinkStore;
import eu.veerman.profile.mail.MailedLinks;
import eu.veerman.profile.mail.Outbox;
import eu.veerman.profile.session.SessionFlow;
import eu.veerman.profile.session.SignInFlow;
import eu.veerman.profile.storage.SecretWord;
import eu.veerman.profile.viewer.Viewer;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Getting back in with a new password, and moving an account to another address; both by mail. */
public final class RecoveryFlow {
  private static final Duration RESET_LIFETIME = Duration.ofHours(1);
  private static final Duration MOVE_LIFETIME = Duration.ofHours(24);

  private final Database database;
  private final MailedLinks links;
  private final Outbox outbox;
  private final PasswordHashing passwords;
  private final SessionFlow sessions;
  private final SignInFlow signIns;

  public RecoveryFlow(
      Database database,
      MailedLinks links,
      Outbox outbox,
      PasswordHashing passwords,
      SessionFlow sessions,
      SignInFlow signIns) {
    this.database = database;
    this.links = links;
    this.outbox = outbox;
    this.passwords = passwords;
    this.sessions = sessions;
    this.signIns = signIns;
  }

  private Letters letters() {
    return outbox.letters();
  }

  /**
   * Mails a link to choose a new password, or that there is no account.
   *
   * @param language of the letter where there is no account
   */
  Future<Void> ask(EmailAddress email, TextLanguage language) {
    return outbox
        .works()
        .compose(
            works ->
                database.withTransaction(
                    tx ->
                        AccountStore.find(tx, email)
                            .compose(
                                found -> {
                                  Optional<Account> account =
                                      found.map(AccountStore.WithPassword::account);
                                  return links
                                      .make(
                                          tx,
                                          MailedLinks.Order.of(
                                              LinkPurpose.RESET,
                                              email,
                                              account.map(Account::id),
                                              Optional.empty(),
                                              RESET_LIFETIME))
                                      .compose(
                                          secret ->
                                              secret.isEmpty()
                                                  ? Future.succeededFuture()
                                                  : outbox.put(
                                                      tx,
                                                      account
                                                          .map(
                                                              person ->
                                                                  letters()
                                                                      .write(
                                                                          email,
                                                                          person.language(),
                                                                          "reset",
                                                                          letters()
                                                                              .link(
                                                                                  LinkPurpose.RESET,
                                                                                  secret.get())))
                                                          .orElseGet(
                                                              () ->
                                                                  letters()
                                                                      .write(
                                                                          email,
                                                                          language,
                                                                          "resetNobody",
                                                                          letters()
                                                                              .page("/sign-up")))));
                                })));
  }

  /** Sets the new password, and ends all sessions of the person. */
  Future<Void> reset(SecretWord secret, String password) {
    return database
        .withConnection(connection -> links.look(connection, secret, LinkPurpose.RESET))
        .compose(link -> passwords.accept("/password", password, link.email()))
        .compose(
            hash ->
                database.withTransaction(
                    tx ->
                        links
                            .take(tx, secret, LinkPurpose.RESET)
                            .compose(link -> account(tx, link.account()))
                            .compose(account -> change(tx, account, hash, Optional.empty()))))
        .map(sessions::refuse);
  }

  private static Future<Account> account(SqlConnection tx, Optional<AccountId> id) {
    return id.map(known -> AccountStore.find(tx, known))
        .orElse(Future.succeededFuture(Optional.empty()))
        .compose(
            found -> found.map(Future::succeededFuture).orElseGet(Problem.notFound()::asFailure));
  }

  private Future<List<SessionEnded>> change(
      SqlConnection tx, Account account, PasswordHash password, Optional<SessionId> but) {
    return AccountStore.changePassword(tx, account.id(), password)
        .compose(changed -> MailedLinkStore.withdrawOthers(tx, account.id(), LinkPurpose.RESET))
        .compose(
            withdrawn ->
                outbox.put(
                    tx,
                    letters()
                        .write(
                            account.email(),
                            account.language(),
                            "passwordChanged",
                            letters().page("/forgotten"))))
        .compose(told -> sessions.endAll(tx, account.id(), Optional.empty(), but));
  }

  /** Changes the own password, and ends all other sessions. */
  Future<Void> changePassword(
      Viewer viewer, String current, String password, SessionFlow.Caller caller) {
    return signIns
        .proved(viewer, current, caller)
        .compose(
            account ->
                passwords
                    .accept("/password", password, account.email())
                    .compose(
                        hash ->
                            database.withTransaction(
                                tx -> change(tx, account, hash, Optional.of(viewer.session())))))
        .map(sessions::refuse);
  }

  /**
   * Mails a link to the address that the account is to move to, and a warning to the present one.
   */
  Future<Void> move(Viewer viewer, EmailAddress to, String password, SessionFlow.Caller caller) {
    return outbox
        .works()
        .compose(works -> signIns.proved(viewer, password, caller))
        .compose(
            account ->
                database.withTransaction(
                    tx ->
                        links
                            .make(
                                tx,
                                MailedLinks.Order.of(
                                    LinkPurpose.MOVE,
                                    to,
                                    Optional.of(account.id()),
                                    Optional.empty(),
                                    MOVE_LIFETIME))
                            .compose(
                                secret ->
                                    secret.isEmpty()
                                        ? Future.succeededFuture()
                                        : mailMove(tx, account, to, secret.get()))));
  }

  private Future<Void> mailMove(
      SqlConnection tx, Account account, EmailAddress to, SecretWord secret) {
    return AccountStore.find(tx, to)
        .compose(
            taken ->
                outbox.put(
                    tx,
                    taken.isPresent()
                        ? letters().write(to, account.language(), "moveTaken")
                        : letters()
                            .write(
                                to,
                                account.language(),
                                "move",
                                letters().link(LinkPurpose.MOVE, secret))))
        .compose(
            told ->
                outbox.put(
                    tx,
                    letters()
                        .write(
                            account.email(),
                            account.language(),
                            "moving",
                            to.value(),
                            letters().page("/forgotten"))));
  }

  /** Moves the account whose owner follows the link. */
  Future<Void> moved(SecretWord secret) {
    return database.withTransaction(
        tx ->
            links
                .take(tx, secret, LinkPurpose.MOVE)
                .compose(
                    link ->
                        account(tx, link.account())
                            .compose(
                                account ->
                                    AccountStore.changeEmail(tx, account.id(), link.email())))
                .compose(
                    free ->
                        free
                            ? Future.succeededFuture()
                            : Problem.conflict(
                                    "address-taken",
                                    "There is an account with this address",
                                    "Use another address.")
                                .asFailure()));
  }
}
