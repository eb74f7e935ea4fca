package eu.veerman.standalone;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Waits for what happens by itself, and looks every 50 milliseconds whether it has. */
public final class Awaiting {
  /** Generous: what takes this long on the slowest machine has gone wrong. */
  public static final Duration DEADLINE = Duration.ofSeconds(90);

  private static final Duration PAUSE = Duration.ofMillis(50);

  private Awaiting() {}

  /** The first answer that will do; fails with the last one at the deadline. */
  public static <T> T until(String what, Callable<T> ask, Predicate<T> willDo) {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    while (true) {
      T answer = ask(ask);
      if (willDo.test(answer)) {
        return answer;
      }
      if (System.nanoTime() >= deadline) {
        throw new AssertionError(what + " did not happen within " + DEADLINE + ": " + answer);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private static <T> T ask(Callable<T> ask) {
    try {
      return ask.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
