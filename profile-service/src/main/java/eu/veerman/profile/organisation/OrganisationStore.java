package eu.veerman.profile.organisation;

import eu.veerman.contracts.CountryCode;
import eu.veerman.contracts.ManagerId;
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
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Organisations in the database. */
public final class OrganisationStore {
  private static final Map<String, Kind> KINDS = Choices.lowerCase(Kind.values());

  private static final Map<String, Verification.State> STATES =
      Choices.lowerCase(Verification.State.values());
  private static final List<String> COLUMNS =
      List.of(
          "id",
          "version",
          "kind",
          "name",
          "country",
          "created_at",
          "verification",
          "domain",
          "register_number",
          "verification_note",
          "verification_at",
          "hidden_from_managers",
          "hidden_from_names");

  private OrganisationStore() {}

  public static Future<Optional<Organisation>> find(SqlConnection connection, OrganisationId id) {
    return connection
        .preparedQuery("SELECT " + columns("", "") + " FROM organisations WHERE id = $1")
        .execute(Tuple.of(id.value()))
        .map(rows -> Stored.first(rows, row -> organisation(row, "")));
  }

  /** The organisation that runs the platform, once there is one. */
  public static Future<Optional<Organisation>> platform(SqlConnection connection) {
    return connection
        .query(
            "SELECT "
                + columns("", "")
                + " FROM organisations WHERE kind = 'platform' ORDER BY created_at LIMIT 1")
        .execute()
        .map(rows -> Stored.first(rows, row -> organisation(row, "")));
  }

  static Future<List<Organisation>> list(
      SqlConnection connection,
      Optional<OrganisationId> only,
      Optional<Verification.State> verification,
      NewestFirst page,
      int limit) {
    return connection
        .preparedQuery(
            "SELECT "
                + columns("", "")
                + """
                 FROM organisations
                WHERE (created_at, id) < ($1, $2) AND ($3::uuid IS NULL OR id = $3)
                  AND ($5::text IS NULL OR verification = $5)
                ORDER BY created_at DESC, id DESC LIMIT $4
                """)
        .execute(
            Tuple.of(
                Stored.time(page.before()),
                page.beforeId(),
                Stored.orNull(only.map(OrganisationId::value)),
                limit,
                Stored.orNull(verification.map(Choices::nameOf))))
        .map(rows -> Stored.all(rows, row -> organisation(row, "")));
  }

  /** As it stands, with the row locked until the transaction ends. */
  public static Future<Optional<Organisation>> lock(SqlConnection tx, OrganisationId id) {
    return tx.preparedQuery(
            "SELECT " + columns("", "") + " FROM organisations WHERE id = $1 FOR UPDATE")
        .execute(Tuple.of(id.value()))
        .map(rows -> Stored.first(rows, row -> organisation(row, "")));
  }

  /** Writes an organisation that is new, or whose row this transaction has locked. */
  public static Future<Void> write(SqlConnection tx, Organisation organisation) {
    Verification verification = organisation.verification();
    return tx.preparedQuery(
            """
            INSERT INTO organisations (id, version, kind, name, country, created_at, verification,
              domain, register_number, verification_note, verification_at, hidden_from_managers,
              hidden_from_names, sight_keys)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            ON CONFLICT (id) DO UPDATE SET version = excluded.version, name = excluded.name,
              country = excluded.country, verification = excluded.verification,
              domain = excluded.domain, register_number = excluded.register_number,
              verification_note = excluded.verification_note,
              verification_at = excluded.verification_at,
              hidden_from_managers = excluded.hidden_from_managers,
              hidden_from_names = excluded.hidden_from_names, sight_keys = excluded.sight_keys
            """)
        .execute(
            Tuple.tuple()
                .addUUID(organisation.id().value())
                .addLong(organisation.version())
                .addString(Choices.nameOf(organisation.kind()))
                .addString(organisation.name())
                .addValue(Stored.orNull(organisation.country().map(CountryCode::value)))
                .addValue(Stored.time(organisation.createdAt()))
                .addString(Choices.nameOf(verification.state()))
                .addValue(Stored.orNull(verification.domain()))
                .addValue(Stored.orNull(verification.registerNumber()))
                .addValue(Stored.orNull(verification.note()))
                .addValue(Stored.orNull(verification.at().map(Stored::time)))
                .addArrayOfUUID(
                    organisation.hiddenFromManagers().stream()
                        .map(ManagerId::value)
                        .toArray(UUID[]::new))
                .addArrayOfString(organisation.hiddenFromNames().toArray(String[]::new))
                .addArrayOfString(
                    organisation.sight().keys().stream().sorted().toArray(String[]::new)))
        .mapEmpty();
  }

  /** Organisations from before names were compared, which have no keys yet. */
  static Future<List<Organisation>> lockWithoutKeys(SqlConnection tx, int limit) {
    return tx.preparedQuery(
            "SELECT "
                + columns("", "")
                + " FROM organisations WHERE sight_keys = '{}' AND name ~ '[[:alnum:]]'"
                + " ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED")
        .execute(Tuple.of(limit))
        .map(rows -> Stored.all(rows, row -> organisation(row, "")));
  }

  /** Whether a member has an address at a domain: addresses were confirmed. */
  public static Future<Boolean> hasAddressAt(
      SqlConnection connection, OrganisationId organisation, String domain) {
    return connection
        .preparedQuery(
            """
            SELECT EXISTS (SELECT FROM memberships m JOIN accounts a ON a.id = m.account
              WHERE m.organisation = $1 AND split_part(a.email, '@', 2) = $2) AS has
            """)
        .execute(Tuple.of(organisation.value(), domain))
        .map(rows -> rows.iterator().next().getBoolean("has"));
  }

  /**
   * The columns that {@link #organisation} reads.
   *
   * @param table in the query, with its dot; empty for the only one
   * @param prefix of the columns' names in the result
   */
  public static String columns(String table, String prefix) {
    return COLUMNS.stream()
        .map(column -> table + column + (prefix.isEmpty() ? "" : " AS " + prefix + column))
        .collect(Collectors.joining(", "));
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
        verification(row, prefix),
        Stream.of(row.getArrayOfUUIDs(prefix + "hidden_from_managers"))
            .map(ManagerId::new)
            .toList(),
        List.of(row.getArrayOfStrings(prefix + "hidden_from_names")),
        Stored.instant(row, prefix + "created_at"));
  }

  private static Verification verification(Row row, String prefix) {
    Verification.State state = STATES.get(row.getString(prefix + "verification"));
    if (state == null) {
      throw new IllegalStateException(
          "verification is '" + row.getString(prefix + "verification") + "', unknown here");
    }
    return new Verification(
        state,
        Optional.ofNullable(row.getString(prefix + "domain")),
        Optional.ofNullable(row.getString(prefix + "register_number")),
        Optional.ofNullable(row.getString(prefix + "verification_note")),
        Stored.maybeInstant(row, prefix + "verification_at"));
  }
}
