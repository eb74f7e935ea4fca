package eu.veerman.profile.session;

import eu.veerman.contracts.AccountId;
import eu.veerman.contracts.SessionId;
import eu.veerman.contracts.event.SessionEnded;
import eu.veerman.platform.database.Database;
import eu.veerman.platform.events.EventLog;
import eu.veerman.platform.http.Problem;
import eu.veerman.platform.tokens.TokenIssuer;
import eu.veerman.platform.tokens.Viewer;
import eu.veerman.profile.account.Account;
import eu.veerman.profile.account.AccountStore;
import eu.veerman.profile.account.AccountStore.WithPassword;
import eu.veerman.profile.account.EmailAddress;
import eu.veerman.profile.account.PasswordHash;
import eu.veerman.profile.account.PasswordHashing;
import eu.veerman.profile.input.Choices;
import eu.veerman.profile.storage.Stamps;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Signing in and out. */
public final class SessionFlow {
  private final Database database;
  private final PasswordHashing passwords;
  private final TokenIssuer issuer;
  private final Duration lifetime;
  private final EventLog log;
  private final EndedSessions ended;
  private final Stamps stamps;

  /**
   * Begins.
   *
   * @param lifetime of a session and its token
   */
  public SessionFlow(
      Database database,
      PasswordHashing passwords,
      TokenIssuer issuer,
      Duration lifetime,
      EventLog log,
      EndedSessions ended,
      Stamps stamps) {
    this.database = database;
    this.passwords = passwords;
    this.issuer = issuer;
    this.lifetime = lifetime;
    this.log = log;
    this.ended = ended;
    this.stamps = stamps;
  }

  /** The contract's Session, with the token only right after signing in. */
  public record Session(Optional<String> accessToken, Instant expiresAt, Account.View account) {}

  Duration lifetime() {
    return lifetime;
  }

  /**
   * Signs in. An address without an account costs the same work and gets the same answer as a wrong
   * password, so that nobody learns here who has an account.
   */
  Future<Session> signIn(String email, String password) {
    String key = SessionRules.attemptsKey(email);
    return database
        .withConnection(connection -> SessionStore.failures(connection, key, stamps.now()))
        .compose(failures -> refusedWhenTooMany(failures))
        .compose(free -> find(email))
        .compose(
            found ->
                check(found, password)
                    .compose(
                        fits -> fits ? begin(found.orElseThrow(), key, password) : refuse(key)));
  }

  private Future<Void> refusedWhenTooMany(Optional<SessionStore.Failures> failures) {
    if (failures.isPresent() && failures.get().count() >= SessionRules.MOST_FAILURES) {
      return Problem.tooManyRequests(Duration.between(stamps.now(), failures.get().until()))
          .asFailure();
    }
    return Future.succeededFuture();
  }

  private Future<Optional<WithPassword>> find(String email) {
    EmailAddress address;
    try {
      address = new EmailAddress(email);
    } catch (IllegalArgumentException noAddress) {
      // No account has it; told like any other address without one.
      return Future.succeededFuture(Optional.empty());
    }
    return database.withConnection(connection -> AccountStore.find(connection, address));
  }

  private Future<Boolean> check(Optional<WithPassword> found, String password) {
    return found.isPresent()
        ? passwords.fits(password, found.get().password())
        : passwords.fitsNobody(password);
  }

  private <T> Future<T> refuse(String key) {
    Instant now = stamps.now();
    return database
        .withConnection(
            connection ->
                SessionStore.countFailure(connection, key, now, now.plus(SessionRules.WINDOW)))
        .compose(
            counted ->
                Problem.of(
                        401,
                        "wrong-credentials",
                        "Not signed in",
                        "The address or the password is not right. Check both and try again.")
                    .asFailure());
  }

  private Future<Session> begin(WithPassword found, String key, String password) {
    Account account = found.account();
    SessionId session = new SessionId(stamps.id());
    Instant now = stamps.now();
    TokenIssuer.Token token = issuer.issue(viewer(account, session), now, lifetime);
    return rehashed(found.password(), password)
        .compose(
            better ->
                database.withTransaction(
                    tx ->
                        SessionStore.insert(tx, session, account.id(), now, token.expiresAt())
                            .compose(stored -> SessionStore.forgetAttempts(tx, key))
                            .compose(forgotten -> SessionStore.clean(tx, now))
                            .compose(cleaned -> store(tx, account.id(), better))))
        .map(done -> new Session(Optional.of(token.token()), token.expiresAt(), account.view()));
  }

  /** The password at today's cost, when it was hashed at another one. */
  private Future<Optional<PasswordHash>> rehashed(PasswordHash stored, String password) {
    return passwords.isOutdated(stored)
        ? passwords.hash(password).map(Optional::of)
        : Future.succeededFuture(Optional.empty());
  }

  private static Future<Void> store(
      SqlConnection tx, AccountId account, Optional<PasswordHash> better) {
    return better.isPresent()
        ? AccountStore.changePassword(tx, account, better.get())
        : Future.succeededFuture();
  }

  private static Viewer viewer(Account account, SessionId session) {
    return new Viewer(
        account.id().value(),
        account.organisation().id().value(),
        Choices.nameOf(account.organisation().kind()),
        Set.of(Choices.nameOf(account.role())),
        account.manager().map(manager -> manager.value()),
        account.name(),
        session.value());
  }

  /** Who is signed in, as the account stands now. */
  Future<Session> current(eu.veerman.profile.viewer.Viewer viewer) {
    return database.withConnection(
        connection ->
            SessionStore.expiry(connection, viewer.session())
                .compose(
                    expiry ->
                        AccountStore.find(connection, viewer.account())
                            .compose(
                                account ->
                                    expiry.isPresent() && account.isPresent()
                                        ? Future.succeededFuture(
                                            new Session(
                                                Optional.empty(),
                                                expiry.get(),
                                                account.get().view()))
                                        : Problem.unauthenticated(
                                                "The session was ended. Sign in again.")
                                            .asFailure())));
  }

  /** Ends a session; ending it again is no trouble. */
  Future<Void> signOut(eu.veerman.profile.viewer.Viewer viewer) {
    return database
        .withTransaction(tx -> end(tx, viewer.session()))
        .onSuccess(over -> over.ifPresent(ended::add))
        .mapEmpty();
  }

  private Future<Optional<SessionEnded>> end(SqlConnection tx, SessionId session) {
    return SessionStore.end(tx, session, stamps.now())
        .compose(
            expiry -> {
              if (expiry.isEmpty()) {
                return Future.succeededFuture(Optional.empty());
              }
              SessionEnded over = new SessionEnded(session, expiry.get());
              return log.append(tx, over, 1).map(appended -> Optional.of(over));
            });
  }
}
