package eu.veerman.profile.session;

import eu.veerman.contracts.event.SessionEnded;
import eu.veerman.platform.events.Event;
import eu.veerman.platform.events.ViewHandler;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sessions that were ended and whose tokens would still be in force, as the log tells them. A
 * token that has expired is refused anyway, so its session is forgotten.
 */
public final class EndedSessions implements ViewHandler {
  private final Map<UUID, Instant> tokensExpireAt = new ConcurrentHashMap<>();
  private final InstantSource clock;

  public EndedSessions(InstantSource clock) {
    this.clock = clock;
  }

  /** Whether the session was ended before its token expired. */
  public boolean contains(UUID session) {
    return tokensExpireAt.containsKey(session);
  }

  /** Refuses a session's tokens from now on, before the log brings the news. */
  void add(SessionEnded session) {
    tokensExpireAt.put(session.session().value(), session.tokensExpireAt());
  }

  @Override
  public Future<?> apply(List<Event> events) {
    for (Event event : events) {
      add(event.dataAs(SessionEnded.class));
    }
    Instant now = clock.instant();
    tokensExpireAt.values().removeIf(expiry -> expiry.isBefore(now));
    return Future.succeededFuture();
  }

  @Override
  public void startOver() {
    // What was ended stays ended: forgetting it would let a refused token in again for a moment.
  }
}
