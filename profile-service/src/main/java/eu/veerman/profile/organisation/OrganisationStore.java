package eu.veerman.profile.organisation;

import eu.veerman.contracts.CountryCode;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.event.OrganisationChanged.Kind;
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

/** Organisations in the database. */
public final class OrganisationStore {
  private static final Map<String, Kind> KINDS = Choices.lowerCase(Kind.values());

  private OrganisationStore() {}

  public static Future<Optional<Organisation>> find(SqlConnection connection, OrganisationId id) {
    return connection
        .preparedQuery(
            "SELECT id, version, kind, name, country, created_at FROM organisations WHERE id = $1")
        .execute(Tuple.of(id.value()))
        .map(rows -> Stored.first(rows, row -> organisation(row, "")));
  }

  /** The organisation that runs the platform, once there is one. */
  public static Future<Optional<Organisation>> platform(SqlConnection connection) {
    return connection
        .query(
            """
            SELECT id, version, kind, name, country, created_at FROM organisations
            WHERE kind = 'platform' ORDER BY created_at LIMIT 1
            """)
        .execute()
        .map(rows -> Stored.first(rows, row -> organisation(row, "")));
  }

  static Future<List<Organisation>> list(
      SqlConnection connection, Optional<OrganisationId> only, NewestFirst page, int limit) {
    return connection
        .preparedQuery(
            """
            SELECT id, version, kind, name, country, created_at FROM organisations
            WHERE (created_at, id) < ($1, $2) AND ($3::uuid IS NULL OR id = $3)
            ORDER BY created_at DESC, id DESC LIMIT $4
            """)
        .execute(
            Tuple.of(
                Stored.time(page.before()),
                page.beforeId(),
                Stored.orNull(only.map(OrganisationId::value)),
                limit))
        .map(rows -> Stored.all(rows, row -> organisation(row, "")));
  }

  public static Future<Void> insert(SqlConnection tx, Organisation organisation) {
    return tx.preparedQuery(
            """
            INSERT INTO organisations (id, version, kind, name, country, created_at)
            VALUES ($1, $2, $3, $4, $5, $6)
            """)
        .execute(
            Tuple.of(
                organisation.id().value(),
                organisation.version(),
                Choices.nameOf(organisation.kind()),
                organisation.name(),
                Stored.orNull(organisation.country().map(CountryCode::value)),
                Stored.time(organisation.createdAt())))
        .mapEmpty();
  }

  /**
   * An organisation out of a row.
   *
   * @param prefix of its columns' names in the query
   */
  public static Organisation organisation(Row row, String prefix) {
    Kind kind = KINDS.get(row.getString(prefix + "kind"));
    if (kind == null) {
      throw new IllegalStateException(
          "kind is '" + row.getString(prefix + "kind") + "', unknown here");
    }
    return new Organisation(
        new OrganisationId(row.getUUID(prefix + "id")),
        row.getLong(prefix + "version"),
        kind,
        row.getString(prefix + "name"),
        Optional.ofNullable(row.getString(prefix + "country")).map(CountryCode::new),
        Stored.instant(row, prefix + "created_at"));
  }
}
