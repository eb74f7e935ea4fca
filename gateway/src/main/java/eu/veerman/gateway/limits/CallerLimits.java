package eu.veerman.gateway.limits;

import eu.veerman.platform.tokens.Viewer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Who may ask how often: by account when a token says which, else by address. Signing in is counted
 * apart and more strictly, since each attempt costs a slow hash and guesses at a password.
 */
public final class CallerLimits {
  private static final int MAX_CALLERS = 100_000;

  private final RateLimit accounts;
  private final RateLimit addresses;
  private final RateLimit signIns;

  /**
   * Begins to count.
   *
   * @param account what an account, signed in at several places, may ask
   * @param address what one address may ask without a token, or with a refused one
   * @param signIn what one address may try
   */
  public CallerLimits(Rate account, Rate address, Rate signIn, InstantSource clock) {
    this.accounts = new RateLimit(account, MAX_CALLERS, clock);
    this.addresses = new RateLimit(address, MAX_CALLERS, clock);
    this.signIns = new RateLimit(signIn, MAX_CALLERS, clock);
  }

  /** Counts a request of a verified account. Empty when it may pass, else how long to wait. */
  public Optional<Duration> takeFor(Viewer viewer) {
    return accounts.take(viewer.accountId().toString());
  }

  /** Counts a request of nobody known. Empty when it may pass, else how long to wait. */
  public Optional<Duration> takeFor(String address) {
    return addresses.take(address);
  }

  /** Counts an attempt to sign in. Empty when it may pass, else how long to wait. */
  public Optional<Duration> takeSignIn(String address) {
    return signIns.take(address);
  }
}
