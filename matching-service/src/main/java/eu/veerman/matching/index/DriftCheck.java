package eu.veerman.matching.index;

import eu.veerman.matching.index.Drift.Logged;
import eu.veerman.platform.database.Database;
import eu.veerman.platform.events.Position;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.SortedMap;

/** Compares an index with the log, page by page in the order of ids, while both go on. */
final class DriftCheck {
  private static final int PAGE = 1_000;

  private final Vertx vertx;
  private final LoggedVersionsStore log;
  private final SearchIndex index;
  private final String subjects;

  /**
   * @param subjects what the log's subjects of the index begin with, such as {@code manager/}
   */
  DriftCheck(Vertx vertx, Database database, SearchIndex index, String subjects) {
    this.vertx = vertx;
    this.log = new LoggedVersionsStore(database);
    this.index = index;
    this.subjects = subjects;
  }

  /**
   * How much an index differs now.
   *
   * @param consumer the name of the durable consumer that writes it
   */
  Future<Drift> of(String name, String consumer) {
    return log.placeOf(consumer).compose(written -> from(name, "", written, Drift.NONE));
  }

  /** First the writer's place, then the index, then the log: what differs then differs for good. */
  private Future<Drift> from(String name, String afterId, Position written, Drift before) {
    Optional<String> after = afterId.isEmpty() ? Optional.empty() : Optional.of(afterId);
    return vertx
        .executeBlocking(() -> index.versions(name, after, PAGE), false)
        .compose(
            indexed ->
                log.versions(subjects, afterId, written, PAGE)
                    .compose(logged -> compared(name, written, before, indexed, logged)));
  }

  private Future<Drift> compared(
      String name,
      Position written,
      Drift before,
      SortedMap<String, Long> indexed,
      SortedMap<String, Logged> logged) {
    Optional<String> end = earlier(endOfFull(indexed), endOfFull(logged));
    if (end.isEmpty()) {
      return Future.succeededFuture(before.and(Drift.between(indexed, logged)));
    }
    String beyond = end.get() + '\0';
    Drift soFar = before.and(Drift.between(indexed.headMap(beyond), logged.headMap(beyond)));
    return from(name, end.get(), written, soFar);
  }

  /** The last id of a page after which there may be more. */
  private static Optional<String> endOfFull(SortedMap<String, ?> page) {
    return page.size() < PAGE ? Optional.empty() : Optional.of(page.lastKey());
  }

  private static Optional<String> earlier(Optional<String> one, Optional<String> other) {
    if (one.isPresent() && other.isPresent()) {
      return one.get().compareTo(other.get()) <= 0 ? one : other;
    }
    return one.or(() -> other);
  }
}
