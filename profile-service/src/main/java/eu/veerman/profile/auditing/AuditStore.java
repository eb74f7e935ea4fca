package eu.veerman.profile.auditing;

import com.fasterxml.jackson.databind.JsonNode;
import eu.veerman.platform.json.Json;
import eu.veerman.profile.storage.Stored;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The audit log as it is read, with the names that can still be told. */
final class AuditStore {
  private AuditStore() {}

  /**
   * Somebody or something of an entry.
   *
   * @param pseudonym by which the chain knows it
   * @param id absent once forgotten
   * @param name as it is called now; absent once it is gone
   */
  record Party(UUID pseudonym, Optional<UUID> id, Optional<String> name) {}

  /**
   * An entry; the contract's AuditEntry.
   *
   * @param details absent once forgotten
   */
  record Entry(
      long sequence,
      Instant at,
      String source,
      String action,
      Party actor,
      Optional<Party> subject,
      Optional<JsonNode> details,
      String hash) {}

  private static final String PAGE =
      """
      SELECT e.sequence, e.at, e.source, e.action, e.hash, d.content,
        e.actor, a.id AS actor_id, who.name AS actor_name,
        e.subject, s.id AS subject_id,
        coalesce(whom.name, o.name, m.profile->>'name', r.document->>'title') AS subject_name
      FROM audit.entries e
      LEFT JOIN audit.details d USING (sequence)
      LEFT JOIN audit.parties a ON a.pseudonym = e.actor
      LEFT JOIN accounts who ON who.id = a.id
      LEFT JOIN audit.parties s ON s.pseudonym = e.subject
      LEFT JOIN accounts whom ON whom.id = s.id
      LEFT JOIN organisations o ON o.id = s.id
      LEFT JOIN managers m ON m.id = s.id
      LEFT JOIN requests r ON r.id = s.id
      WHERE e.sequence < $1 AND ($2::text IS NULL OR e.action = $2)
      ORDER BY e.sequence DESC LIMIT $3
      """;

  /** Entries before one, newest first. */
  static Future<List<Entry>> before(
      SqlConnection connection, long sequence, Optional<String> action, int limit) {
    return connection
        .preparedQuery(PAGE)
        .execute(Tuple.of(sequence, Stored.orNull(action), limit))
        .map(rows -> Stored.all(rows, AuditStore::entry));
  }

  private static Entry entry(Row row) {
    return new Entry(
        row.getLong("sequence"),
        Stored.instant(row, "at"),
        row.getString("source"),
        row.getString("action"),
        new Party(
            row.getUUID("actor"),
            Optional.ofNullable(row.getUUID("actor_id")),
            Optional.ofNullable(row.getString("actor_name"))),
        Optional.ofNullable(row.getUUID("subject"))
            .map(
                pseudonym ->
                    new Party(
                        pseudonym,
                        Optional.ofNullable(row.getUUID("subject_id")),
                        Optional.ofNullable(row.getString("subject_name")))),
        Optional.ofNullable(row.getString("content")).map(Json::readTree),
        HexFormat.of().formatHex(row.getBuffer("hash").getBytes()));
  }
}
