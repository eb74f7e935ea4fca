package eu.veerman.platform.observability;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.internal.VertxInternal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notices when something blocks an event loop. */
public final class BlockedThreads {
  private static final Logger LOG = LoggerFactory.getLogger(BlockedThreads.class);

  private BlockedThreads() {}

  /**
   * A thread that should have turned to other work by now.
   *
   * @param thread its name
   * @param blocked for how long so far
   * @param stack where it is
   */
  public record Blocked(String thread, Duration blocked, StackTraceElement[] stack) {}

  /** Options that notice an event loop blocked for longer than a threshold; 10 ms to 1 minute. */
  public static VertxOptions noticing(VertxOptions options, Duration threshold) {
    if (threshold.toMillis() < 10 || threshold.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new IllegalArgumentException(
          "threshold is " + threshold + ", must be 10 ms to 1 minute");
    }
    return options
        .setMaxEventLoopExecuteTime(threshold.toMillis())
        .setMaxEventLoopExecuteTimeUnit(TimeUnit.MILLISECONDS)
        .setBlockedThreadCheckInterval(Math.max(5, threshold.toMillis() / 2))
        .setBlockedThreadCheckIntervalUnit(TimeUnit.MILLISECONDS);
  }

  /**
   * Logs and counts blocked threads, and tells them to a listener, such as one that fails a test.
   */
  public static void watch(Vertx vertx, MeterRegistry metrics, Consumer<Blocked> listener) {
    Counter count =
        Counter.builder("veerman.threads.blocked")
            .description("How often a thread was seen blocked")
            .register(metrics);
    ((VertxInternal) vertx)
        .blockedThreadChecker()
        .setThreadBlockedHandler(
            event -> {
              Blocked blocked =
                  new Blocked(
                      event.thread().getName(),
                      Duration.ofNanos(event.duration()),
                      event.thread().getStackTrace());
              count.increment();
              Throwable where = new Throwable("blocked here");
              where.setStackTrace(blocked.stack());
              LOG.atWarn()
                  .addKeyValue("thread", blocked.thread())
                  .addKeyValue("milliseconds", blocked.blocked().toMillis())
                  .setCause(where)
                  .log("A thread is blocked");
              listener.accept(blocked);
            });
  }
}
