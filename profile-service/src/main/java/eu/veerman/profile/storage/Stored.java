package eu.veerman.profile.storage;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import eu.veerman.contracts.concept.Decision;
import eu.veerman.contracts.concept.Understood;
import eu.veerman.platform.json.Json;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowIterator;
import io.vertx.sqlclient.RowSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How values of the domain stand in columns. */
public final class Stored {
  private static final ObjectMapper MAPPER = Json.newMapper();
  private static final ObjectReader DECISIONS =
      MAPPER.readerFor(new TypeReference<List<Decision>>() {});
  private static final ObjectReader UNDERSTOOD =
      MAPPER.readerFor(new TypeReference<List<Understood>>() {});

  private Stored() {}

  /** A point in time as the driver takes it; PostgreSQL keeps microseconds. */
  public static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  public static Instant instant(Row row, String column) {
    return row.getOffsetDateTime(column).toInstant();
  }

  public static Optional<Instant> maybeInstant(Row row, String column) {
    return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
  }

  public static List<Decision> decisions(Row row) {
    return read(DECISIONS, row.getString("decisions"));
  }

  public static List<Understood> understood(Row row) {
    return read(UNDERSTOOD, row.getString("understood"));
  }

  /** What a column of JSON holds; the query selects it as text. */
  public static JsonNode tree(Row row, String column) {
    return Json.readTree(row.getString(column));
  }

  private static <T> T read(ObjectReader reader, String json) {
    try {
      return reader.readValue(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The only row, if there is one. */
  public static <T> Optional<T> first(RowSet<Row> rows, Function<Row, T> mapper) {
    RowIterator<Row> iterator = rows.iterator();
    return iterator.hasNext() ? Optional.of(mapper.apply(iterator.next())) : Optional.empty();
  }

  /** All rows. */
  public static <T> List<T> all(RowSet<Row> rows, Function<Row, T> mapper) {
    return rows.stream().map(mapper).toList();
  }

  /** The value, or null for the driver. */
  public static <T> @Nullable T orNull(Optional<T> value) {
    return value.orElse(null);
  }
}
