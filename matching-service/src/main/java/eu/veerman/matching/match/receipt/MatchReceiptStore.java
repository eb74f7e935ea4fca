package eu.veerman.matching.match.receipt;

import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.OrganisationId;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The table of receipts of matches. */
final class MatchReceiptStore {
  private static final String SELECT =
      """
      select r.id, r.pseudonym, r.owner, r.viewer, r.content_hash, r.content::text as content,
        r.made_at
      from match_receipts r
      """;

  /**
   * A receipt as kept.
   *
   * @param owner the organisation that owned the profile then; nobody once the person is erased
   */
  record Kept(
      UUID id,
      UUID pseudonym,
      Optional<OrganisationId> owner,
      UUID viewer,
      byte[] hash,
      String content,
      Instant madeAt) {}

  /** Keeps a receipt; the id of the one that the same viewer has of the same content already. */
  Future<UUID> keep(SqlConnection connection, Kept receipt) {
    return connection
        .preparedQuery(
            """
            insert into match_receipts (id, pseudonym, owner, viewer, content_hash, content, made_at)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (viewer, content_hash)
              do update set owner = excluded.owner, used_on = current_date
            returning id
            """)
        .execute(
            Tuple.of(
                receipt.id(),
                receipt.pseudonym(),
                receipt.owner().map(OrganisationId::value).orElse(null),
                receipt.viewer(),
                Buffer.buffer(receipt.hash()),
                new JsonObject(receipt.content()),
                receipt.madeAt().atOffset(ZoneOffset.UTC)))
        .map(rows -> rows.iterator().next().getUUID("id"));
  }

  Future<Optional<Kept>> receipt(SqlConnection connection, UUID id) {
    return connection
        .preparedQuery(SELECT + "where r.id = $1")
        .execute(Tuple.of(id))
        .map(
            rows ->
                rows.size() == 0 ? Optional.empty() : Optional.of(kept(rows.iterator().next())));
  }

  /** The newest receipts of a manager. */
  Future<List<Kept>> of(SqlConnection connection, ManagerId manager, int limit) {
    return connection
        .preparedQuery(
            SELECT
                + """
                join receipt_people p on p.pseudonym = r.pseudonym
                where p.manager = $1 order by r.made_at desc, r.id limit $2
                """)
        .execute(Tuple.of(manager.value(), limit))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(MatchReceiptStore::kept)
                    .toList());
  }

  private static Kept kept(Row row) {
    return new Kept(
        row.getUUID("id"),
        row.getUUID("pseudonym"),
        Optional.ofNullable(row.getUUID("owner")).map(OrganisationId::new),
        row.getUUID("viewer"),
        row.getBuffer("content_hash").getBytes(),
        row.getString("content"),
        row.getOffsetDateTime("made_at").toInstant());
  }
}
