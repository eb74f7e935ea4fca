package eu.veerman.profile.mail;

import eu.veerman.contracts.TextLanguage;
import eu.veerman.profile.input.Choices;
import eu.veerman.profile.storage.Stored;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Mails on their way, in the database. */
final class MailStore {
  private MailStore() {}

  /**
   * A mail on its way.
   *
   * @param attempts that failed
   */
  record Waiting(UUID id, Letter letter, Instant createdAt, int attempts) {}

  static Future<Void> insert(SqlConnection tx, UUID id, Letter letter, Instant now) {
    return tx.preparedQuery(
            """
            INSERT INTO mails (id, recipient, language, subject, body, created_at, next_attempt_at)
            VALUES ($1, $2, $3, $4, $5, $6, $6)
            """)
        .execute(
            Tuple.of(
                id,
                letter.to().value(),
                Choices.nameOf(letter.language()),
                letter.subject(),
                letter.body(),
                Stored.time(now)))
        .mapEmpty();
  }

  /**
   * Takes some that are due: no instance looks at them again before the lease ends, which is long
   * after they were sent or put off.
   */
  static Future<List<Waiting>> take(SqlConnection tx, Instant now, Instant leaseEnds, int limit) {
    return tx.preparedQuery(
            """
            UPDATE mails SET next_attempt_at = $2 WHERE id IN (
              SELECT id FROM mails WHERE next_attempt_at <= $1 ORDER BY next_attempt_at LIMIT $3
              FOR UPDATE SKIP LOCKED)
            RETURNING id, recipient, language, subject, body, created_at, attempts
            """)
        .execute(Tuple.of(Stored.time(now), Stored.time(leaseEnds), limit))
        .map(rows -> Stored.all(rows, MailStore::waiting));
  }

  /** The newest, for the demo's page. */
  static Future<List<Waiting>> newest(SqlConnection connection, int limit) {
    return connection
        .preparedQuery(
            """
            SELECT id, recipient, language, subject, body, created_at, attempts FROM mails
            ORDER BY created_at DESC, id LIMIT $1
            """)
        .execute(Tuple.of(limit))
        .map(rows -> Stored.all(rows, MailStore::waiting));
  }

  static Future<Void> delete(SqlConnection tx, UUID id) {
    return tx.preparedQuery("DELETE FROM mails WHERE id = $1").execute(Tuple.of(id)).mapEmpty();
  }

  static Future<Void> retryAt(SqlConnection tx, UUID id, Instant next) {
    return tx.preparedQuery(
            "UPDATE mails SET attempts = attempts + 1, next_attempt_at = $2 WHERE id = $1")
        .execute(Tuple.of(id, Stored.time(next)))
        .mapEmpty();
  }

  /** Forgets mails that were written before a moment. Answers how many. */
  static Future<Integer> forget(SqlConnection tx, Instant before) {
    return tx.preparedQuery("DELETE FROM mails WHERE created_at < $1")
        .execute(Tuple.of(Stored.time(before)))
        .map(rows -> rows.rowCount());
  }

  private static Waiting waiting(Row row) {
    return new Waiting(
        row.getUUID("id"),
        new Letter(
            new EmailAddress(row.getString("recipient")),
            Choices.LANGUAGES.getOrDefault(row.getString("language"), TextLanguage.EN),
            row.getString("subject"),
            row.getString("body")),
        Stored.instant(row, "created_at"),
        row.getInteger("attempts"));
  }
}
