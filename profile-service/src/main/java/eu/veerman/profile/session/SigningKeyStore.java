package eu.veerman.profile.session;

import eu.veerman.platform.config.Secret;
import eu.veerman.platform.tokens.SigningKey;
import eu.veerman.profile.storage.Stored;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The keys that tokens are signed with, in the database, so that all instances share them. */
final class SigningKeyStore {
  private static final long LOCK = 0x7665_6572_6d61_6e03L;
  private static final int MOST = 10;

  private SigningKeyStore() {}

  /** Makes other instances that start now wait until this transaction ends. */
  static Future<Void> lock(SqlConnection tx) {
    return tx.preparedQuery("SELECT pg_advisory_xact_lock($1)").execute(Tuple.of(LOCK)).mapEmpty();
  }

  /** The keys, newest first. */
  static Future<List<SigningKey>> all(SqlConnection connection) {
    return connection
        .preparedQuery("SELECT jwk FROM signing_keys ORDER BY created_at DESC, id DESC LIMIT $1")
        .execute(Tuple.of(MOST))
        .map(rows -> Stored.all(rows, row -> SigningKey.fromJwk(new Secret(row.getString("jwk")))));
  }

  /** When the newest key was made. */
  static Future<Optional<Instant>> newest(SqlConnection connection) {
    return connection
        .query("SELECT max(created_at) AS made FROM signing_keys")
        .execute()
        .map(rows -> Stored.maybeInstant(rows.iterator().next(), "made"));
  }

  static Future<Void> insert(SqlConnection tx, SigningKey key, Instant now) {
    return tx.preparedQuery("INSERT INTO signing_keys (id, jwk, created_at) VALUES ($1, $2, $3)")
        .execute(Tuple.of(key.id(), key.toJwk().value(), Stored.time(now)))
        .mapEmpty();
  }
}
