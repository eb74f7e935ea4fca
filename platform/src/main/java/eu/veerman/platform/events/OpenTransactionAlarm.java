package eu.veerman.platform.events;

import eu.veerman.platform.database.Database;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches for a transaction that has written something and stands open: whatever is committed after
 * it began is kept from every reader of the log until it ends.
 */
public final class OpenTransactionAlarm {
  private static final Logger LOG = LoggerFactory.getLogger(OpenTransactionAlarm.class);

  private final Database database;
  private final Duration threshold;
  private final long timer;
  private volatile double oldestSeconds;
  private volatile boolean raised;

  private OpenTransactionAlarm(
      Database database, MeterRegistry metrics, Duration threshold, Duration period) {
    this.database = database;
    this.threshold = threshold;
    Gauge.builder("veerman.events.oldest.writer.seconds", () -> oldestSeconds)
        .description("How long the oldest transaction that has written something stands open")
        .register(metrics);
    Gauge.builder("veerman.events.oldest.writer.alarm", () -> raised ? 1 : 0)
        .description("1 while a transaction keeps events from readers for too long")
        .register(metrics);
    this.timer = database.vertx().setPeriodic(period.toMillis(), due -> look());
  }

  /**
   * Starts to watch.
   *
   * @param threshold how old a transaction may be before the alarm is raised
   * @param period how often to look
   */
  public static OpenTransactionAlarm start(
      Database database, MeterRegistry metrics, Duration threshold, Duration period) {
    return new OpenTransactionAlarm(database, metrics, threshold, period);
  }

  /** Whether the alarm was raised at the last look. */
  public boolean isRaised() {
    return raised;
  }

  /** Looks now. */
  Future<Void> look() {
    return database
        .withConnection(
            connection ->
                connection
                    .query("select events.oldest_writer_seconds() as seconds")
                    .execute()
                    .map(rows -> rows.iterator().next().getDouble("seconds")))
        .onSuccess(
            seconds -> {
              oldestSeconds = seconds;
              boolean tooOld = seconds > threshold.toMillis() / 1_000.0;
              if (tooOld) {
                LOG.atWarn()
                    .addKeyValue("seconds", seconds)
                    .log("A transaction stands open and keeps events from all readers");
              } else if (raised) {
                LOG.info("The transaction that kept events from readers has ended");
              }
              raised = tooOld;
            })
        .mapEmpty();
  }

  public void stop() {
    database.vertx().cancelTimer(timer);
  }
}
