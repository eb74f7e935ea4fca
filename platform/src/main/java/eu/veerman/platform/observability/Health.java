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

/** What has to be in order before a service may be sent requests, each under its name. */
public final class Health {
  private static final Duration DEADLINE = Duration.ofSeconds(3);

  private final Map<String, Supplier<Future<Optional<String>>>> checks =
      new ConcurrentSkipListMap<>();

  /** How one check ended. */
  public record Checked(String name, Optional<String> trouble) {
    public boolean isFine() {
      return trouble.isEmpty();
    }
  }

  /**
   * Adds a check, asked each time and given 3 seconds.
   *
   * @param check succeeds when all is well; otherwise the message of its failure is told
   */
  public Health add(String name, Supplier<? extends Future<?>> check) {
    return put(name, () -> check.get().map(fine -> Optional.<String>empty()));
  }

  /** Adds a check that answers at once: what keeps the part from working, if anything does. */
  public Health addState(String name, Supplier<Optional<String>> trouble) {
    return put(name, () -> Future.succeededFuture(trouble.get()));
  }

  private Health put(String name, Supplier<Future<Optional<String>>> check) {
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

  private static Future<Checked> ask(String name, Supplier<Future<Optional<String>>> check) {
    Future<Optional<String>> asked;
    try {
      asked = check.get().timeout(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RuntimeException thrown) {
      asked = Future.failedFuture(thrown);
    }
    return asked
        .recover(
            failure ->
                Future.succeededFuture(
                    Optional.of(failure.getMessage() == null ? "failed" : failure.getMessage())))
        .map(trouble -> new Checked(name, trouble));
  }
}
