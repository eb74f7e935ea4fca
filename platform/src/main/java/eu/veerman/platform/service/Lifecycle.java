package eu.veerman.platform.service;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a service has acquired and how to give it back: each release is registered beside its
 * acquisition, and all are run in the opposite order. A start that fails half-way gives back what
 * it had.
 */
public final class Lifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);

  private record Release(String name, Supplier<? extends Future<?>> how) {}

  private final String service;
  private final Duration bound;
  private final Vertx vertx;
  private final Deque<Release> releases = new ArrayDeque<>();
  private boolean stopping;

  /**
   * A life to begin.
   *
   * @param service its name in the log
   * @param bound how long one release may take
   */
  public Lifecycle(Vertx vertx, String service, Duration bound) {
    this.vertx = vertx;
    this.service = service;
    this.bound = bound;
  }

  public Vertx vertx() {
    return vertx;
  }

  /** Registers how to give something back; it is given back at once when the end has begun. */
  public synchronized <T> T releasing(String name, T resource, Supplier<? extends Future<?>> how) {
    if (stopping) {
      releases.push(new Release(name, how));
      next().onComplete(released -> LOG.info("{} was given back at once", name));
      throw new IllegalStateException(service + " stops while it starts: " + name);
    }
    releases.push(new Release(name, how));
    return resource;
  }

  /** Starts, or gives back what was acquired when starting fails. */
  public <T> Future<T> start(Supplier<Future<T>> startUp) {
    Future<T> started;
    try {
      started = startUp.get();
    } catch (RuntimeException thrown) {
      started = Future.failedFuture(thrown);
    }
    return started.recover(failure -> stop().transform(over -> Future.<T>failedFuture(failure)));
  }

  /**
   * Gives everything back, newest first; a release that fails or hangs does not stop the others.
   */
  public Future<Void> stop() {
    synchronized (this) {
      stopping = true;
    }
    return next();
  }

  private Future<Void> next() {
    Release release;
    synchronized (this) {
      if (releases.isEmpty()) {
        return Future.succeededFuture();
      }
      release = releases.pop();
    }
    Future<?> released;
    try {
      released = release.how().get();
    } catch (RuntimeException thrown) {
      released = Future.failedFuture(thrown);
    }
    return released
        .<Object>map(done -> done)
        .timeout(bound.toMillis(), TimeUnit.MILLISECONDS)
        .transform(
            outcome -> {
              if (outcome.failed()) {
                LOG.atWarn()
                    .addKeyValue("service", service)
                    .addKeyValue("part", release.name())
                    .addKeyValue("reason", String.valueOf(outcome.cause()))
                    .log("A part did not end in order");
              }
              return next();
            });
  }
}
