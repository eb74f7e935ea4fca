package eu.veerman.platform.audit;

import eu.veerman.platform.json.Json;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The audit log: who did what to whom, in the transaction in which it was done. Each entry's hash
 * covers the one before it; of what it says it holds random pseudonyms and a salted commitment, so
 * that forgetting somebody leaves the chain whole.
 */
public final class AuditLog {
  private static final int SALT_BYTES = 16;

  private final String source;
  private final InstantSource clock;
  private final SecureRandom random;

  /**
   * A log to append to.
   *
   * @param source the service that appends, such as {@code profile}
   */
  public AuditLog(String source, InstantSource clock, SecureRandom random) {
    this.source = source;
    this.clock = clock;
    this.random = random;
  }

  /**
   * What was done.
   *
   * @param action such as {@code account.suspended}
   * @param actor the account that did it
   * @param subject the account, organisation, profile or request that it was done to
   * @param details what else is to be known of it
   */
  public record Entry(
      String action, UUID actor, Optional<UUID> subject, Map<String, String> details) {
    public Entry {
      details = Map.copyOf(details);
    }
  }

  /**
   * Appends an entry. Others who append wait until the transaction ends: let it be the last step.
   */
  public Future<Void> append(SqlConnection tx, Entry entry) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return tx.preparedQuery("select audit.append($1, $2, $3, $4, $5, $6, $7)")
        .execute(
            Tuple.tuple()
                .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC))
                .addString(source)
                .addString(entry.action())
                .addUUID(entry.actor())
                .addValue(entry.subject().orElse(null))
                .addBuffer(Buffer.buffer(salt))
                .addString(Json.text(entry.details())))
        .mapEmpty();
  }

  /** Forgets who somebody was, and what exactly was done by and to them. The chain stays. */
  public static Future<Void> forget(SqlConnection tx, UUID party) {
    return tx.preparedQuery("select audit.forget($1)").execute(Tuple.of(party)).mapEmpty();
  }

  /**
   * What following the chain found.
   *
   * @param sound entries that are as they were written, from the first on
   * @param broken the first entry that is not
   * @param why what is wrong with it
   */
  public record Verdict(long sound, Optional<Long> broken, Optional<String> why) {}

  /** Follows the chain from its beginning to its end. */
  public static Future<Verdict> verify(SqlConnection connection) {
    return connection
        .query("select sound, broken, why from audit.verify()")
        .execute()
        .map(rows -> verdict(rows.iterator().next()));
  }

  private static Verdict verdict(Row row) {
    return new Verdict(
        row.getLong("sound"),
        Optional.ofNullable(row.getLong("broken")),
        Optional.ofNullable(row.getString("why")));
  }
}
