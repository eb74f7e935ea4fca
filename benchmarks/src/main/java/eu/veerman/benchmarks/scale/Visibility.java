package eu.veerman.benchmarks.scale;

import com.fasterxml.jackson.databind.JsonNode;
import eu.veerman.benchmarks.Running;
import eu.veerman.contracts.event.RequestChanged;
import eu.veerman.platform.events.Position;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * How soon a change is in a shortlist while 200 are written a second.
 *
 * @param visible of the questions that were answered
 * @param unanswered questions that the marketplace gave up, because it could not keep up
 */
record Visibility(double writesPerSecond, Spread visible, int unanswered) {
  private static final int PER_SECOND = 200;
  private static final int SECONDS = 30;

  /** Each so-many-th write is followed by a question: three a second, of eight open shortlists. */
  private static final int ASKED_EACH = 67;

  private static final int ASKED = 8;

  private static final int WRITERS = 4;

  private static int editions = 1;

  static Visibility measure(
      Running running, Generator generator, List<RequestChanged> requests, int managers) {
    long begin = System.nanoTime();
    try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
      Load load =
          new Load(
              running,
              generator,
              requests,
              managers,
              ++editions,
              begin,
              askers,
              Collections.synchronizedList(new ArrayList<>()),
              new AtomicInteger());
      List<Future<?>> writing = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        int first = writer;
        writing.add(
            writers.submit(
                () -> {
                  load.write(first);
                  return true;
                }));
      }
      for (Future<?> each : writing) {
        each.get();
      }
      double seconds = (System.nanoTime() - begin) / 1e9;
      askers.shutdown();
      if (!askers.awaitTermination(1, TimeUnit.MINUTES)) {
        throw new IllegalStateException("changes are not visible within a minute");
      }
      return new Visibility(
          PER_SECOND * SECONDS / seconds,
          Spread.of(load.visible.isEmpty() ? List.of(Double.NaN) : load.visible),
          load.unanswered.get());
    } catch (ExecutionException e) {
      throw new IllegalStateException("the writes fail", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** What the writers share. */
  private record Load(
      Running running,
      Generator generator,
      List<RequestChanged> requests,
      int managers,
      int edition,
      long begin,
      ExecutorService askers,
      List<Double> visible,
      AtomicInteger unanswered) {

    /** Writes every so-many-th change when it is due; each writer has managers of its own. */
    void write(int first) throws SQLException {
      Map<Integer, Integer> versions = new HashMap<>();
      Random chance = new Random(managers + first);
      try (Connection connection = running.connect()) {
        for (int i = first; i < PER_SECOND * SECONDS; i += WRITERS) {
          long due = begin + i * Duration.ofSeconds(1).toNanos() / PER_SECOND;
          while (System.nanoTime() < due) {
            LockSupport.parkNanos(due - System.nanoTime());
          }
          int number = chance.nextInt(managers / WRITERS) * WRITERS + first;
          int version = edition * 1_000 + versions.merge(number, 1, Integer::sum);
          String place =
              Filling.tell(
                  connection,
                  List.of(new Filling.Told(generator.manager(number, version), version)));
          if (i % ASKED_EACH == 0) {
            long committed = System.nanoTime();
            RequestChanged request = requests.get(i / ASKED_EACH % ASKED);
            askers.execute(() -> ask(request, place, committed));
          }
        }
      }
    }

    private void ask(RequestChanged request, String place, long committed) {
      try {
        awaitIn(request, place);
        visible.add((System.nanoTime() - committed) / 1e6);
      } catch (IllegalStateException refused) {
        System.err.println("  not answered: " + refused.getMessage());
        unanswered.incrementAndGet();
      }
    }

    private void awaitIn(RequestChanged request, String place) {
      Position wanted = Position.parse(place).orElseThrow();
      JsonNode answer;
      do {
        answer =
            running.get(
                "/api/v1/requests/"
                    + request.request()
                    + "/shortlist?limit=20&minPosition="
                    + place);
      } while (!Position.parse(answer.path("position").asText()).orElseThrow().covers(wanted));
    }
  }
}
