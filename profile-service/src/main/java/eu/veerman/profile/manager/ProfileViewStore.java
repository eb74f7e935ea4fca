package eu.veerman.profile.manager;

import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.event.OrganisationChanged.Kind;
import eu.veerman.profile.input.Choices;
import eu.veerman.profile.storage.Stored;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who looked at a profile: a line for each organisation and day. */
public final class ProfileViewStore {
  private static final Map<String, Kind> KINDS = Choices.lowerCase(Kind.values());

  private ProfileViewStore() {}

  static Future<Void> note(
      SqlConnection tx, ManagerId manager, OrganisationId by, LocalDate day, Instant now) {
    return tx.preparedQuery(
            """
            INSERT INTO profile_views AS v (manager, organisation, day, times, last_at)
            VALUES ($1, $2, $3, 1, $4)
            ON CONFLICT (manager, day, organisation)
              DO UPDATE SET times = v.times + 1, last_at = greatest(v.last_at, excluded.last_at)
            """)
        .execute(Tuple.of(manager.value(), by.value(), day, Stored.time(now)))
        .mapEmpty();
  }

  /**
   * A line; the contract's ProfileView.
   *
   * @param organisation its name, where it seeks in the open; else its looking would tell that it
   *     seeks
   */
  public record Line(LocalDate day, Kind kind, Optional<String> organisation, int times) {}

  /** The newest days first; organisations that seek nothing in the open, together by their kind. */
  public static Future<List<Line>> of(SqlConnection connection, ManagerId manager, int limit) {
    return connection
        .preparedQuery(
            """
            SELECT v.day, o.kind, sum(v.times)::int AS times, min(shown.name) AS name
            FROM profile_views v
            JOIN organisations o ON o.id = v.organisation
            LEFT JOIN LATERAL (
              SELECT o.name WHERE o.kind IN ('agency', 'platform') OR EXISTS (
                SELECT FROM requests r WHERE r.owner = o.id AND r.state = 'published'
                  AND NOT (r.document->>'confidential')::boolean)) shown ON true
            WHERE v.manager = $1
            GROUP BY v.day, o.kind, shown.name
            ORDER BY v.day DESC, o.kind, shown.name LIMIT $2
            """)
        .execute(Tuple.of(manager.value(), limit))
        .map(
            rows ->
                Stored.all(
                    rows,
                    row ->
                        new Line(
                            row.getLocalDate("day"),
                            Optional.ofNullable(KINDS.get(row.getString("kind"))).orElseThrow(),
                            Optional.ofNullable(row.getString("name")),
                            row.getInteger("times"))));
  }
}
