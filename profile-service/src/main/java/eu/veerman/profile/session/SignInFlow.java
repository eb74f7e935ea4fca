package eu.veerman.profile.session;

import eu.veerman.contracts.AccountId;
import eu.veerman.platform.database.Database;
import eu.veerman.platform.http.Problem;
import eu.veerman.profile.account.Account;
import eu.veerman.profile.account.AccountStore;
import eu.veerman.profile.account.AccountStore.WithPassword;
import eu.veerman.profile.account.PasswordHash;
import eu.veerman.profile.account.PasswordHashing;
import eu.veerman.profile.mail.EmailAddress;
import eu.veerman.profile.session.SessionFlow.Caller;
import eu.veerman.profile.session.SessionFlow.Session;
import eu.veerman.profile.storage.Stamps;
import eu.veerman.profile.viewer.Viewer;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Proving by password who one is: to sign in, and again for what a stolen session must not do. */
public final class SignInFlow {
  private final Database database;
  private final PasswordHashing passwords;
  private final SessionFlow sessions;
  private final Stamps stamps;

  public SignInFlow(
      Database database, PasswordHashing passwords, SessionFlow sessions, Stamps stamps) {
    this.database = database;
    this.passwords = passwords;
    this.sessions = sessions;
    this.stamps = stamps;
  }

  /**
   * Signs in. An address without an account costs the same work and gets the same answer as a wrong
   * password, so that nobody learns here who has an account.
   */
  Future<Session> signIn(String email, String password, Caller caller) {
    String key = SessionRules.attemptsKey(email, caller.address());
    return database
        .withConnection(connection -> AttemptStore.failures(connection, key, stamps.now()))
        .compose(failures -> refusedWhenTooMany(failures))
        .compose(free -> find(email))
        .compose(
            found ->
                check(found, password)
                    .compose(
                        fits ->
                            fits
                                ? begin(found.orElseThrow(), key, password, caller)
                                : refuse(key)));
  }

  private Future<Void> refusedWhenTooMany(Optional<AttemptStore.Failures> failures) {
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
    return found
        .flatMap(WithPassword::password)
        .map(hash -> passwords.fits(password, hash))
        .orElseGet(() -> passwords.fitsNobody(password));
  }

  private <T> Future<T> refuse(String key) {
    Instant now = stamps.now();
    return database
        .withConnection(
            connection ->
                AttemptStore.countFailure(connection, key, now, now.plus(SessionRules.WINDOW)))
        .compose(
            counted ->
                Problem.of(
                        401,
                        "wrong-credentials",
                        "Not signed in",
                        "The address or the password is not right. Check both and try again.")
                    .asFailure());
  }

  private Future<Session> begin(WithPassword found, String key, String password, Caller caller) {
    return rehashed(found.password(), password)
        .compose(
            better ->
                database.withTransaction(
                    tx ->
                        AttemptStore.forget(tx, key)
                            .compose(forgotten -> store(tx, found.account().id(), better))
                            .compose(stored -> sessions.begin(tx, found.account(), caller))));
  }

  /** The password at today's cost, when it was hashed at another one. */
  private Future<Optional<PasswordHash>> rehashed(Optional<PasswordHash> stored, String password) {
    return stored.filter(passwords::isOutdated).isPresent()
        ? passwords.hash(password).map(Optional::of)
        : Future.succeededFuture(Optional.empty());
  }

  private static Future<Void> store(
      SqlConnection tx, AccountId account, Optional<PasswordHash> better) {
    return better.isPresent()
        ? AccountStore.changePassword(tx, account, better.get())
        : Future.succeededFuture();
  }

  /**
   * The viewer's account, after the password was given once more for something that a stolen
   * session must not do. Wrong ones count as failed attempts to sign in.
   */
  public Future<Account> proved(Viewer viewer, String password, Caller caller) {
    return database
        .withConnection(connection -> AccountStore.withPassword(connection, viewer.account()))
        .compose(
            found ->
                found.isEmpty()
                    ? SessionFlow.over()
                    : proved(
                        found.get(),
                        password,
                        SessionRules.attemptsKey(
                            found.get().account().email().value(), caller.address())));
  }

  private Future<Account> proved(WithPassword found, String password, String key) {
    Instant now = stamps.now();
    return database
        .withConnection(connection -> AttemptStore.failures(connection, key, now))
        .compose(this::refusedWhenTooMany)
        .compose(free -> check(Optional.of(found), password))
        .compose(
            fits ->
                fits
                    ? Future.succeededFuture(found.account())
                    : database
                        .withConnection(
                            connection ->
                                AttemptStore.countFailure(
                                    connection, key, now, now.plus(SessionRules.WINDOW)))
                        .compose(
                            counted ->
                                Problem.of(
                                        403,
                                        "wrong-password",
                                        "The password is not right",
                                        "Check it and try again.")
                                    .asFailure()));
  }
}
