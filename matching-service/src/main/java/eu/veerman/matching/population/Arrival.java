package eu.veerman.matching.population;

import eu.veerman.platform.events.Position;
import eu.veerman.platform.events.View;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Waits until what a write told the log has arrived here, so that somebody who has just saved sees
 * it. Bounded: an answer that is a moment old is better than none.
 */
public final class Arrival {
  private final View view;

  public Arrival(View view) {
    this.view = view;
  }

  /** Whether the place was reached within the time. */
  public Future<Boolean> within(Position place, Duration atMost) {
    return view.reached(place)
        .map(true)
        .timeout(atMost.toMillis(), TimeUnit.MILLISECONDS)
        .otherwise(false);
  }
}
