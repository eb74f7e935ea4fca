package eu.veerman.profile.understanding;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Where texts are read: off the event loop, on as many threads as there are processors. */
public final class Workers {
  private final WorkerExecutor executor;

  /**
   * Begins.
   *
   * @param threads 1 to 64
   */
  public Workers(Vertx vertx, int threads) {
    this.executor = vertx.createSharedWorkerExecutor("reading", threads, 1, TimeUnit.MINUTES);
  }

  /** Computes a value; what it throws fails the future. */
  public <T> Future<T> compute(Callable<T> computation) {
    return executor.executeBlocking(computation, false);
  }

  public Future<Void> close() {
    return executor.close();
  }
}
