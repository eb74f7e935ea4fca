package eu.veerman.profile.imports;

import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.RequestId;
import eu.veerman.profile.storage.Stored;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What imports made, in the database. */
final class ImportStore {
  private ImportStore() {}

  /** What a document is known by. */
  record Key(boolean manager, String externalId) {
    String kind() {
      return manager ? "manager" : "request";
    }
  }

  /**
   * What a line made.
   *
   * @param line hash of the line
   * @param version of the document that it made
   */
  record Made(
      Key key,
      Optional<ManagerId> manager,
      Optional<RequestId> request,
      String line,
      long version) {}

  /** Makes other imports of the organisation wait until this transaction ends. */
  static Future<Void> lock(SqlConnection tx, OrganisationId organisation) {
    return tx.preparedQuery("SELECT pg_advisory_xact_lock(hashtextextended('import/' || $1, 0))")
        .execute(Tuple.of(organisation.toString()))
        .mapEmpty();
  }

  /** What the organisation's imports made under these external ids. */
  static Future<Map<Key, Made>> find(
      SqlConnection connection, OrganisationId organisation, List<String> externalIds) {
    return connection
        .preparedQuery(
            """
            SELECT kind, external_id, manager, request, line, version FROM imported
            WHERE organisation = $1 AND external_id = ANY($2)
            """)
        .execute(
            Tuple.of(organisation.value()).addArrayOfString(externalIds.toArray(String[]::new)))
        .map(
            rows -> {
              Map<Key, Made> found = new HashMap<>();
              Stored.all(rows, ImportStore::made).forEach(made -> found.put(made.key(), made));
              return found;
            });
  }

  private static Made made(Row row) {
    return new Made(
        new Key(row.getString("kind").equals("manager"), row.getString("external_id")),
        Optional.ofNullable(row.getUUID("manager")).map(ManagerId::new),
        Optional.ofNullable(row.getUUID("request")).map(RequestId::new),
        row.getString("line"),
        row.getLong("version"));
  }

  static Future<Void> write(SqlConnection tx, OrganisationId organisation, List<Made> made) {
    if (made.isEmpty()) {
      return Future.succeededFuture();
    }
    return tx.preparedQuery(
            """
            INSERT INTO imported (organisation, kind, external_id, manager, request, line, version)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (organisation, kind, external_id) DO UPDATE SET
              manager = excluded.manager, request = excluded.request, line = excluded.line,
              version = excluded.version
            """)
        .executeBatch(
            made.stream()
                .map(
                    one ->
                        Tuple.of(
                            organisation.value(),
                            one.key().kind(),
                            one.key().externalId(),
                            Stored.orNull(one.manager().map(ManagerId::value)),
                            Stored.orNull(one.request().map(RequestId::value)),
                            one.line(),
                            one.version()))
                .toList())
        .mapEmpty();
  }
}
