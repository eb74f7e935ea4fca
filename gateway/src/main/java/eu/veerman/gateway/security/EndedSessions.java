package eu.veerman.gateway.security;

import eu.veerman.platform.tokens.Viewer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The sessions whose tokens are refused although they have not expired. Each is forgotten once its
 * last token has expired, so there are never more than were ended within a token's life.
 */
public final class EndedSessions implements Predicate<Viewer> {
  private static final int LOOK_EVERY = 1_000;
  // Verifiers bear with clocks that differ by at most this much, and take a token that much longer.
  private static final Duration LEEWAY = Duration.ofMinutes(5);

  private final InstantSource clock;
  private final Map<UUID, Instant> refusedUntil = new ConcurrentHashMap<>();
  private int sinceLook;

  public EndedSessions(InstantSource clock) {
    this.clock = clock;
  }

  /** Refuses a session from now on. */
  public synchronized void add(UUID session, Instant tokensExpireAt) {
    if (++sinceLook >= LOOK_EVERY) {
      sinceLook = 0;
      forgetExpired();
    }
    Instant until = tokensExpireAt.plus(LEEWAY);
    if (until.isAfter(clock.instant())) {
      refusedUntil.put(session, until);
    }
  }

  /** Whether the viewer's session was ended. */
  @Override
  public boolean test(Viewer viewer) {
    return refusedUntil.containsKey(viewer.sessionId());
  }

  /** How many are remembered. */
  public int size() {
    return refusedUntil.size();
  }

  private void forgetExpired() {
    Instant now = clock.instant();
    refusedUntil.values().removeIf(until -> !until.isAfter(now));
  }
}
