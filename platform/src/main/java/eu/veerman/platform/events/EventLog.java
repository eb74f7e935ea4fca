package eu.veerman.platform.events;

import eu.veerman.contracts.LoggedEvent;
import eu.veerman.platform.json.Json;
import eu.veerman.platform.observability.RequestIds;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The writing side of the log. Events are appended in the transaction that changes the state they
 * tell of, so that both happen or neither does.
 */
public final class EventLog {
  /** The largest data one event may carry. */
  public static final int MAX_DATA_CHARS = 4_194_304;

  /** The most events of one call. */
  public static final int MAX_EVENTS = 10_000;

  private static final String APPEND =
      """
      select at_epoch, at_xact, at_sequence
      from events.append($1, $2, $3, $4, $5, $6, $7, $8, $9::text::jsonb, $10)
      """;

  private final String source;
  private final InstantSource clock;
  private final Supplier<UUID> ids;

  /**
   * A log to append to.
   *
   * @param source the service that appends, such as {@code profile}
   * @param clock tells when events happen
   * @param ids makes events' ids
   */
  public EventLog(String source, InstantSource clock, Supplier<UUID> ids) {
    if (!source.matches("[a-z][a-z0-9-]{0,63}")) {
      throw new IllegalArgumentException(
          "source is '" + source + "', must be lower case letters, digits and hyphens");
    }
    this.source = source;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * An event to append.
   *
   * @param event its type, its subject, and as its data the record itself
   * @param version of the subject, greater than that of every earlier event of it, 1 to 2147483647
   * @param audience whose live pages may be told: an organisation or an account; empty for nobody's
   */
  public record NewEvent(LoggedEvent event, long version, Optional<UUID> audience) {
    public NewEvent {
      if (version < 1 || version > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("version is " + version + ", must be 1 to 2147483647");
      }
    }

    /** An event that no page is told of. */
    public NewEvent(LoggedEvent event, long version) {
      this(event, version, Optional.empty());
    }
  }

  /** An event's version is not greater than one that is in the log. */
  public static final class StaleSubject extends RuntimeException {
    private static final long serialVersionUID = 1;

    StaleSubject(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The subject was erased: nothing is said about it any more. */
  public static final class ErasedSubject extends RuntimeException {
    private static final long serialVersionUID = 1;

    ErasedSubject(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Appends one event that no page is told of; see {@link #append(SqlConnection, List)}. */
  public Future<Position> append(SqlConnection transaction, LoggedEvent event, long version) {
    return append(transaction, List.of(new NewEvent(event, version)));
  }

  /**
   * Appends events in the transaction of the connection, with the request id of the code running
   * now, and answers the position of the last one; {@link Position#BEGINNING} when there are none.
   * Fails with {@link StaleSubject} when a subject has a version or a greater one already, and with
   * {@link ErasedSubject} when it was erased; the transaction is broken then.
   */
  public Future<Position> append(SqlConnection transaction, List<NewEvent> events) {
    return write(transaction, events, false);
  }

  /**
   * Appends a tombstone and removes all earlier events of its subject. Nothing can be appended to
   * the subject afterwards. What is put into the tombstone stays for ever: no personal data.
   */
  public Future<Position> erase(SqlConnection transaction, LoggedEvent tombstone, long version) {
    return write(transaction, List.of(new NewEvent(tombstone, version)), true);
  }

  private Future<Position> write(
      SqlConnection transaction, List<NewEvent> events, boolean tombstone) {
    if (events.isEmpty()) {
      return Future.succeededFuture(Position.BEGINNING);
    }
    if (events.size() > MAX_EVENTS) {
      return Future.failedFuture(
          new IllegalArgumentException(
              "events are " + events.size() + ", must be at most " + MAX_EVENTS));
    }
    List<Tuple> rows = new ArrayList<>(events.size());
    for (NewEvent each : events) {
      String data = Json.text(each.event());
      if (data.length() > MAX_DATA_CHARS) {
        return Future.failedFuture(
            new IllegalArgumentException(
                "data of "
                    + each.event().subject()
                    + " has "
                    + data.length()
                    + " characters, must have at most "
                    + MAX_DATA_CHARS));
      }
      rows.add(
          Tuple.tuple()
              .addValue(ids.get())
              .addValue(each.event().type())
              .addValue(each.event().subject())
              .addValue(each.version())
              .addValue(clock.instant().atOffset(ZoneOffset.UTC))
              .addValue(source)
              .addValue(RequestIds.current().orElse(null))
              .addValue(each.audience().orElse(null))
              .addValue(data)
              .addValue(tombstone));
    }
    return transaction
        .preparedQuery(APPEND)
        .executeBatch(rows)
        .map(EventLog::last)
        .recover(failure -> Future.failedFuture(explained(failure)));
  }

  private static Position last(RowSet<Row> batch) {
    Position last = Position.BEGINNING;
    for (RowSet<Row> each = batch; each != null; each = each.next()) {
      for (Row row : each) {
        last =
            last.max(
                new Position(
                    row.getInteger("at_epoch"),
                    Long.parseLong(row.getString("at_xact")),
                    row.getLong("at_sequence")));
      }
    }
    return last;
  }

  private static Throwable explained(Throwable failure) {
    if (failure instanceof PgException refused) {
      String message = String.valueOf(refused.getErrorMessage());
      return switch (String.valueOf(refused.getSqlState())) {
        case "VE001" -> new StaleSubject(message, refused);
        case "VE002" -> new ErasedSubject(message, refused);
        default -> refused;
      };
    }
    return failure;
  }
}
