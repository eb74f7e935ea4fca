package eu.veerman.matching.search;

import eu.veerman.platform.database.Database;
import eu.veerman.platform.events.Position;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Which subjects the log tells of after a place in it. */
public final class LaterChangesStore {
  /** Who is so far behind examines everything instead. */
  private static final int MOST = 10_000;

  private static final String AFTER =
      """
      select distinct subject from events.log
      where (epoch, xact, sequence) > ($1, $2::text::xid8, $3) and starts_with(subject, $4)
      limit $5
      """;

  private final Database database;

  public LaterChangesStore(Database database) {
    this.database = database;
  }

  /**
   * The ids of the subjects of one kind, committed by now, whether or not a reader of the log can
   * see them yet; empty when there are too many to name.
   *
   * @param prefix of the subjects, such as {@code manager/}
   */
  Future<Optional<Set<String>>> after(Position place, String prefix) {
    return database.withConnection(
        connection ->
            connection
                .preparedQuery(AFTER)
                .execute(
                    Tuple.of(
                        place.epoch(),
                        Long.toString(place.xact()),
                        place.sequence(),
                        prefix,
                        MOST + 1))
                .map(
                    rows -> {
                      if (rows.size() > MOST) {
                        return Optional.empty();
                      }
                      Set<String> ids = new HashSet<>();
                      rows.forEach(
                          row -> ids.add(row.getString("subject").substring(prefix.length())));
                      return Optional.of(ids);
                    }));
  }
}
