package eu.veerman.profile.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;

/** What holds for signing in. Pure. */
final class SessionRules {
  /** Failed attempts on one address that are borne within the window. */
  static final int MOST_FAILURES = 10;

  /** How long failed attempts count, from the first. */
  static final Duration WINDOW = Duration.ofMinutes(15);

  private SessionRules() {}

  /**
   * What attempts on an address are counted under, existing or not: its SHA-256 in hexadecimal, so
   * that the table is no list of who tried what.
   */
  static String attemptsKey(String address) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(address.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
