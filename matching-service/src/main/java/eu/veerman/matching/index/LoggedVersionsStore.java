package eu.veerman.matching.index;

import eu.veerman.matching.index.Drift.Logged;
import eu.veerman.platform.database.Database;
import eu.veerman.platform.events.Position;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which versions of its subjects the log tells of, and how far a consumer has read it. */
final class LoggedVersionsStore {
  private static final String PLACE =
      "select epoch, xact::text as xact, sequence from events.consumers where name = $1";

  /**
   * Ordered by the subject itself, so that a page is read off the log's index of subjects: ids are
   * UUIDs, which every collation orders as Elasticsearch orders their bytes.
   */
  private static final String VERSIONS =
      """
      select substr(subject, length($1) + 1) as id,
        max(subject_version) as newest,
        coalesce(max(subject_version)
          filter (where (epoch, xact, sequence) <= ($3, $4::text::xid8, $5)), 0) as up_to
      from events.log
      where subject > $1 || $2 and starts_with(subject, $1)
      group by subject
      order by subject
      limit $6
      """;

  private final Database database;

  LoggedVersionsStore(Database database) {
    this.database = database;
  }

  /** How far a durable consumer has acknowledged the log. */
  Future<Position> placeOf(String consumer) {
    return database.withConnection(
        connection ->
            connection
                .preparedQuery(PLACE)
                .execute(Tuple.of(consumer))
                .map(
                    rows -> {
                      if (rows.size() == 0) {
                        return Position.BEGINNING;
                      }
                      Row row = rows.iterator().next();
                      return new Position(
                          row.getInteger("epoch"),
                          Long.parseLong(row.getString("xact")),
                          row.getLong("sequence"));
                    }));
  }

  /**
   * A page of the subjects of one kind in the order of their ids.
   *
   * @param prefix of the subjects, such as {@code manager/}
   * @param afterId the last id of the page before, empty for the first one
   */
  Future<SortedMap<String, Logged>> versions(
      String prefix, String afterId, Position upTo, int limit) {
    return database.withConnection(
        connection ->
            connection
                .preparedQuery(VERSIONS)
                .execute(
                    Tuple.of(
                        prefix,
                        afterId,
                        upTo.epoch(),
                        Long.toString(upTo.xact()),
                        upTo.sequence(),
                        limit))
                .map(
                    rows -> {
                      SortedMap<String, Logged> versions = new TreeMap<>();
                      rows.forEach(
                          row ->
                              versions.put(
                                  row.getString("id"),
                                  new Logged(row.getLong("newest"), row.getLong("up_to"))));
                      return versions;
                    }));
  }
}
