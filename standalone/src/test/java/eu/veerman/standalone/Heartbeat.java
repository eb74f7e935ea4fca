package eu.veerman.standalone;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread that does nothing but wake up, so that a machine that stood still is not taken for a
 * product that blocked: whoever is late while this thread is late as well had no processor to run
 * on.
 */
final class Heartbeat {
  private static final Duration BEAT = Duration.ofMillis(20);

  /** Later than this is worth remembering; below it is the scheduler's ordinary business. */
  private static final Duration LATE = Duration.ofMillis(50);

  private final List<Pause> pauses = new CopyOnWriteArrayList<>();

  /** From when to when it did not wake, in {@link System#nanoTime}. */
  private record Pause(long from, long to) {
    long sharedWith(long otherFrom, long otherTo) {
      return Math.max(0, Math.min(to, otherTo) - Math.max(from, otherFrom));
    }
  }

  static Heartbeat started() {
    Heartbeat heartbeat = new Heartbeat();
    Thread.ofPlatform().daemon().name("heartbeat").start(heartbeat::beat);
    return heartbeat;
  }

  private void beat() {
    long expected = System.nanoTime();
    while (!Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(BEAT.toNanos());
      expected += BEAT.toNanos();
      long now = System.nanoTime();
      if (now - expected > LATE.toNanos()) {
        pauses.add(new Pause(expected, now));
      }
      expected = now;
    }
  }

  /** For how much of a span that ended at {@code end} (nanoTime) nothing ran here either. */
  Duration stoodStill(Duration span, long end) {
    long from = end - span.toNanos();
    return Duration.ofNanos(pauses.stream().mapToLong(p -> p.sharedWith(from, end)).sum());
  }
}
