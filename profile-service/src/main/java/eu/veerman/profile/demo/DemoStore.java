package eu.veerman.profile.demo;

import eu.veerman.profile.storage.Stored;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;

/** Whether the demo's data stands, in the database. */
final class DemoStore {
  private DemoStore() {}

  /**
   * How far seeding got.
   *
   * @param firstDay the day the dates count from, whenever seeding goes on
   */
  record Progress(LocalDate firstDay, boolean finished) {}

  /** Begins on a day, unless it was begun before. */
  static Future<Progress> begin(SqlConnection tx, LocalDate today) {
    return tx.preparedQuery("INSERT INTO demo (first_day) VALUES ($1) ON CONFLICT DO NOTHING")
        .execute(Tuple.of(today))
        .compose(begun -> tx.query("SELECT first_day, finished_at FROM demo").execute())
        .map(rows -> rows.iterator().next())
        .map(DemoStore::progress);
  }

  private static Progress progress(Row row) {
    return new Progress(
        row.getLocalDate("first_day"), Stored.maybeInstant(row, "finished_at").isPresent());
  }

  static Future<Void> finish(SqlConnection tx, Instant now) {
    return tx.preparedQuery("UPDATE demo SET finished_at = $1")
        .execute(Tuple.of(Stored.time(now)))
        .mapEmpty();
  }
}
