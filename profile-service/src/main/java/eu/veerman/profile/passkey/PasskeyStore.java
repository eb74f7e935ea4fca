package eu.veerman.profile.passkey;

import eu.veerman.contracts.AccountId;
import eu.veerman.profile.storage.Stored;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.webauthn4j.Authenticator;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Passkeys and open challenges in the database. */
final class PasskeyStore {
  private static final String SELECT =
      "SELECT id, account, name, authenticator, counter, created_at, used_at FROM passkeys ";

  private PasskeyStore() {}

  /** Keeps a passkey; false when the same one is kept already, whosever it is. */
  static Future<Boolean> insert(SqlConnection tx, Passkey passkey) {
    return tx.preparedQuery(
            """
            INSERT INTO passkeys
              (id, account, credential, name, authenticator, counter, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (credential) DO NOTHING
            """)
        .execute(
            Tuple.of(
                passkey.id(),
                passkey.account().value(),
                passkey.authenticator().getCredID(),
                passkey.name(),
                passkey.authenticator().toJson(),
                passkey.authenticator().getCounter(),
                Stored.time(passkey.createdAt())))
        .map(rows -> rows.rowCount() == 1);
  }

  /** A person's passkeys, the oldest first. */
  static Future<List<Passkey>> of(SqlConnection connection, AccountId account) {
    return connection
        .preparedQuery(SELECT + "WHERE account = $1 ORDER BY created_at, id")
        .execute(Tuple.of(account.value()))
        .map(rows -> Stored.all(rows, PasskeyStore::passkey));
  }

  static Future<Optional<Passkey>> find(SqlConnection connection, String credential) {
    return connection
        .preparedQuery(SELECT + "WHERE credential = $1")
        .execute(Tuple.of(credential))
        .map(rows -> Stored.first(rows, PasskeyStore::passkey));
  }

  static Future<Void> used(SqlConnection tx, UUID id, long counter, Instant now) {
    return tx.preparedQuery("UPDATE passkeys SET counter = $2, used_at = $3 WHERE id = $1")
        .execute(Tuple.of(id, counter, Stored.time(now)))
        .mapEmpty();
  }

  static Future<Boolean> delete(SqlConnection tx, AccountId account, UUID id) {
    return tx.preparedQuery("DELETE FROM passkeys WHERE account = $1 AND id = $2")
        .execute(Tuple.of(account.value(), id))
        .map(rows -> rows.rowCount() == 1);
  }

  static Future<Void> open(
      SqlConnection tx,
      String challenge,
      Optional<AccountId> account,
      Instant now,
      Instant expiresAt) {
    return tx.preparedQuery("DELETE FROM passkey_challenges WHERE expires_at < $1")
        .execute(Tuple.of(Stored.time(now)))
        .compose(
            cleaned ->
                tx.preparedQuery(
                        """
                        INSERT INTO passkey_challenges (challenge, account, expires_at)
                        VALUES ($1, $2, $3)
                        """)
                    .execute(
                        Tuple.of(
                            challenge,
                            Stored.orNull(account.map(AccountId::value)),
                            Stored.time(expiresAt))))
        .mapEmpty();
  }

  /** Uses up a challenge; false when it is none that is open for this. */
  static Future<Boolean> take(
      SqlConnection tx, String challenge, Optional<AccountId> account, Instant now) {
    return tx.preparedQuery(
            """
            DELETE FROM passkey_challenges
            WHERE challenge = $1 AND account IS NOT DISTINCT FROM $2 AND expires_at > $3
            """)
        .execute(
            Tuple.of(challenge, Stored.orNull(account.map(AccountId::value)), Stored.time(now)))
        .map(rows -> rows.rowCount() == 1);
  }

  private static Passkey passkey(Row row) {
    return new Passkey(
        row.getUUID("id"),
        new AccountId(row.getUUID("account")),
        row.getString("name"),
        new Authenticator((JsonObject) row.getJson("authenticator"))
            .setCounter(row.getLong("counter")),
        Stored.instant(row, "created_at"),
        Stored.maybeInstant(row, "used_at"));
  }
}
