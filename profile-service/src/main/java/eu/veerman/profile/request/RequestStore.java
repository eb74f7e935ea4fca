package eu.veerman.profile.request;

import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.RequestId;
import eu.veerman.contracts.request.RequestState;
import eu.veerman.contracts.request.Site;
import eu.veerman.contracts.request.TransformationRequest;
import eu.veerman.platform.json.Json;
import eu.veerman.profile.input.Choices;
import eu.veerman.profile.storage.NewestFirst;
import eu.veerman.profile.storage.Stored;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Requests in the database. */
public final class RequestStore {
  private static final Map<String, RequestState> STATES = Choices.lowerCase(RequestState.values());

  private static final String SELECT =
      """
      SELECT r.id, r.version, r.owner, o.name AS owner_name, r.state, r.closed_reason,
        r.document::text, r.decisions::text, r.understood::text, r.taxonomy, r.created_at,
        r.changed_at
      FROM requests r JOIN organisations o ON o.id = r.owner
      """;

  private RequestStore() {}

  public static Future<Optional<Request>> find(SqlConnection connection, RequestId id) {
    return connection
        .preparedQuery(SELECT + " WHERE r.id = $1")
        .execute(Tuple.of(id.value()))
        .map(rows -> Stored.first(rows, RequestStore::request));
  }

  /** Those that are there, locked in the order of their ids, so that no two wait for each other. */
  public static Future<List<Request>> lock(SqlConnection tx, List<RequestId> ids) {
    return tx.preparedQuery(SELECT + " WHERE r.id = ANY($1) ORDER BY r.id FOR UPDATE OF r")
        .execute(
            Tuple.tuple().addArrayOfUUID(ids.stream().map(RequestId::value).toArray(UUID[]::new)))
        .map(rows -> Stored.all(rows, RequestStore::request));
  }

  /** As it stands, with the row locked until the transaction ends. */
  public static Future<Optional<Request>> lock(SqlConnection tx, RequestId id) {
    return tx.preparedQuery(SELECT + " WHERE r.id = $1 FOR UPDATE OF r")
        .execute(Tuple.of(id.value()))
        .map(rows -> Stored.first(rows, RequestStore::request));
  }

  /** Some of an organisation, with their rows locked. */
  static Future<List<Request>> lockSome(SqlConnection tx, OrganisationId owner, int limit) {
    return tx.preparedQuery(SELECT + " WHERE r.owner = $1 ORDER BY r.id LIMIT $2 FOR UPDATE OF r")
        .execute(Tuple.of(owner.value(), limit))
        .map(rows -> Stored.all(rows, RequestStore::request));
  }

  /** Writes requests that are new, or whose rows this transaction has locked. */
  public static Future<Void> write(SqlConnection tx, List<Request> requests) {
    if (requests.isEmpty()) {
      return Future.succeededFuture();
    }
    return tx.preparedQuery(
            """
            INSERT INTO requests (id, version, owner, state, closed_reason, document, decisions,
              understood, taxonomy, created_at, changed_at)
            VALUES ($1, $2, $3, $4, $5, $6::text::jsonb, $7::text::jsonb, $8::text::jsonb, $9, $10,
              $11)
            ON CONFLICT (id) DO UPDATE SET version = excluded.version, owner = excluded.owner,
              state = excluded.state, closed_reason = excluded.closed_reason,
              document = excluded.document, decisions = excluded.decisions,
              understood = excluded.understood, taxonomy = excluded.taxonomy,
              changed_at = excluded.changed_at
            """)
        .executeBatch(requests.stream().map(RequestStore::tuple).toList())
        .mapEmpty();
  }

  public static Future<Void> delete(SqlConnection tx, RequestId id) {
    return tx.preparedQuery("DELETE FROM requests WHERE id = $1")
        .execute(Tuple.of(id.value()))
        .mapEmpty();
  }

  /** All requests, or those of an organisation, newest first. */
  static Future<List<Request>> list(
      SqlConnection connection,
      Optional<OrganisationId> owner,
      Optional<String> state,
      NewestFirst page,
      int limit) {
    return connection
        .preparedQuery(
            SELECT
                + """
                 WHERE (r.created_at, r.id) < ($1, $2)
                  AND ($3::uuid IS NULL OR r.owner = $3)
                  AND ($4::text IS NULL OR r.state = $4)
                ORDER BY r.created_at DESC, r.id DESC LIMIT $5
                """)
        .execute(
            Tuple.of(
                Stored.time(page.before()),
                page.beforeId(),
                Stored.orNull(owner.map(OrganisationId::value)),
                Stored.orNull(state),
                limit))
        .map(rows -> Stored.all(rows, RequestStore::request));
  }

  static Future<Boolean> hasTitle(SqlConnection connection, OrganisationId owner, String title) {
    return connection
        .preparedQuery("SELECT 1 FROM requests WHERE owner = $1 AND document->>'title' = $2")
        .execute(Tuple.of(owner.value(), title))
        .map(rows -> rows.size() > 0);
  }

  /**
   * Requests that were understood by another version of the taxonomy, in the order of their ids.
   */
  public static Future<List<RequestId>> understoodOtherwise(
      SqlConnection connection, String taxonomy, int limit) {
    return connection
        .preparedQuery("SELECT id FROM requests WHERE taxonomy <> $1 ORDER BY id LIMIT $2")
        .execute(Tuple.of(taxonomy, limit))
        .map(rows -> Stored.all(rows, row -> new RequestId(row.getUUID("id"))));
  }

  /** One line of a list of an owner's requests. */
  static RequestView.Line line(Request request) {
    TransformationRequest document = request.document();
    return new RequestView.Line(
        request.id(),
        request.version(),
        request.state(),
        document.title(),
        request.ownerName(),
        document.language(),
        document.place().map(Site::city),
        document.start(),
        document.months(),
        document.daysPerWeek(),
        request.changedAt());
  }

  private static Tuple tuple(Request r) {
    return Tuple.of(
        r.id().value(),
        r.version(),
        r.owner().value(),
        Choices.nameOf(r.state()),
        Stored.orNull(r.closedReason()),
        Json.text(r.document()),
        Json.text(r.decisions()),
        Json.text(r.understood()),
        r.taxonomy(),
        Stored.time(r.createdAt()),
        Stored.time(r.changedAt()));
  }

  private static Request request(Row row) {
    RequestState state = STATES.get(row.getString("state"));
    if (state == null) {
      throw new IllegalStateException("state is '" + row.getString("state") + "', unknown here");
    }
    return new Request(
        new RequestId(row.getUUID("id")),
        row.getLong("version"),
        new OrganisationId(row.getUUID("owner")),
        row.getString("owner_name"),
        state,
        Optional.ofNullable(row.getString("closed_reason")),
        Json.read(row.getString("document"), TransformationRequest.class),
        Stored.decisions(row),
        Stored.understood(row),
        row.getString("taxonomy"),
        Stored.instant(row, "created_at"),
        Stored.instant(row, "changed_at"));
  }
}
