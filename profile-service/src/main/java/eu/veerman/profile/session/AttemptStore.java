package eu.veerman.profile.session;

import eu.veerman.profile.storage.Stored;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;

/** Failed attempts to sign in, in the database. */
final class AttemptStore {
  private static final int CLEANED_AT_ONCE = 100;

  private AttemptStore() {}

  /**
   * Failed attempts under a key.
   *
   * @param until when they are forgotten
   */
  record Failures(int count, Instant until) {}

  static Future<Optional<Failures>> failures(SqlConnection connection, String key, Instant now) {
    return connection
        .preparedQuery(
            "SELECT failures, until FROM sign_in_attempts WHERE address = $1 AND until > $2")
        .execute(Tuple.of(key, Stored.time(now)))
        .map(
            rows ->
                Stored.first(
                    rows,
                    row -> new Failures(row.getInteger("failures"), Stored.instant(row, "until"))));
  }

  /**
   * Counts a failed attempt.
   *
   * @param until when the attempts are forgotten, if this is the first
   */
  static Future<Void> countFailure(
      SqlConnection connection, String key, Instant now, Instant until) {
    return connection
        .preparedQuery(
            """
            INSERT INTO sign_in_attempts AS a (address, failures, until) VALUES ($1, 1, $3)
            ON CONFLICT (address) DO UPDATE SET
              failures = CASE WHEN a.until <= $2 THEN 1 ELSE least(a.failures + 1, 1000000) END,
              until = CASE WHEN a.until <= $2 THEN excluded.until ELSE a.until END
            """)
        .execute(Tuple.of(key, Stored.time(now), Stored.time(until)))
        .mapEmpty();
  }

  static Future<Void> forget(SqlConnection tx, String key) {
    return tx.preparedQuery("DELETE FROM sign_in_attempts WHERE address = $1")
        .execute(Tuple.of(key))
        .mapEmpty();
  }

  /** Removes some that nobody needs to remember. */
  static Future<Void> clean(SqlConnection tx, Instant now) {
    return tx.preparedQuery(
            """
            DELETE FROM sign_in_attempts WHERE address IN (
              SELECT address FROM sign_in_attempts WHERE until < $1
              ORDER BY until LIMIT $2 FOR UPDATE SKIP LOCKED)
            """)
        .execute(Tuple.of(Stored.time(now), CLEANED_AT_ONCE))
        .mapEmpty();
  }
}
