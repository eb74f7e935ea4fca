package eu.veerman.platform.observability;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What has to be in order before a service may be sent requests, and what it can do without for a
 * while, each under its name.
 */
public final class Health {
  private static final Duration DEADLINE = Duration.ofSeconds(3);

  private final Map<String, Check> checks = new ConcurrentSkipListMap<>();

  private record Check(boolean needed, Supplier<Future<Optional<String>>> trouble) {}

  /**
   * How one check ended.
   *
   * @param needed whether trouble keeps the service from being sent requests
   */
  public record Checked(String name, boolean needed, Optional<String> trouble) {
    public boolean isFine() {
      return trouble.isEmpty();
    }

    /** Whether the service should not be sent requests because of this. */
    public boolean prevents() {
      return needed && trouble.isPresent();
    }
  }

  /**
   * Adds a check, asked each time and given 3 seconds.
   *
   * @param check succeeds when all is well; otherwise the message of its failure is told
   */
  public Health add(String name, Supplier<? extends Future<?>> check) {
    return put(name, new Check(true, () -> check.get().map(fine -> Optional.<String>empty())));
  }

  /** Adds a check that answers at once: what keeps the part from working, if anything does. */
  public Health addState(String name, Supplier<Optional<String>> trouble) {
    return put(name, new Check(true, () -> Future.succeededFuture(trouble.get())));
  }

  /** Adds a check that answers at once: what the part does worse for now, if anything. */
  public Health addHindrance(String name, Supplier<Optional<String>> trouble) {
    return put(name, new Check(false, () -> Future.succeededFuture(trouble.get())));
  }

  private Health put(String name, Check check) {
    if (checks.putIfAbsent(name, check) != null) {
      throw new IllegalArgumentException("check is '" + name + "', must be added once");
    }
    return this;
  }

  /** Asks all of them at once. */
  public Future<List<Checked>> ask() {
    List<Future<Checked>> asked = new ArrayList<>();
    checks.forEach((name, check) -> asked.add(ask(name, check)));
    return Future.join(asked).map(all -> asked.stream().map(Future::result).toList());
  }

  private static Future<Checked> ask(String name, Check check) {
    Future<Optional<String>> asked;
    try {
      asked = check.trouble().get().timeout(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RuntimeException thrown) {
      asked = Future.failedFuture(thrown);
    }
    return asked
        .recover(
            failure ->
                Future.succeededFuture(
                    Optional.of(failure.getMessage() == null ? "failed" : failure.getMessage())))
        .map(trouble -> new Checked(name, check.needed(), trouble));
  }
}
