package eu.veerman.platform.events;

import eu.veerman.platform.database.Database;
import eu.veerman.platform.events.EventReader.Batch;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log batch by batch for who catches up: the next one is read while the last one is dealt
 * with, so that neither the database nor the reader waits for the other. Who is at the end of the
 * log reads nothing ahead. What was read ahead may be older than a reading now would be, and that
 * is all: events do not change, and those that come are read after it.
 */
final class ReadAhead {
  private final Database database;
  private final Set<String> types;
  private @Nullable Ahead ahead;

  private record Ahead(Position after, int limit, Future<Batch> batch) {}

  /**
   * @param types that are wanted; empty for all
   */
  ReadAhead(Database database, Set<String> types) {
    this.database = database;
    this.types = types;
  }

  /**
   * What follows a place; begins to read what follows that, on a connection of its own.
   *
   * @param connection to read with where nothing was read ahead
   */
  synchronized Future<Batch> next(SqlConnection connection, Position after, int limit) {
    Ahead begun = ahead;
    ahead = null;
    Future<Batch> batch =
        begun != null && begun.limit == limit && begun.after.equals(after)
            ? begun.batch
            : EventReader.read(connection, after, limit, types);
    return batch.onSuccess(found -> goOn(found, limit));
  }

  private synchronized void goOn(Batch found, int limit) {
    if (!found.complete()) {
      ahead =
          new Ahead(
              found.upTo(),
              limit,
              database.withConnection(
                  connection -> EventReader.read(connection, found.upTo(), limit, types)));
    }
  }
}
