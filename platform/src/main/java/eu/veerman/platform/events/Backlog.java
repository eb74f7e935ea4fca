package eu.veerman.platform.events;

import java.time.Duration;
import java.util.Set;

/**
 * How far a reader is behind. Counting what is unread costs as much as reading it, so a reader that
 * catches up in many batches has it counted now and then, beside its reading.
 */
final class Backlog {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final EventReader.Lag NONE = new EventReader.Lag(0, 0);

  private final EventReader reader;
  private final Set<String> types;
  private volatile EventReader.Lag lag = NONE;
  private long notBefore = System.nanoTime();

  /**
   * @param types that the reader wants; empty for all
   */
  Backlog(EventReader reader, Set<String> types) {
    this.reader = reader;
    this.types = types;
  }

  /** As of the last look. */
  EventReader.Lag lag() {
    return lag;
  }

  /** There is nothing unread. */
  void clear() {
    lag = NONE;
  }

  /** There is more after this place; it is counted unless that was done just now. */
  void countNowAndThen(Position place) {
    if (System.nanoTime() - notBefore >= 0) {
      count(place);
    }
  }

  /** Counts what is after this place. */
  void count(Position place) {
    notBefore = System.nanoTime() + LOOK_EVERY.toNanos();
    reader.lag(place, types).onSuccess(known -> lag = known);
  }
}
