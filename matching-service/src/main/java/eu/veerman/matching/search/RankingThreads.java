package eu.veerman.matching.search;

import eu.veerman.platform.http.Problem;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/**
 * Where rankings are computed: on virtual threads, since they wait for the index, and at most so
 * many at once, since they compute. Who finds the queue full is told to come again.
 */
public final class RankingThreads implements AutoCloseable {
  private static final Duration COME_AGAIN = Duration.ofSeconds(2);

  private final Vertx vertx;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("ranking-", 0).factory());
  private final Semaphore computing;
  private final Semaphore queued;

  /**
   * @param atOnce computed at the same time, at least 1
   * @param waiting in the queue besides, at most
   */
  public RankingThreads(Vertx vertx, int atOnce, int waiting) {
    if (atOnce < 1) {
      throw new IllegalArgumentException("atOnce is " + atOnce + ", must be at least 1");
    }
    this.vertx = vertx;
    this.computing = new Semaphore(atOnce);
    this.queued = new Semaphore(atOnce + waiting);
  }

  /** Computes off the event loop; the future completes on the caller's context. */
  public <T> Future<T> compute(Callable<T> ranking) {
    Context context = vertx.getOrCreateContext();
    Promise<T> promise = Promise.promise();
    if (!queued.tryAcquire()) {
      return Problem.unavailable(COME_AGAIN).asFailure();
    }
    try {
      threads.execute(() -> run(ranking, context, promise));
    } catch (RejectedExecutionException closed) {
      queued.release();
      return Problem.unavailable(COME_AGAIN).asFailure();
    }
    return promise.future();
  }

  /** Whatever goes wrong reaches who waits for it: an error as well as an exception. */
  private <T> void run(Callable<T> ranking, Context context, Promise<T> promise) {
    try {
      computing.acquire();
      try {
        T result = ranking.call();
        context.runOnContext(done -> promise.complete(result));
      } finally {
        computing.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      context.runOnContext(done -> promise.fail(e));
    } catch (Throwable e) {
      context.runOnContext(done -> promise.fail(e));
    } finally {
      queued.release();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
