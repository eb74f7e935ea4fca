package eu.veerman.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import eu.veerman.platform.database.Database;
import eu.veerman.platform.json.Json;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Lets a request that carries an {@code Idempotency-Key} take effect once, however often it is
 * sent. The answer is stored in the transaction of the effect, in the table {@code
 * idempotency_keys} of the service's schema (migration folder {@code
 * eu/veerman/platform/http/idempotency}).
 *
 * <ul>
 *   <li>The same key and the same request: the stored answer, with {@code Idempotency-Replayed:
 *       true}.
 *   <li>The same key and another request: 422.
 *   <li>The same key while the first request is still under way: 409.
 *   <li>A problem is not stored: what failed may be tried again under the same key.
 * </ul>
 */
public final class Idempotency {
  /** The header of an answer that was stored. */
  public static final String REPLAYED = "Idempotency-Replayed";

  private static final String LOCK =
      "select pg_try_advisory_xact_lock(hashtextextended($1, 1)) as mine";
  private static final String FIND =
      """
      select request_hash, status, headers::text as headers, body
      from idempotency_keys where account = $1 and key = $2
      """;
  private static final String STORE =
      """
      insert into idempotency_keys (account, key, request_hash, status, headers, body)
      values ($1, $2, $3, $4, $5::text::jsonb, $6)
      """;
  private static final String PURGE =
      """
      delete from idempotency_keys where (account, key) in (
        select account, key from idempotency_keys where created_at < $1 limit $2)
      """;

  private final Database database;

  public Idempotency(Database database) {
    this.database = database;
  }

  /**
   * Does work in a transaction, once for each key of an account; without a key, simply in a
   * transaction. A failed future rolls everything back, and is answered as any failure of an
   * operation.
   */
  public Future<Reply> once(Call call, Function<SqlConnection, Future<Answer>> work) {
    Optional<String> key = call.idempotencyKey();
    if (key.isEmpty()) {
      return database.withTransaction(work).map(answer -> answer);
    }
    UUID account = call.viewer().accountId();
    Buffer hash = hash(call);
    return database.withTransaction(
        transaction ->
            lock(transaction, account, key.get())
                .compose(locked -> find(transaction, account, key.get(), hash))
                .compose(
                    stored ->
                        stored.isPresent()
                            ? Future.<Reply>succeededFuture(stored.get())
                            : work.apply(transaction)
                                .compose(
                                    answer ->
                                        store(transaction, account, key.get(), hash, answer)
                                            .<Reply>map(answer))));
  }

  /** Forgets the oldest stored answers, and tells how many. */
  public Future<Integer> forget(Instant before, int limit) {
    return database.withTransaction(
        transaction ->
            transaction
                .preparedQuery(PURGE)
                .execute(Tuple.of(before.atOffset(ZoneOffset.UTC), limit))
                .map(rows -> rows.rowCount()));
  }

  private static Future<Void> lock(SqlConnection transaction, UUID account, String key) {
    return transaction
        .preparedQuery(LOCK)
        .execute(Tuple.of("idempotency/" + account + "/" + key))
        .compose(
            rows ->
                rows.iterator().next().getBoolean("mine")
                    ? Future.succeededFuture()
                    : Problem.conflict(
                            "in-progress",
                            "The same request is still under way",
                            "Wait a moment and send it again with the same Idempotency-Key.")
                        .with("Retry-After", "1")
                        .asFailure());
  }

  private static Future<Optional<Answer>> find(
      SqlConnection transaction, UUID account, String key, Buffer hash) {
    return transaction
        .preparedQuery(FIND)
        .execute(Tuple.of(account, key))
        .compose(
            rows -> {
              if (rows.size() == 0) {
                return Future.succeededFuture(Optional.empty());
              }
              Row row = rows.iterator().next();
              if (!row.getBuffer("request_hash").equals(hash)) {
                return Problem.of(
                        422,
                        "idempotency-key-reused",
                        "The Idempotency-Key belongs to another request",
                        "Use a new key for a new request.")
                    .asFailure();
              }
              return Future.succeededFuture(Optional.of(stored(row)));
            });
  }

  private static Answer stored(Row row) {
    Map<String, String> headers = new LinkedHashMap<>();
    JsonNode tree = Json.readTree(row.getString("headers"));
    tree.fields().forEachRemaining(one -> headers.put(one.getKey(), one.getValue().asText()));
    return new Answer(row.getInteger("status"), headers, row.getBuffer("body").getBytes())
        .with(REPLAYED, "true");
  }

  private static Future<Void> store(
      SqlConnection transaction, UUID account, String key, Buffer hash, Answer answer) {
    return transaction
        .preparedQuery(STORE)
        .execute(
            Tuple.of(
                account,
                key,
                hash,
                answer.status(),
                Json.text(answer.headers()),
                Buffer.buffer(answer.body())))
        .mapEmpty();
  }

  /** What makes two requests the same: the operation, its address, its condition and its body. */
  private static Buffer hash(Call call) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part :
          new String[] {
            call.operationId(), call.request().uri(), call.header("If-Match").orElse("")
          }) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      digest.update(call.bodyBytes().getBytes());
      return Buffer.buffer(digest.digest());
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("this Java has no SHA-256", missing);
    }
  }
}
