package eu.veerman.benchmarks.scale;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition, with a deadline. */
final class Awaiting {
  private static final Duration BETWEEN = Duration.ofMillis(100);

  private Awaiting() {}

  static void until(String condition, Duration deadline, BooleanSupplier holds) {
    long end = System.nanoTime() + deadline.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("not within " + deadline + ": " + condition);
      }
      LockSupport.parkNanos(BETWEEN.toNanos());
    }
  }
}
