package eu.veerman.profile.manager;

import com.fasterxml.jackson.databind.JsonNode;
import eu.veerman.contracts.AccountId;
import eu.veerman.contracts.AssignmentId;
import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.manager.ManagerProfile;
import eu.veerman.contracts.manager.ManagerState;
import eu.veerman.contracts.visibility.ManagerDiscretion;
import eu.veerman.platform.json.Json;
import eu.veerman.profile.input.Choices;
import eu.veerman.profile.storage.NewestFirst;
import eu.veerman.profile.storage.Stored;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Managers in the database. */
public final class ManagerStore {
  private static final Map<String, ManagerState> STATES = Choices.lowerCase(ManagerState.values());

  private static final String COLUMNS =
      """
      id, version, owner, account, state, closed_reason, profile::text, verified::text,
      decisions::text, understood::text, taxonomy, discretion::text, created_at, changed_at
      """;

  private ManagerStore() {}

  public static Future<Optional<Manager>> find(SqlConnection connection, ManagerId id) {
    return connection
        .preparedQuery("SELECT " + COLUMNS + " FROM managers WHERE id = $1")
        .execute(Tuple.of(id.value()))
        .map(rows -> Stored.first(rows, ManagerStore::manager));
  }

  /** Those that are there, locked in the order of their ids, so that no two wait for each other. */
  public static Future<List<Manager>> lock(SqlConnection tx, List<ManagerId> ids) {
    return tx.preparedQuery(
            "SELECT " + COLUMNS + " FROM managers WHERE id = ANY($1) ORDER BY id FOR UPDATE")
        .execute(
            Tuple.tuple().addArrayOfUUID(ids.stream().map(ManagerId::value).toArray(UUID[]::new)))
        .map(rows -> Stored.all(rows, ManagerStore::manager));
  }

  /** As it stands, with the row locked until the transaction ends. */
  public static Future<Optional<Manager>> lock(SqlConnection tx, ManagerId id) {
    return tx.preparedQuery("SELECT " + COLUMNS + " FROM managers WHERE id = $1 FOR UPDATE")
        .execute(Tuple.of(id.value()))
        .map(rows -> Stored.first(rows, ManagerStore::manager));
  }

  /** Some of an organisation, with their rows locked. */
  static Future<List<Manager>> lockSome(SqlConnection tx, OrganisationId owner, int limit) {
    return tx.preparedQuery(
            "SELECT " + COLUMNS + " FROM managers WHERE owner = $1 ORDER BY id LIMIT $2 FOR UPDATE")
        .execute(Tuple.of(owner.value(), limit))
        .map(rows -> Stored.all(rows, ManagerStore::manager));
  }

  /** What a person claimed, with its row locked; at most one. */
  static Future<List<Manager>> lockOf(SqlConnection tx, AccountId person) {
    return tx.preparedQuery("SELECT " + COLUMNS + " FROM managers WHERE account = $1 FOR UPDATE")
        .execute(Tuple.of(person.value()))
        .map(rows -> Stored.all(rows, ManagerStore::manager));
  }

  /** What a person claimed. */
  public static Future<Optional<Manager>> of(SqlConnection connection, AccountId person) {
    return connection
        .preparedQuery("SELECT " + COLUMNS + " FROM managers WHERE account = $1")
        .execute(Tuple.of(person.value()))
        .map(rows -> Stored.first(rows, ManagerStore::manager));
  }

  /** Writes profiles that are new, or whose rows this transaction has locked. */
  public static Future<Void> write(SqlConnection tx, List<Manager> managers) {
    if (managers.isEmpty()) {
      return Future.succeededFuture();
    }
    return tx.preparedQuery(
            """
            INSERT INTO managers (id, version, owner, account, state, closed_reason, profile,
              verified, decisions, understood, taxonomy, created_at, changed_at, discretion,
              visibility, hidden_keys, representing)
            VALUES ($1, $2, $3, $4, $5, $6, $7::text::jsonb, $8::text::jsonb, $9::text::jsonb,
              $10::text::jsonb, $11, $12, $13, $14::text::jsonb, $15, $16, $17)
            ON CONFLICT (id) DO UPDATE SET version = excluded.version, owner = excluded.owner,
              account = excluded.account, state = excluded.state,
              closed_reason = excluded.closed_reason, profile = excluded.profile,
              verified = excluded.verified, decisions = excluded.decisions,
              understood = excluded.understood, taxonomy = excluded.taxonomy,
              changed_at = excluded.changed_at, discretion = excluded.discretion,
              visibility = excluded.visibility, hidden_keys = excluded.hidden_keys,
              representing = excluded.representing
            """)
        .executeBatch(managers.stream().map(ManagerStore::tuple).toList())
        .mapEmpty();
  }

  public static Future<Void> delete(SqlConnection tx, ManagerId id) {
    return tx.preparedQuery("DELETE FROM managers WHERE id = $1")
        .execute(Tuple.of(id.value()))
        .mapEmpty();
  }

