package eu.veerman.profile.session;

import eu.veerman.contracts.AccountId;
import eu.veerman.contracts.SessionId;
import eu.veerman.profile.storage.Stored;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;

/** Sessions, and failed attempts to begin one, in the database. */
final class SessionStore {
  private static final int CLEANED_AT_ONCE = 100;

  private SessionStore() {}

  static Future<Void> insert(
      SqlConnection tx, SessionId id, AccountId account, Instant now, Instant expiresAt) {
    return tx.preparedQuery(
            """
            INSERT INTO sessions (id, account, created_at, expires_at) VALUES ($1, $2, $3, $4)
            """)
        .execute(Tuple.of(id.value(), account.value(), Stored.time(now), Stored.time(expiresAt)))
        .mapEmpty();
  }

  /** Ends a session; empty when it has ended already, else when its tokens expire. */
  static Future<Optional<Instant>> end(SqlConnection tx, SessionId id, Instant now) {
    return tx.preparedQuery(
            """
            UPDATE sessions SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL
            RETURNING expires_at
            """)
        .execute(Tuple.of(id.value(), Stored.time(now)))
        .map(rows -> Stored.first(rows, row -> Stored.instant(row, "expires_at")));
  }

  /** When a session's tokens expire; empty for one that has ended or never was. */
  static Future<Optional<Instant>> expiry(SqlConnection connection, SessionId id) {
    return connection
        .preparedQuery("SELECT expires_at FROM sessions WHERE id = $1 AND ended_at IS NULL")
        .execute(Tuple.of(id.value()))
        .map(rows -> Stored.first(rows, row -> Stored.instant(row, "expires_at")));
  }

  /** Removes some sessions and attempts that nobody needs to remember. */
  static Future<Void> clean(SqlConnection tx, Instant now) {
    return tx.preparedQuery(
            """
            DELETE FROM sessions WHERE id IN (
              SELECT id FROM sessions WHERE expires_at < $1 ORDER BY expires_at LIMIT $2
              FOR UPDATE SKIP LOCKED)
            """)
        .execute(Tuple.of(Stored.time(now), CLEANED_AT_ONCE))
        .compose(
            deleted ->
                tx.preparedQuery(
                        """
                        DELETE FROM sign_in_attempts WHERE address IN (
                          SELECT address FROM sign_in_attempts WHERE until < $1
                          ORDER BY until LIMIT $2 FOR UPDATE SKIP LOCKED)
                        """)
                    .execute(Tuple.of(Stored.time(now), CLEANED_AT_ONCE)))
        .mapEmpty();
  }

  /**
   * Failed attempts on an address.
   *
   * @param until when they are forgotten
   */
  record Failures(int count, Instant until) {}

  static Future<Optional<Failures>> failures(
      SqlConnection connection, String address, Instant now) {
    return connection
        .preparedQuery(
            "SELECT failures, until FROM sign_in_attempts WHERE address = $1 AND until > $2")
        .execute(Tuple.of(address, Stored.time(now)))
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
      SqlConnection connection, String address, Instant now, Instant until) {
    return connection
        .preparedQuery(
            """
            INSERT INTO sign_in_attempts AS a (address, failures, until) VALUES ($1, 1, $3)
            ON CONFLICT (address) DO UPDATE SET
              failures = CASE WHEN a.until <= $2 THEN 1 ELSE least(a.failures + 1, 1000000) END,
              until = CASE WHEN a.until <= $2 THEN excluded.until ELSE a.until END
            """)
        .execute(Tuple.of(address, Stored.time(now), Stored.time(until)))
        .mapEmpty();
  }

  static Future<Void> forgetAttempts(SqlConnection tx, String address) {
    return tx.preparedQuery("DELETE FROM sign_in_attempts WHERE address = $1")
        .execute(Tuple.of(address))
        .mapEmpty();
  }
}
