package eu.veerman.platform.events;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;

/**
 * What a durable consumer does with events. It must bear an event twice, and one whose version is
 * lower than another of its subject that it has seen: it keeps the greatest and ignores the rest.
 */
@FunctionalInterface
public interface EventHandler {
  /**
   * Handles events in the order of the log. What it writes over the connection is committed
   * together with the acknowledgement. When the future fails, nothing is acknowledged and the
   * events come again.
   */
  Future<?> handle(SqlConnection transaction, List<Event> events);

  /**
   * Called in the transaction that sets the consumer back to the beginning of the log, because the
   * log was restored from a backup: what was derived from events may be of events that never
   * happened.
   */
  default Future<?> startOver(SqlConnection transaction) {
    return Future.succeededFuture();
  }
}
