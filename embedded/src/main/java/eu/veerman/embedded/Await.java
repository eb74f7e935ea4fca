package eu.veerman.embedded;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Waits for something another process does. Nothing tells us when a server's file or port appears,
 * so this looks again every 20 milliseconds.
 */
final class Await {

  private static final Duration PAUSE = Duration.ofMillis(20);

  private Await() {}

  /** True as soon as the condition holds, false when it still does not after {@code atMost}. */
  static boolean until(BooleanSupplier condition, Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline >= 0) {
        return false;
      }
      if (Thread.currentThread().isInterrupted()) {
        throw new ServerTrouble("Interrupted while waiting for a server.");
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return true;
  }
}
