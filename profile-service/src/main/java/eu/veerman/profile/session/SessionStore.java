package eu.veerman.profile.session;

import eu.veerman.contracts.AccountId;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.SessionId;
import eu.veerman.profile.storage.SecretWord;
import eu.veerman.profile.storage.Stored;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sessions and their refresh tokens in the database. */
final class SessionStore {
  private static final int CLEANED_AT_ONCE = 100;

  private static final String SELECT =
      """
      SELECT s.id, s.account, s.organisation, s.device, s.created_at, s.refreshed_at, s.expires_at,
        s.by_provider
      FROM sessions s
      """;

  private SessionStore() {}

  /**
   * A session that is not over.
   *
   * @param organisation in which the person works in it
   * @param device what the browser or program called itself at the beginning
   * @param refreshedAt when its newest access token was given out
   * @param expiresAt when it ends unless it is refreshed
   * @param byProvider whether the organisation's identity provider vouches for it, so that it is of
   *     that organisation only
   */
  record Open(
      SessionId id,
      AccountId account,
      OrganisationId organisation,
      String device,
      Instant createdAt,
      Instant refreshedAt,
      Instant expiresAt,
      boolean byProvider) {}

  static Future<Void> insert(SqlConnection tx, Open session) {
    return tx.preparedQuery(
            """
            INSERT INTO sessions
              (id, account, organisation, device, created_at, refreshed_at, expires_at, by_provider)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """)
        .execute(
            Tuple.of(
                session.id().value(),
                session.account().value(),
                session.organisation().value(),
                session.device(),
                Stored.time(session.createdAt()),
                Stored.time(session.refreshedAt()),
                Stored.time(session.expiresAt()),
                session.byProvider()))
        .mapEmpty();
  }

  static Future<Optional<Open>> find(SqlConnection connection, SessionId id, Instant now) {
    return connection
        .preparedQuery(SELECT + " WHERE s.id = $1 AND s.ended_at IS NULL AND s.expires_at > $2")
        .execute(Tuple.of(id.value(), Stored.time(now)))
        .map(rows -> Stored.first(rows, SessionStore::open));
  }

  /** The open sessions of a person, the one used last first. */
  static Future<List<Open>> of(SqlConnection connection, AccountId account, Instant now) {
    return connection
        .preparedQuery(
            SELECT
                + """
                 WHERE s.account = $1 AND s.ended_at IS NULL AND s.expires_at > $2
                ORDER BY s.refreshed_at DESC, s.id
                """)
        .execute(Tuple.of(account.value(), Stored.time(now)))
        .map(rows -> Stored.all(rows, SessionStore::open));
  }

  /** Notes that an access token was given out, and until when the session lives now. */
  static Future<Void> refreshed(SqlConnection tx, SessionId id, Instant now, Instant expiresAt) {
    return tx.preparedQuery("UPDATE sessions SET refreshed_at = $2, expires_at = $3 WHERE id = $1")
        .execute(Tuple.of(id.value(), Stored.time(now), Stored.time(expiresAt)))
        .mapEmpty();
  }

  /** Ends a session; false when it has ended already. */
  static Future<Boolean> end(SqlConnection tx, SessionId id, Instant now) {
    return tx.preparedQuery("UPDATE sessions SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL")
        .execute(Tuple.of(id.value(), Stored.time(now)))
        .map(rows -> rows.rowCount() == 1);
  }

  // Refresh tokens.

  static Future<Void> insertToken(SqlConnection tx, SessionId session, SecretWord token) {
    return tx.preparedQuery("INSERT INTO refresh_tokens (hash, session) VALUES ($1, $2)")
        .execute(Tuple.of(Buffer.buffer(token.hash()), session.value()))
        .mapEmpty();
  }

  /**
   * A refresh token that was given out.
   *
   * @param usedAt when it was used, if it was
   */
  record Token(Open session, Optional<Instant> usedAt) {}

  /** A token of an open session. Whoever brings the same one waits until this transaction ends. */
  static Future<Optional<Token>> lockToken(SqlConnection tx, SecretWord token, Instant now) {
    return tx.preparedQuery(
            """
            SELECT s.id, s.account, s.organisation, s.device, s.created_at, s.refreshed_at,
              s.expires_at, s.by_provider, t.used_at
            FROM refresh_tokens t JOIN sessions s ON s.id = t.session
            WHERE t.hash = $1 AND s.ended_at IS NULL AND s.expires_at > $2
            FOR UPDATE
            """)
        .execute(Tuple.of(Buffer.buffer(token.hash()), Stored.time(now)))
        .map(
            rows ->
                Stored.first(
                    rows, row -> new Token(open(row), Stored.maybeInstant(row, "used_at"))));
  }

  static Future<Void> useToken(SqlConnection tx, SecretWord token, Instant now) {
    return tx.preparedQuery("UPDATE refresh_tokens SET used_at = $2 WHERE hash = $1")
        .execute(Tuple.of(Buffer.buffer(token.hash()), Stored.time(now)))
        .mapEmpty();
  }

  /** Removes some sessions, with their tokens, that nobody needs to remember. */
  static Future<Void> clean(SqlConnection tx, Instant now) {
    return tx.preparedQuery(
            """
            DELETE FROM sessions WHERE id IN (
              SELECT id FROM sessions WHERE expires_at < $1 ORDER BY expires_at LIMIT $2
              FOR UPDATE SKIP LOCKED)
            """)
        .execute(Tuple.of(Stored.time(now), CLEANED_AT_ONCE))
        .mapEmpty();
  }

  private static Open open(Row row) {
    return new Open(
        new SessionId(row.getUUID("id")),
        new AccountId(row.getUUID("account")),
        new OrganisationId(row.getUUID("organisation")),
        row.getString("device"),
        Stored.instant(row, "created_at"),
        Stored.instant(row, "refreshed_at"),
        Stored.instant(row, "expires_at"),
        row.getBoolean("by_provider"));
  }
}
