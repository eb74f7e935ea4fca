package eu.veerman.profile.administration;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;

/**
 * How the record and its log are; the contract's RecordHealth.
 *
 * @param mails on their way
 * @param log of events
 */
record RecordHealth(Mails mails, Log log) {
  /**
   * @param waiting mails that were not sent yet
   * @param failing of those, tried before
   * @param oldestSeconds the age of the oldest; absent where none waits
   */
  record Mails(long waiting, long failing, Optional<Double> oldestSeconds) {}

  /**
   * @param events that stand in it
   * @param lastSeconds the age of the newest; absent where there is none
   * @param oldestWriterSeconds how long the oldest transaction that writes stands open, 0 for none
   * @param epoch one more after every restore
   */
  record Log(long events, Optional<Double> lastSeconds, double oldestWriterSeconds, int epoch) {}

  static Future<RecordHealth> look(SqlConnection connection) {
    return connection
        .query(
            """
            SELECT (SELECT count(*) FROM mails) AS waiting,
              (SELECT count(*) FROM mails WHERE attempts > 0) AS failing,
              (SELECT extract(epoch FROM now() - min(created_at))::float8 FROM mails) AS oldest_mail,
              (SELECT count(*) FROM events.log) AS events,
              (SELECT extract(epoch FROM now() - max(time))::float8 FROM events.log) AS last_event,
              events.oldest_writer_seconds() AS oldest_writer,
              (SELECT current FROM events.epoch) AS epoch
            """)
        .execute()
        .map(rows -> of(rows.iterator().next()));
  }

  private static RecordHealth of(Row row) {
    return new RecordHealth(
        new Mails(
            row.getLong("waiting"),
            row.getLong("failing"),
            Optional.ofNullable(row.getDouble("oldest_mail"))),
        new Log(
            row.getLong("events"),
            Optional.ofNullable(row.getDouble("last_event")),
            row.getDouble("oldest_writer"),
            row.getInteger("epoch")));
  }
}
