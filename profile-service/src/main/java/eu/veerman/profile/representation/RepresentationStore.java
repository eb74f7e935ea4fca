package eu.veerman.profile.representation;

import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.TextLanguage;
import eu.veerman.contracts.visibility.ManagerDiscretion.Represented;
import eu.veerman.profile.input.Choices;
import eu.veerman.profile.storage.NewestFirst;
import eu.veerman.profile.storage.Stored;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Rights to represent in the database. */
final class RepresentationStore {
  private static final Map<String, Representation.State> STATES =
      Choices.lowerCase(Representation.State.values());
  private static final String SELECT =
      """
      SELECT r.id, r.manager, r.agency, r.client, r.until, r.state, r.consent, r.language,
        r.recorded, r.asked_at, r.answered_at, r.withdrawn_at,
        m.profile->>'name' AS manager_name, o.name AS agency_name
      FROM representations r
      JOIN organisations o ON o.id = r.agency
      LEFT JOIN managers m ON m.id = r.manager
      """;

  private RepresentationStore() {}

  /**
   * One with the names of both.
   *
   * @param managerName empty where the viewer may not see the manager any more
   */
  record Named(Representation representation, Optional<String> managerName, String agencyName) {
    Representation.View view(LocalDate today) {
      return representation.view(managerName, agencyName, today);
    }
  }

  static Future<Optional<Named>> find(SqlConnection connection, UUID id) {
    return connection
        .preparedQuery(SELECT + " WHERE r.id = $1")
        .execute(Tuple.of(id))
        .map(rows -> Stored.first(rows, RepresentationStore::named));
  }

  /** Those of a manager or of an agency, newest first. */
  static Future<List<Named>> list(
      SqlConnection connection,
      Optional<ManagerId> manager,
      Optional<OrganisationId> agency,
      NewestFirst page,
      int limit) {
    return connection
        .preparedQuery(
            SELECT
                + """
                 WHERE (r.asked_at, r.id) < ($1, $2) AND ($3::uuid IS NULL OR r.manager = $3)
                  AND ($4::uuid IS NULL OR r.agency = $4)
                ORDER BY r.asked_at DESC, r.id DESC LIMIT $5
                """)
        .execute(
            Tuple.of(
                Stored.time(page.before()),
                page.beforeId(),
                Stored.orNull(manager.map(ManagerId::value)),
                Stored.orNull(agency.map(OrganisationId::value)),
                limit))
        .map(rows -> Stored.all(rows, RepresentationStore::named));
  }

  /** How many of an agency wait for a manager's answer. */
  static Future<Integer> asked(SqlConnection tx, ManagerId manager, OrganisationId agency) {
    return tx.preparedQuery(
            """
            SELECT count(*)::int AS asked FROM representations
            WHERE manager = $1 AND agency = $2 AND state = 'asked'
            """)
        .execute(Tuple.of(manager.value(), agency.value()))
        .map(rows -> rows.iterator().next().getInteger("asked"));
  }

  /** Writes one that is new, or whose state has changed. */
  static Future<Void> write(SqlConnection tx, Representation r) {
    return tx.preparedQuery(
            """
            INSERT INTO representations (id, manager, agency, client, until, state, consent,
              language, recorded, asked_at, answered_at, withdrawn_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            ON CONFLICT (id) DO UPDATE SET state = excluded.state,
              answered_at = excluded.answered_at, withdrawn_at = excluded.withdrawn_at
            """)
        .execute(
            Tuple.tuple()
                .addUUID(r.id())
                .addUUID(r.manager().value())
                .addUUID(r.agency().value())
                .addValue(Stored.orNull(r.client()))
                .addLocalDate(r.until())
                .addString(Choices.nameOf(r.state()))
                .addString(r.text())
                .addString(Choices.nameOf(r.language()))
                .addBoolean(r.recorded())
                .addOffsetDateTime(Stored.time(r.askedAt()))
                .addValue(Stored.orNull(r.answeredAt().map(Stored::time)))
                .addValue(Stored.orNull(r.withdrawnAt().map(Stored::time))))
        .mapEmpty();
  }

  /** Which agencies hold the right on a day or later. */
  static Future<List<Represented>> inForce(SqlConnection tx, ManagerId manager, LocalDate day) {
    return tx.preparedQuery(
            """
            SELECT agency, max(until) AS until FROM representations
            WHERE manager = $1 AND state = 'given' AND until >= $2
            GROUP BY agency ORDER BY agency
            """)
        .execute(Tuple.of(manager.value(), day))
        .map(
            rows ->
                Stored.all(
                    rows,
                    row ->
                        new Represented(
                            new OrganisationId(row.getUUID("agency")), row.getLocalDate("until"))));
  }

  private static Named named(Row row) {
    return new Named(
        new Representation(
            row.getUUID("id"),
            new ManagerId(row.getUUID("manager")),
            new OrganisationId(row.getUUID("agency")),
            Optional.ofNullable(row.getString("client")),
            row.getLocalDate("until"),
            Optional.ofNullable(STATES.get(row.getString("state"))).orElseThrow(),
            row.getString("consent"),
            Optional.ofNullable(Choices.LANGUAGES.get(row.getString("language")))
                .orElse(TextLanguage.EN),
            row.getBoolean("recorded"),
            Stored.instant(row, "asked_at"),
            Stored.maybeInstant(row, "answered_at"),
            Stored.maybeInstant(row, "withdrawn_at")),
        Optional.ofNullable(row.getString("manager_name")),
        row.getString("agency_name"));
  }
}
