package eu.veerman.platform.events;

import eu.veerman.platform.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log in its order without ever passing over an event that commits late: only events of
 * transactions older than every transaction still open are read ({@code pg_snapshot_xmin}). Events
 * of an earlier epoch were committed before it ended, whatever their transaction numbers say now.
 */
public final class EventReader {
  /** The most events of one batch. */
  public static final int MAX_BATCH = 1_000;

  private static final String READ =
      """
      select head.epoch as head_epoch, head.xmin::text as head_xmin,
        l.epoch, l.xact::text as xact, l.sequence, l.id, l.type, l.subject, l.subject_version,
        l.time, l.source, l.request_id, l.audience, l.data::text as data
      from (
        select current as epoch, pg_snapshot_xmin(pg_current_snapshot()) as xmin from events.epoch
      ) head
      left join lateral (
        select * from events.log
        where (epoch, xact, sequence) > ($1, $2::text::xid8, $3)
          and (epoch < head.epoch or xact < head.xmin)
          and ($4::text[] is null or type = any($4))
        order by epoch, xact, sequence
        limit $5
      ) l on true
      order by l.epoch, l.xact, l.sequence
      """;

  private static final String LAG =
      """
      select count(*) as events,
        coalesce(extract(epoch from now() - min(time)), 0)::double precision as seconds
      from (
        select time from events.log
        where (epoch, xact, sequence) > ($1, $2::text::xid8, $3)
          and ($4::text[] is null or type = any($4))
        order by epoch, xact, sequence
        limit 10000
      ) unread
      """;

  private final Database database;

  public EventReader(Database database) {
    this.database = database;
  }

  /**
   * What one read found.
   *
   * @param events in the order of the log
   * @param upTo how far was read; beyond the last event where nothing else can come before it
   * @param logEpoch the epoch of the log: a reader that began under another one starts over
   * @param complete whether there was nothing more to read
   */
  public record Batch(List<Event> events, Position upTo, int logEpoch, boolean complete) {
    public Batch {
      events = List.copyOf(events);
    }
  }

  /**
   * How far behind a reader is.
   *
   * @param events unread, at most 10,000 are counted
   * @param seconds since the first unread one happened
   */
  public record Lag(long events, double seconds) {}

  /** Reads what follows a position, 1 to {@link #MAX_BATCH} events of any type. */
  public Future<Batch> read(Position after, int limit) {
    return database.withConnection(connection -> read(connection, after, limit, Set.of()));
  }

  /** The end of the log now: everything that can be read stands at or before it. */
  public Future<Position> end() {
    return database
        .withConnection(connection -> read(connection, atEnd(), 1, Set.of()))
        .map(batch -> batch.upTo());
  }

  private static Position atEnd() {
    // Greater than any position, so that nothing but the head of the log is answered.
    return new Position(Integer.MAX_VALUE, 0, 0);
  }

  Future<Lag> lag(Position after, Set<String> types) {
    return database.withConnection(
        connection ->
            connection
                .preparedQuery(LAG)
                .execute(
                    Tuple.of(
                        after.epoch(), Long.toString(after.xact()), after.sequence(), array(types)))
                .map(rows -> rows.iterator().next())
                .map(row -> new Lag(row.getLong("events"), row.getDouble("seconds"))));
  }

  static Future<Batch> read(
      SqlConnection connection, Position after, int limit, Set<String> types) {
    if (limit < 1 || limit > MAX_BATCH) {
      throw new IllegalArgumentException("limit is " + limit + ", must be 1 to " + MAX_BATCH);
    }
    return connection
        .preparedQuery(READ)
        .execute(
            Tuple.of(
                after.epoch(), Long.toString(after.xact()), after.sequence(), array(types), limit))
        .map(rows -> batch(rows, after, limit));
  }

  private static String @Nullable [] array(Set<String> types) {
    return types.isEmpty() ? null : types.toArray(String[]::new);
  }

  private static Batch batch(RowSet<Row> rows, Position after, int limit) {
    List<Event> events = new ArrayList<>();
    Position head = Position.BEGINNING;
    int logEpoch = 0;
    for (Row row : rows) {
      logEpoch = row.getInteger("head_epoch");
      head = new Position(logEpoch, Long.parseLong(row.getString("head_xmin")), 0);
      if (row.getValue("id") != null) {
        events.add(event(row));
      }
    }
    boolean complete = events.size() < limit;
    Position last = events.isEmpty() ? after : events.getLast().position();
    boolean beyond = after.epoch() > logEpoch;
    Position upTo = beyond ? head : complete ? last.max(head) : last;
    return new Batch(events, upTo, logEpoch, complete);
  }

  private static Event event(Row row) {
    return new Event(
        new Position(
            row.getInteger("epoch"),
            Long.parseLong(row.getString("xact")),
            row.getLong("sequence")),
        row.getUUID("id"),
        row.getString("type"),
        row.getString("subject"),
        row.getLong("subject_version"),
        row.getOffsetDateTime("time").toInstant(),
        row.getString("source"),
        Optional.ofNullable(row.getString("request_id")),
        Optional.ofNullable(row.getUUID("audience")),
        Optional.ofNullable(row.getString("data")));
  }
}
