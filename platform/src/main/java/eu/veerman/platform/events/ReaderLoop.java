package eu.veerman.platform.events;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does a step again and again on a virtual thread: at once while there is more to do, otherwise
 * after a pause that an append cuts short.
 */
final class ReaderLoop {
  private static final Logger LOG = LoggerFactory.getLogger(ReaderLoop.class);

  /** What to do after a step. */
  sealed interface Next {
    /** There is more to do. */
    record AtOnce() implements Next {}

    /** Nothing to do until something is appended, or the pause is over. */
    record Sleep(Duration atMost) implements Next {}

    /** Not before the pause is over, whatever is appended. */
    record Pause(Duration exactly) implements Next {}
  }

  private final Vertx vertx;
  private final LogListener listener;
  private final Set<String> types;
  private final Supplier<Next> step;
  private final Runnable wake = this::wake;
  private final Promise<Void> ended = Promise.promise();
  private @Nullable Promise<Void> sleeping;
  private boolean sleepingLightly;
  private boolean woken;
  private boolean stopping;
  private volatile @Nullable String deployment;

  /**
   * @param types whose appends cut its pauses short; empty for all
   * @param step runs on a virtual thread, so it may await futures; it must not throw
   */
  ReaderLoop(Vertx vertx, LogListener listener, Set<String> types, Supplier<Next> step) {
    this.vertx = vertx;
    this.listener = listener;
    this.types = types;
    this.step = step;
  }

  Future<Void> start() {
    listener.onAppend(types, wake);
    VerticleBase verticle =
        new VerticleBase() {
          @Override
          public Future<?> start() {
            context.runOnContext(go -> run());
            return Future.succeededFuture();
          }

          @Override
          public Future<?> stop() {
            end();
            return ended.future();
          }
        };
    return vertx
        .deployVerticle(
            verticle, new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD))
        .map(
            id -> {
              deployment = id;
              return null;
            });
  }

  /** Lets the step under way end, and then stops. */
  Future<Void> stop() {
    String id = deployment;
    return id == null ? Future.succeededFuture() : vertx.undeploy(id);
  }

  private synchronized void end() {
    listener.forget(wake);
    stopping = true;
    if (sleeping != null) {
      sleeping.tryComplete();
    }
  }

  private synchronized boolean isStopping() {
    return stopping;
  }

  private void run() {
    try {
      while (!isStopping()) {
        switch (step.get()) {
          case Next.AtOnce again -> {}
          case Next.Sleep sleep -> rest(sleep.atMost(), true);
          case Next.Pause pause -> rest(pause.exactly(), false);
        }
      }
    } catch (RuntimeException bug) {
      LOG.atError().setCause(bug).log("A reader of the event log has ended");
      throw bug;
    } finally {
      ended.tryComplete();
    }
  }

  private void rest(Duration longest, boolean wakeable) {
    Promise<Void> rest = Promise.promise();
    synchronized (this) {
      if (stopping || (wakeable && woken)) {
        woken = false;
        return;
      }
      sleeping = rest;
      sleepingLightly = wakeable;
    }
    long timer = vertx.setTimer(Math.max(1, longest.toMillis()), over -> rest.tryComplete());
    Future.await(rest.future());
    vertx.cancelTimer(timer);
    synchronized (this) {
      sleeping = null;
      woken = woken && !wakeable;
    }
  }

  private synchronized void wake() {
    woken = true;
    if (sleeping != null && sleepingLightly) {
      sleeping.tryComplete();
    }
  }
}
