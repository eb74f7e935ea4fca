package eu.veerman.matching.population;

import eu.veerman.platform.events.EventReader;
import eu.veerman.platform.events.Position;
import eu.veerman.platform.events.View;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Waits until what a write told the log has arrived here, so that somebody who has just saved sees
 * it. Bounded: an answer that is a moment old is better than none.
 */
public final class Arrival {
  private final View view;
  private final EventReader log;
  private final BooleanSupplier allTold;
  private volatile Position told = Position.BEGINNING;

  /**
   * @param allTold whether all changes that were taken have been told to who wants to know of them
   */
  public Arrival(View view, EventReader log, BooleanSupplier allTold) {
    this.view = view;
    this.log = log;
    this.allTold = allTold;
  }

  /** A place up to which everything was taken, and told to those who want to know of changes. */
  public Position told() {
    // Asked in this order: what is taken after the place was read does not count as told.
    Position taken = view.position();
    if (allTold.getAsBoolean()) {
      told = taken;
    }
    return told;
  }

  /** Whether all that stands in the log now was taken within the time. */
  public Future<Boolean> ofAll(Duration atMost) {
    return log.end().compose(end -> within(end, atMost));
  }

  /** Whether the place was reached within the time. */
  public Future<Boolean> within(Position place, Duration atMost) {
    return view.reached(place)
        .map(true)
        .timeout(atMost.toMillis(), TimeUnit.MILLISECONDS)
        .otherwise(false);
  }
}
