package eu.veerman.platform.events;

import com.fasterxml.jackson.databind.JsonNode;
import eu.veerman.platform.json.Json;
import eu.veerman.platform.observability.RequestIds;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;

/**
 * The writing side of the log. An event is appended in the transaction that changes the state it
 * tells of, so that both happen or neither does.
 */
public final class EventLog {
  /** The largest data one event may carry. */
  public static final int MAX_DATA_CHARS = 4_194_304;

  private static final String APPEND =
      """
      select at_epoch, at_xact, at_sequence
      from events.append($1, $2, $3, $4, $5, $6, $7, $8, $9::text::jsonb, $10)
      """;

  /**
   * Appends an event in the transaction of the connection, with the request id of the code running
   * now, and answers its position. Fails with {@link StaleSubject} when the subject has this
   * version or a greater one, and with {@link ErasedSubject} when it was erased; the transaction is
   * broken then.
   */
  public Future<Position> append(SqlConnection transaction, NewEvent event) {
    return write(transaction, event, false);
  }

  /**
   * Appends a tombstone and removes all earlier events of its subject. Nothing can be appended to
   * the subject afterwards. What is put into the tombstone stays for ever: no personal data.
   */
  public Future<Position> erase(SqlConnection transaction, NewEvent tombstone) {
    return write(transaction, tombstone, true);
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

  private static Future<Position> write(
      SqlConnection transaction, NewEvent event, boolean tombstone) {
    String data = event.data().map((JsonNode tree) -> Json.text(tree)).orElse(null);
    if (data != null && data.length() > MAX_DATA_CHARS) {
      return Future.failedFuture(
          new IllegalArgumentException(
              "data of "
                  + event.subject()
                  + " has "
                  + data.length()
                  + " characters, must have at most "
                  + MAX_DATA_CHARS));
    }
    Tuple parameters =
        Tuple.tuple()
            .addValue(event.id())
            .addValue(event.type())
            .addValue(event.subject())
            .addValue(event.subjectVersion())
            .addValue(event.time().atOffset(ZoneOffset.UTC))
            .addValue(event.source())
            .addValue(RequestIds.current().orElse(null))
            .addValue(event.audience().orElse(null))
            .addValue(data)
            .addValue(tombstone);
    return transaction
        .preparedQuery(APPEND)
        .execute(parameters)
        .map(rows -> position(rows.iterator().next()))
        .recover(failure -> Future.failedFuture(explained(failure)));
  }

  private static Position position(Row row) {
    return new Position(
        row.getInteger("at_epoch"),
        Long.parseLong(row.getString("at_xact")),
        row.getLong("at_sequence"));
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
