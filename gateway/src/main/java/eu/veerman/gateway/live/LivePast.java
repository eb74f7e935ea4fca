package eu.veerman.gateway.live;

import eu.veerman.platform.events.Position;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What stood in the log for an audience while it was not listening. */
@FunctionalInterface
interface LivePast {
  /** How many events are read at once at most. */
  int PAGE = 100;

  /**
   * At most {@link #PAGE} events after one position up to another, in the log's order. The second
   * one has to be a position that a reader has reached: what stands before it is complete.
   */
  Future<List<LiveMessage>> between(Position after, Position upTo, Set<UUID> audience);
}
