package eu.veerman.matching.shortlist;

import eu.veerman.matching.population.PopulationFollower.Changes;
import eu.veerman.matching.population.PopulationFollower.ManagerChange;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells changes of managers on, beside the reading of the log: what comes while some are being told
 * gathers and is told together. What is lost when an instance ends is told when one starts, since
 * it reads the log from its beginning.
 */
public final class ChangeTeller implements Changes {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeTeller.class);

  /**
   * Before the next telling where more came during one: pages need not know sooner, and each
   * telling is an event for each.
   */
  private static final Duration GATHERING = Duration.ofMillis(250);

  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

  /** Who reads the log waits when so many are untold. */
  private static final int MOST_UNTOLD = 10_000;

  private final Vertx vertx;
  private final Function<List<ManagerChange>, Future<Void>> tell;
  private List<ManagerChange> untold = new ArrayList<>();
  private boolean telling;
  private int beginnings;
  private @Nullable Promise<Void> room;

  /**
   * @param tell what to do with changes; done again with the same ones when it fails
   */
  public ChangeTeller(Vertx vertx, Function<List<ManagerChange>, Future<Void>> tell) {
    this.vertx = vertx;
    this.tell = tell;
  }

  @Override
  public synchronized Future<Void> of(List<ManagerChange> changes) {
    untold.addAll(changes);
    if (!telling && !untold.isEmpty()) {
      telling = true;
      next();
    }
    if (untold.size() < MOST_UNTOLD) {
      return Future.succeededFuture();
    }
    if (room == null) {
      room = Promise.promise();
    }
    return room.future();
  }

  @Override
  public synchronized void startOver() {
    untold = new ArrayList<>();
    beginnings++;
  }

  /** Whether everything that was taken has been told. */
  public synchronized boolean isIdle() {
    return !telling;
  }

  private void next() {
    List<ManagerChange> changes = untold;
    untold = new ArrayList<>();
    int begun = beginnings;
    if (room != null) {
      room.tryComplete();
      room = null;
    }
    tell.apply(changes)
        .onComplete(
            told ->
                over(
                    told.succeeded() || begun != beginnings() ? List.of() : changes,
                    told.succeeded() ? GATHERING : AFTER_FAILURE,
                    told.cause()));
  }

  private synchronized int beginnings() {
    return beginnings;
  }

  private synchronized void over(
      List<ManagerChange> again, Duration pause, @Nullable Throwable failure) {
    if (failure != null) {
      LOG.atWarn()
          .addKeyValue("cause", String.valueOf(failure.getMessage()))
          .log("changes for open shortlists are not noted yet; tried again");
    }
    List<ManagerChange> all = new ArrayList<>(again);
    all.addAll(untold);
    untold = all;
    if (untold.isEmpty()) {
      telling = false;
      return;
    }
    vertx.setTimer(pause.toMillis(), due -> goOn());
  }

  private synchronized void goOn() {
    if (untold.isEmpty()) {
      telling = false;
    } else {
      next();
    }
  }
}
