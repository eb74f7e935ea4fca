package eu.veerman.matching.shortlist;

import static org.assertj.core.api.Assertions.assertThat;

import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.event.ManagerErased;
import eu.veerman.matching.population.PopulationFollower.ManagerChange;
import eu.veerman.platform.events.Event;
import eu.veerman.platform.events.Position;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChangeTellerTest {
  /** What is being told, until the test says how it went. */
  private record Telling(List<ManagerChange> changes, Promise<Void> outcome) {}

  private final Vertx vertx = Vertx.vertx();
  private final BlockingQueue<Telling> tellings = new LinkedBlockingQueue<>();
  private final ChangeTeller teller =
      new ChangeTeller(
          vertx,
          changes -> {
            Promise<Void> outcome = Promise.promise();
            tellings.add(new Telling(changes, outcome));
            return outcome.future();
          });

  @AfterEach
  void close() {
    vertx.close().await();
  }

  private static ManagerChange change(int number) {
    ManagerId manager = new ManagerId(new UUID(1, number));
    return new ManagerChange(
        manager,
        Optional.empty(),
        Optional.empty(),
        new Event(
            new Position(1, number, number),
            new UUID(2, number),
            "eu.veerman.manager.erased.v1",
            new ManagerErased(manager).subject(),
            1,
            Instant.parse("2026-11-30T12:00:00Z"),
            "profile",
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private Telling next() throws InterruptedException {
    Telling next = tellings.poll(30, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing is told");
    }
    return next;
  }

  @Test
  void whatComesDuringATellingIsToldTogetherAfterIt() throws InterruptedException {
    ManagerChange first = change(1);
    ManagerChange second = change(2);
    ManagerChange third = change(3);
    assertThat(teller.of(List.of(first)).succeeded()).isTrue();
    assertThat(teller.of(List.of(second)).succeeded()).isTrue();
    assertThat(teller.of(List.of(third)).succeeded()).isTrue();

    Telling alone = next();
    assertThat(alone.changes()).containsExactly(first);
    assertThat(tellings).isEmpty();
    alone.outcome().complete();
    Telling together = next();
    assertThat(together.changes()).containsExactly(second, third);
    assertThat(teller.isIdle()).isFalse();
    together.outcome().complete();
    assertThat(teller.isIdle()).isTrue();
  }

  @Test
  void whatFailedIsToldAgainBeforeWhatCameLater() throws InterruptedException {
    ManagerChange first = change(1);
    ManagerChange second = change(2);
    teller.of(List.of(first));
    teller.of(List.of(second));
    next().outcome().fail("the database is away");

    assertThat(teller.isIdle()).isFalse();
    assertThat(next().changes()).containsExactly(first, second);
  }

  @Test
  void aLogThatBeginsAnewMakesTheUntoldVoid() throws InterruptedException {
    ManagerChange after = change(3);
    teller.of(List.of(change(1)));
    teller.of(List.of(change(2)));
    Telling before = next();
    teller.startOver();
    before.outcome().fail("the log is another one");
    assertThat(teller.isIdle()).isTrue();

    teller.of(List.of(after));
    assertThat(next().changes()).containsExactly(after);
  }

  @Test
  void whoReadsTheLogWaitsWhenTooManyAreUntold() throws InterruptedException {
    teller.of(List.of(change(1)));
    Future<Void> room = teller.of(Collections.nCopies(10_000, change(2)));
    assertThat(room.isComplete()).isFalse();
    next().outcome().complete();

    assertThat(next().changes()).hasSize(10_000);
    assertThat(room.succeeded()).isTrue();
  }
}
