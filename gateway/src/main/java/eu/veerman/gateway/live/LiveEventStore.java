package eu.veerman.gateway.live;

import eu.veerman.platform.database.Database;
import eu.veerman.platform.events.Event;
import eu.veerman.platform.events.Position;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads an audience's part of the log. */
final class LiveEventStore implements LivePast {
  // The text form of a transaction has a name of its own: "order by xact" is to mean the number.
  private static final String BETWEEN =
      """
      select epoch, xact::text as xact_text, sequence, id, type, subject, subject_version, time, source,
        request_id, audience, data::text as data
      from events.log
      where (epoch, xact, sequence) > ($1, $2::text::xid8, $3)
        and (epoch, xact, sequence) <= ($4, $5::text::xid8, $6)
        and audience = any($7)
      order by epoch, xact, sequence
      limit $8
      """;

  private final Database database;

  LiveEventStore(Database database) {
    this.database = database;
  }

  @Override
  public Future<List<LiveMessage>> between(Position after, Position upTo, Set<UUID> audience) {
    Tuple parameters =
        Tuple.tuple()
            .addInteger(after.epoch())
            .addString(Long.toString(after.xact()))
            .addLong(after.sequence())
            .addInteger(upTo.epoch())
            .addString(Long.toString(upTo.xact()))
            .addLong(upTo.sequence())
            .addArrayOfUUID(audience.toArray(UUID[]::new))
            .addInteger(PAGE);
    return database
        .withConnection(connection -> connection.preparedQuery(BETWEEN).execute(parameters))
        .map(
            rows -> {
              List<LiveMessage> messages = new ArrayList<>(rows.size());
              rows.forEach(row -> messages.add(LiveMessage.of(event(row))));
              return messages;
            });
  }

  private static Event event(Row row) {
    return new Event(
        new Position(
            row.getInteger("epoch"),
            Long.parseLong(row.getString("xact_text")),
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
