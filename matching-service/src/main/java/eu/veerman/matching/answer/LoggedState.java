package eu.veerman.matching.answer;

import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.RequestId;
import eu.veerman.contracts.event.ManagerChanged;
import eu.veerman.contracts.event.RequestChanged;
import eu.veerman.contracts.event.VeermanEvent;
import eu.veerman.contracts.manager.ManagerState;
import eu.veerman.contracts.request.RequestState;
import eu.veerman.platform.database.Database;
import eu.veerman.platform.json.Json;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Names, texts and track records of those who are shown, read from the log's latest events: the
 * population in memory holds numbers only, and who was erased or went back to a draft is gone here
 * at once.
 */
public final class LoggedState {
  private static final String LATEST =
      """
      select distinct on (subject) type, data::text as data from events.log
      where subject = any($1) order by subject, subject_version desc
      """;

  private final Database database;

  public LoggedState(Database database) {
    this.database = database;
  }

  /** The latest states of those that are published now. */
  public Future<Map<ManagerId, ManagerChanged>> managers(Collection<ManagerId> ids) {
    return latest(ids.stream().map(id -> "manager/" + id).toList(), ManagerChanged.class)
        .map(
            states -> {
              Map<ManagerId, ManagerChanged> byId = new HashMap<>();
              states.stream()
                  .filter(state -> state.state() == ManagerState.PUBLISHED)
                  .forEach(state -> byId.put(state.manager(), state));
              return byId;
            });
  }

  /** The latest states of those that are published now. */
  public Future<Map<RequestId, RequestChanged>> requests(Collection<RequestId> ids) {
    return latest(ids.stream().map(id -> "request/" + id).toList(), RequestChanged.class)
        .map(
            states -> {
              Map<RequestId, RequestChanged> byId = new HashMap<>();
              states.stream()
                  .filter(state -> state.state() == RequestState.PUBLISHED)
                  .forEach(state -> byId.put(state.request(), state));
              return byId;
            });
  }

  private <E extends VeermanEvent> Future<List<E>> latest(List<String> subjects, Class<E> kind) {
    if (subjects.isEmpty()) {
      return Future.succeededFuture(List.of());
    }
    String type = VeermanEvent.typeOf(kind);
    return database.withConnection(
        connection ->
            connection
                .preparedQuery(LATEST)
                .execute(Tuple.tuple().addArrayOfString(subjects.toArray(String[]::new)))
                .map(
                    rows -> {
                      List<E> states = new ArrayList<>();
                      rows.forEach(
                          row -> {
                            if (row.getString("type").equals(type)) {
                              states.add(Json.read(row.getString("data"), kind));
                            }
                          });
                      return states;
                    }));
  }
}
