package eu.veerman.profile.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;

/** What holds for signing in. Pure. */
final class SessionRules {
  /** Failed attempts on one account from one network address that are borne within the window. */
  static final int MOST_FAILURES = 10;

  /** How long failed attempts count, from the first. */
  static final Duration WINDOW = Duration.ofMinutes(15);

  /**
   * How long after its use a refresh token that comes again is taken for another tab of the same
   * browser, or for a repeated request, and not for a copy.
   */
  static final Duration SAME_MOMENT = Duration.ofMinutes(1);

  private static final int MOST_DEVICE_CHARS = 200;

  private SessionRules() {}

  /**
   * What attempts are counted under: account, existing or not, and network address together, so
   * that nobody can lock others out by guessing. A SHA-256 in hexadecimal, so that the table is no
   * list of who tried what.
   */
  static String attemptsKey(String email, String caller) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(
                  (email.strip().toLowerCase(Locale.ROOT) + "\n" + caller)
                      .getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** What a browser or program calls itself, in printable characters. */
  static String device(String userAgent) {
    String printable = userAgent.replaceAll("[^\\x20-\\x7e]", "").strip();
    return printable.substring(0, Math.min(printable.length(), MOST_DEVICE_CHARS));
  }
}
