package eu.veerman.profile.account;

import eu.veerman.platform.http.Problem;
import eu.veerman.profile.mail.EmailAddress;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hashes passwords off the event loop, a few at a time: each takes some 20 MiB and tens of
 * milliseconds, so that whoever sends many at once must not take the whole machine.
 */
public final class PasswordHashing {
  private static final int AT_ONCE = 2;
  private static final int MOST_WAITING = 64;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final WorkerExecutor workers;
  private final SecureRandom random;
  private final PasswordHash.Cost cost;
  private final PasswordHash nobodys;
  private final AtomicInteger waiting = new AtomicInteger();

  /**
   * Begins.
   *
   * @param cost of new hashes
   */
  public PasswordHashing(Vertx vertx, SecureRandom random, PasswordHash.Cost cost) {
    this.workers = vertx.createSharedWorkerExecutor("passwords", AT_ONCE, 1, TimeUnit.MINUTES);
    this.random = random;
    this.cost = cost;
    this.nobodys = PasswordHash.of("nobody has this password", salt(), cost);
  }

  /** Hashes a new password. Fails with 503 when too many wait. */
  public Future<PasswordHash> hash(String password) {
    byte[] salt = salt();
    return work(() -> PasswordHash.of(password, salt, cost));
  }

  /**
   * Hashes a new password after judging it: a 400 says what is wrong with one that is too short, or
   * that a program guesses soon because it is common or made of what is.
   *
   * @param pointer where the password stands in the request
   */
  public Future<PasswordHash> accept(String pointer, String password, EmailAddress email) {
    Optional<String> objection = PasswordPolicy.objection(password, email);
    if (objection.isPresent()) {
      return Problem.invalid(pointer, objection.get()).asFailure();
    }
    byte[] salt = salt();
    return work(
        () -> {
          if (PasswordPolicy.isGuessedSoon(password, email)) {
            throw Problem.invalid(
                    pointer, "is common or easily guessed, must be something only you think of")
                .asException();
          }
          return PasswordHash.of(password, salt, cost);
        });
  }

  /** Whether a password fits the hash. Fails with 503 when too many wait. */
  public Future<Boolean> fits(String password, PasswordHash hash) {
    return work(() -> hash.isOf(password));
  }

  /** Takes as long as {@link #fits} and is never true: for an address that has no account. */
  public Future<Boolean> fitsNobody(String password) {
    return work(() -> nobodys.isOf(password)).map(never -> false);
  }

  /** Whether a hash was made at another cost than new ones are. */
  public boolean isOutdated(PasswordHash hash) {
    return !hash.cost().equals(cost);
  }

  private <T> Future<T> work(Callable<T> hashing) {
    if (waiting.incrementAndGet() > MOST_WAITING) {
      waiting.decrementAndGet();
      return Problem.unavailable(RETRY_AFTER).asFailure();
    }
    return workers.executeBlocking(hashing, false).onComplete(done -> waiting.decrementAndGet());
  }

  private byte[] salt() {
    byte[] salt = new byte[PasswordHash.SALT_BYTES];
    random.nextBytes(salt);
    return salt;
  }

  public Future<Void> close() {
    return workers.close();
  }
}
