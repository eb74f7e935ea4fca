package eu.veerman.platform.events;

import eu.veerman.platform.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes events that a later one of the same subject supersedes. The greatest version of a subject
 * stays, a tombstone like any other; an event is only removed when every reader can already see the
 * one that supersedes it.
 */
public final class Compaction {
  private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);
  private static final int SUBJECTS_AT_ONCE = 500;

  private static final String COMPACT =
      "select last_subject, removed from events.compact($1, $2, $3)";

  private final Database database;

  public Compaction(Database database) {
    this.database = database;
  }

  /**
   * Goes once through all subjects, in small transactions, and answers how many events it removed.
   *
   * @param before events from this instant on stay, for readers that want to see each step
   */
  public Future<Long> run(Instant before) {
    return from("", before, 0);
  }

  /**
   * Runs now and then, until stopped; two instances may do so at once.
   *
   * @param keep how long a superseded event stays at least
   */
  public Runs every(Duration period, Duration keep, InstantSource clock) {
    long timer =
        database
            .vertx()
            .setPeriodic(
                period.toMillis(),
                due ->
                    run(clock.instant().minus(keep))
                        .onSuccess(
                            removed -> LOG.info("Compaction removed {} superseded events", removed))
                        .onFailure(
                            failure ->
                                LOG.atWarn().setCause(failure).log("Compaction did not finish")));
    return () -> database.vertx().cancelTimer(timer);
  }

  /** Compaction that runs now and then. */
  @FunctionalInterface
  public interface Runs {
    void stop();
  }

  private Future<Long> from(String after, Instant before, long removed) {
    return database
        .withTransaction(
            transaction ->
                transaction
                    .preparedQuery(COMPACT)
                    .execute(Tuple.of(after, SUBJECTS_AT_ONCE, before.atOffset(ZoneOffset.UTC)))
                    .map(rows -> rows.iterator().next()))
        .compose(
            (Row row) -> {
              long sum = removed + row.getLong("removed");
              return Optional.ofNullable(row.getString("last_subject"))
                  .map(last -> from(last, before, sum))
                  .orElseGet(() -> Future.succeededFuture(sum));
            });
  }
}
