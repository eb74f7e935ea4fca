package eu.veerman.benchmarks.scale;

import eu.veerman.benchmarks.Running;
import eu.veerman.contracts.event.ManagerChanged;
import eu.veerman.contracts.event.RequestChanged;
import eu.veerman.contracts.event.VeermanEvent;
import eu.veerman.platform.json.Json;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Writes events as profile-service would, and waits until the marketplace has them. */
final class Filling {
  private static final int BATCH = 500;
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final String APPEND =
      """
      select a.at_epoch, a.at_xact, a.at_sequence
      from unnest(?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::text[])
        as e (id, type, subject, version, data)
      cross join lateral events.append(
        e.id, e.type, e.subject, e.version, now(), 'profile', null, null, e.data::jsonb, false) a
      """;

  private final Running running;
  private final Generator generator;
  private int filled;

  Filling(Running running, Generator generator) {
    this.running = running;
    this.generator = generator;
  }

  /** An event and its subject's version. */
  record Told(VeermanEvent event, long version) {}

  void requests(List<RequestChanged> requests) {
    try (Connection connection = running.connect()) {
      tell(connection, requests.stream().map(request -> new Told(request, 1)).toList());
    } catch (SQLException e) {
      throw new IllegalStateException("the requests cannot be written", e);
    }
  }

  /** Adds managers until there are so many, in the population and in the index. */
  void managersUpTo(int size) {
    try (Connection connection = running.connect()) {
      while (filled < size) {
        List<Told> batch = new ArrayList<>();
        for (int i = 0; i < BATCH && filled < size; i++) {
          ManagerChanged manager = generator.manager(filled++, 0);
          batch.add(new Told(manager, 1));
        }
        tell(connection, batch);
      }
      try (var statement = connection.createStatement()) {
        statement.execute("analyze events.log");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the managers cannot be written", e);
    }
    System.err.printf("  %,d managers written%n", size);
    Awaiting.until(
        "the population has " + size, PATIENCE, () -> running.metric("veerman_population") == size);
    Awaiting.until("the index has " + size, PATIENCE, () -> indexed() == size);
  }

  private int indexed() {
    return running
        .elasticsearch("GET", "/veerman-managers/_count", "application/json", "{}")
        .path("count")
        .asInt();
  }

  /** Appends in one transaction and answers the place of the last, as the API writes places. */
  static String tell(Connection connection, List<Told> told) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
      statement.setArray(1, array(connection, "uuid", told, each -> UUID.randomUUID()));
      statement.setArray(
          2, array(connection, "text", told, each -> VeermanEvent.typeOf(each.event.getClass())));
      statement.setArray(3, array(connection, "text", told, each -> each.event.subject()));
      statement.setArray(4, array(connection, "bigint", told, Told::version));
      statement.setArray(5, array(connection, "text", told, each -> Json.text(each.event)));
      String place = "";
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          place = rows.getInt(1) + "-" + rows.getString(2) + "-" + rows.getLong(3);
        }
      }
      return place;
    }
  }

  private interface Column {
    Object of(Told told);
  }

  private static Array array(Connection connection, String type, List<Told> told, Column column)
      throws SQLException {
    return connection.createArrayOf(type, told.stream().map(column::of).toArray());
  }
}
