package eu.veerman.gateway.health;

import eu.veerman.platform.observability.Health;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The health that may be asked from outside. An answer is kept for a moment, so that asking often
 * costs nothing inside. Confined to one event loop.
 */
public final class Readiness {
  private static final Duration KEPT = Duration.ofSeconds(1);

  private final Health health;
  private final InstantSource clock;
  private @Nullable Future<List<Health.Checked>> last;
  private long lastMillis;

  public Readiness(Health health, InstantSource clock) {
    this.health = health;
    this.clock = clock;
  }

  /** How the checks are now, or were a moment ago. */
  public Future<List<Health.Checked>> check() {
    long now = clock.millis();
    Future<List<Health.Checked>> kept = last;
    if (kept != null && (!kept.isComplete() || now - lastMillis < KEPT.toMillis())) {
      return kept;
    }
    Future<List<Health.Checked>> answer = health.ask();
    last = answer;
    lastMillis = now;
    return answer;
  }
}
