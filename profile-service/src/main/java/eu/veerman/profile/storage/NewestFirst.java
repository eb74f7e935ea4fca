package eu.veerman.profile.storage;

import eu.veerman.platform.database.PageCursor;
import eu.veerman.platform.http.Problem;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Where a page of a list begins that is sorted from the newest to the oldest.
 *
 * @param before only what was made before this
 * @param beforeId and among what was made at the same time, only smaller ids
 */
public record NewestFirst(Instant before, UUID beforeId) {
  private static final Instant FAR_FUTURE = Instant.parse("9999-01-01T00:00:00Z");
  private static final NewestFirst BEGINNING = new NewestFirst(FAR_FUTURE, new UUID(-1, -1));

  /**
   * Reads the word given as {@code next}. Throws a 400 problem for a word of another list.
   *
   * @param list the list's name
   */
  public static NewestFirst after(Optional<String> word, String list) {
    if (word.isEmpty()) {
      return BEGINNING;
    }
    try {
      List<String> key =
          PageCursor.decode(word.get(), list, 2).map(PageCursor::key).orElse(List.of());
      if (!key.isEmpty()) {
        return new NewestFirst(Instant.parse(key.get(0)), UUID.fromString(key.get(1)));
      }
    } catch (DateTimeParseException | IllegalArgumentException notOurs) {
      // Told below, like a word that is none at all.
    }
    throw Problem.invalid("after", "must be what the page before gave as next").asException();
  }

  /**
   * A page of at most {@code limit} of the rows, of which one more was asked for to know whether
   * there is a next page; with the word that leads there.
   */
  public static <T, V> Page<V> page(
      List<T> rows,
      int limit,
      String list,
      Function<T, Instant> createdAt,
      Function<T, UUID> id,
      Function<T, V> view) {
    List<V> items = rows.stream().limit(limit).map(view).toList();
    if (rows.size() <= limit) {
      return new Page<>(items, Optional.empty());
    }
    T last = rows.get(limit - 1);
    PageCursor next =
        new PageCursor(list, List.of(createdAt.apply(last).toString(), id.apply(last).toString()));
    return new Page<>(items, Optional.of(next.encode()));
  }

  /** A page of a list, as the contract has it. */
  public record Page<V>(List<V> items, Optional<String> next) {}
}
