package eu.veerman.platform.events;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Where a reader is, and who waits for it to get somewhere. */
final class Arrivals {
  private static final int MAX_WAITING = 10_000;

  private record Waiting(Position place, Promise<Void> arrived) {}

  private final PriorityQueue<Waiting> waiting =
      new PriorityQueue<>(Comparator.comparing(Waiting::place));
  private Position position = Position.BEGINNING;

  synchronized Position position() {
    return position;
  }

  /** Succeeds as soon as the reader is at or beyond a place. */
  synchronized Future<Void> reached(Position place) {
    if (position.covers(place)) {
      return Future.succeededFuture();
    }
    if (waiting.size() >= MAX_WAITING) {
      return Future.failedFuture(
          new IllegalStateException(waiting.size() + " wait for the event log already"));
    }
    Promise<Void> arrived = Promise.promise();
    waiting.add(new Waiting(place, arrived));
    return arrived.future();
  }

  void moveTo(Position place) {
    List<Promise<Void>> there = new ArrayList<>();
    synchronized (this) {
      position = place;
      while (!waiting.isEmpty() && position.covers(waiting.element().place())) {
        there.add(waiting.remove().arrived());
      }
    }
    there.forEach(Promise::tryComplete);
  }
}