  /** Whether the person has a profile already. */
  public static Future<Boolean> hasOne(SqlConnection connection, AccountId account) {
    return connection
        .preparedQuery("SELECT 1 FROM managers WHERE account = $1")
        .execute(Tuple.of(account.value()))
        .map(rows -> rows.size() > 0);
  }

  /**
   * Of a list of profiles what one line shows.
   *
   * @param createdAt the list's sort key
   */
  record Listed(ManagerView.Line line, Instant createdAt) {}

  /** All profiles, or those of an organisation and of a person, newest first. */
  static Future<List<Listed>> list(
      SqlConnection connection,
      Optional<Owner> owner,
      Optional<String> state,
      NewestFirst page,
      int limit) {
    return connection
        .preparedQuery(
            """
            SELECT id, version, state, profile->>'name' AS name,
              profile->>'headline' AS headline, created_at, changed_at
            FROM managers
            WHERE (created_at, id) < ($1, $2)
              AND ($3::uuid IS NULL OR owner = $3 OR account = $4)
              AND ($5::text IS NULL OR state = $5)
            ORDER BY created_at DESC, id DESC LIMIT $6
            """)
        .execute(
            Tuple.of(
                Stored.time(page.before()),
                page.beforeId(),
                Stored.orNull(owner.map(o -> o.organisation().value())),
                Stored.orNull(owner.map(o -> o.account().value())),
                Stored.orNull(state),
                limit))
        .map(rows -> Stored.all(rows, ManagerStore::listed));
  }

  /** Whose profiles to list. */
  record Owner(OrganisationId organisation, AccountId account) {}

  /**
   * Profiles that were understood by another version of the taxonomy, in the order of their ids.
   */
  public static Future<List<ManagerId>> understoodOtherwise(
      SqlConnection connection, String taxonomy, int limit) {
    return connection
        .preparedQuery("SELECT id FROM managers WHERE taxonomy <> $1 ORDER BY id LIMIT $2")
        .execute(Tuple.of(taxonomy, limit))
        .map(rows -> Stored.all(rows, row -> new ManagerId(row.getUUID("id"))));
  }

  private static Listed listed(Row row) {
    return new Listed(
        new ManagerView.Line(
            new ManagerId(row.getUUID("id")),
            row.getLong("version"),
            state(row),
            row.getString("name"),
            row.getString("headline"),
            Stored.instant(row, "changed_at")),
        Stored.instant(row, "created_at"));
  }

  private static Tuple tuple(Manager m) {
    Map<String, String> verified = new HashMap<>();
    m.verifiedContent().forEach((id, hash) -> verified.put(id.toString(), hash));
    return Tuple.tuple()
        .addUUID(m.id().value())
        .addLong(m.version())
        .addUUID(m.owner().value())
        .addValue(Stored.orNull(m.account().map(AccountId::value)))
        .addString(Choices.nameOf(m.state()))
        .addValue(Stored.orNull(m.closedReason()))
        .addString(Json.text(m.profile()))
        .addString(Json.text(verified))
        .addString(Json.text(m.decisions()))
        .addString(Json.text(m.understood()))
        .addString(m.taxonomy())
        .addOffsetDateTime(Stored.time(m.createdAt()))
        .addOffsetDateTime(Stored.time(m.changedAt()))
        .addString(Json.text(m.discretion()))
        .addString(Choices.nameOf(m.discretion().visibility()))
        .addArrayOfString(m.sight().hiddenFrom().stream().sorted().toArray(String[]::new))
        .addArrayOfUUID(
            m.sight().representedUntil().keySet().stream()
                .map(OrganisationId::value)
                .toArray(UUID[]::new));
  }

  private static Manager manager(Row row) {
    return new Manager(
        new ManagerId(row.getUUID("id")),
        row.getLong("version"),
        new OrganisationId(row.getUUID("owner")),
        Optional.ofNullable(row.getUUID("account")).map(AccountId::new),
        state(row),
        Optional.ofNullable(row.getString("closed_reason")),
        Json.read(row.getString("profile"), ManagerProfile.class),
        verified(Stored.tree(row, "verified")),
        Stored.decisions(row),
        Stored.understood(row),
        row.getString("taxonomy"),
        Json.read(row.getString("discretion"), ManagerDiscretion.class),
        Stored.instant(row, "created_at"),
        Stored.instant(row, "changed_at"));
  }

  private static ManagerState state(Row row) {
    ManagerState state = STATES.get(row.getString("state"));
    if (state == null) {
      throw new IllegalStateException("state is '" + row.getString("state") + "', unknown here");
    }
    return state;
  }

  private static Map<AssignmentId, String> verified(JsonNode tree) {
    Map<AssignmentId, String> verified = new HashMap<>();
    tree.fields()
        .forEachRemaining(
            field -> verified.put(AssignmentId.of(field.getKey()), field.getValue().asText()));
    return verified;
  }
}
