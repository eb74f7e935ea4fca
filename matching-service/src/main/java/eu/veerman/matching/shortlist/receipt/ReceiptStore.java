package eu.veerman.matching.shortlist.receipt;

import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.RequestId;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tables of receipts. */
final class ReceiptStore {
  /** A receipt as kept. */
  record Kept(
      UUID id,
      RequestId request,
      OrganisationId owner,
      UUID viewer,
      byte[] hash,
      String content,
      Instant madeAt) {}

  /** Keeps a receipt; the id of the one that the same viewer has of the same content already. */
  Future<UUID> keep(SqlConnection connection, Kept receipt) {
    return connection
        .preparedQuery(
            """
            insert into receipts (id, request, owner, viewer, content_hash, content, made_at)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (viewer, content_hash)
              do update set owner = excluded.owner, used_on = current_date
            returning id
            """)
        .execute(
            Tuple.of(
                receipt.id(),
                receipt.request().value(),
                receipt.owner().value(),
                receipt.viewer(),
                Buffer.buffer(receipt.hash()),
                new JsonObject(receipt.content()),
                receipt.madeAt().atOffset(ZoneOffset.UTC)))
        .map(rows -> rows.iterator().next().getUUID("id"));
  }

  Future<Optional<Kept>> receipt(SqlConnection connection, UUID id) {
    return connection
        .preparedQuery(SELECT + "where id = $1")
        .execute(Tuple.of(id))
        .map(
            rows ->
                rows.size() == 0 ? Optional.empty() : Optional.of(kept(rows.iterator().next())));
  }

  /** The newest receipts of a request. */
  Future<List<Kept>> of(SqlConnection connection, RequestId request, int limit) {
    return connection
        .preparedQuery(SELECT + "where request = $1 order by made_at desc, id limit $2")
        .execute(Tuple.of(request.value(), limit))
        .map(
            rows -> {
              List<Kept> receipts = new ArrayList<>();
              rows.forEach(row -> receipts.add(kept(row)));
              return receipts;
            });
  }

  private static final String SELECT =
      "select id, request, owner, viewer, content_hash, content::text as content, made_at from"
          + " receipts ";

  private static Kept kept(Row row) {
    return new Kept(
        row.getUUID("id"),
        new RequestId(row.getUUID("request")),
        new OrganisationId(row.getUUID("owner")),
        row.getUUID("viewer"),
        row.getBuffer("content_hash").getBytes(),
        row.getString("content"),
        row.getOffsetDateTime("made_at").toInstant());
  }
}
