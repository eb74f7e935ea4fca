package eu.veerman.contracts.event;

import eu.veerman.contracts.SessionId;
import java.time.Instant;

/**
 * A session's tokens are refused from now on; after {@code tokensExpireAt} none is left and nobody
 * needs to remember.
 */
public record SessionEnded(SessionId session, Instant tokensExpireAt) implements VeermanEvent {
  @Override
  public String subject() {
    return "session/" + session;
  }
}
