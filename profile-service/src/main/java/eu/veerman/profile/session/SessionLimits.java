package eu.veerman.profile.session;

import java.time.Duration;
import java.time.Instant;

/**
 * How long sessions and tokens last.
 *
 * @param token an access token, 1 minute to 1 day: after it somebody whose session was not ended
 *     has to refresh
 * @param idle a session that is not refreshed
 * @param whole a session in any case
 */
public record SessionLimits(Duration token, Duration idle, Duration whole) {
  public SessionLimits {
    if (token.compareTo(Duration.ofMinutes(1)) < 0 || token.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException("token is " + token + ", must be 1 minute to 1 day");
    }
    if (idle.compareTo(token) < 0 || whole.compareTo(idle) < 0) {
      throw new IllegalArgumentException(
          "idle is " + idle + " and whole " + whole + ", must not be shorter than what they hold");
    }
  }

  /** When a session that began then and is refreshed now ends unless it is refreshed again. */
  Instant end(Instant begun, Instant now) {
    Instant idleEnd = now.plus(idle);
    Instant wholeEnd = begun.plus(whole);
    return idleEnd.isBefore(wholeEnd) ? idleEnd : wholeEnd;
  }
}
