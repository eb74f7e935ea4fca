package eu.veerman.platform.events;

import static eu.veerman.platform.Waiting.await;
import static eu.veerman.platform.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import eu.veerman.platform.PreparedDatabase;
import eu.veerman.platform.database.Database;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogListenerTest {
  private final Vertx vertx = Vertx.vertx();
  private final EventLog log = new EventLog("test", InstantSource.system(), UUID::randomUUID);
  private final AtomicInteger ofThings = new AtomicInteger();
  private final AtomicInteger ofOthers = new AtomicInteger();
  private final AtomicInteger ofAll = new AtomicInteger();
  private PreparedDatabase prepared;
  private Database database;
  private LogListener listener;

  @BeforeEach
  void listen() {
    prepared = PreparedDatabase.fresh();
    database = prepared.profile(vertx);
    listener = LogListener.start(database);
    listener.onAppend(Set.of(Thing.CHANGED), ofThings::incrementAndGet);
    listener.onAppend(Set.of("test.other.changed.v1"), ofOthers::incrementAndGet);
    listener.onAppend(Set.of(), ofAll::incrementAndGet);
    // Whoever begins to listen may have missed something.
    until("everybody is woken once", () -> ofAll.get() == 1);
  }

  @AfterEach
  void release() {
    await(listener.stop());
    await(database.close());
    await(vertx.close());
  }

  @Test
  void anAppendWakesWhoReadsItsTypeOnly() {
    await(database.withTransaction(tx -> log.append(tx, new Thing("a", "made"), 1)));
    until("the readers of things are woken", () -> ofThings.get() == 2 && ofAll.get() == 2);

    // Told after the append over the same connection: what the append woke is woken by now.
    prepared.execute("select events.begin_epoch('restored')");
    until("a new epoch wakes everybody", () -> ofAll.get() == 3);

    assertThat(ofOthers).hasValue(2);
    assertThat(ofThings).hasValue(3);
  }

  @Test
  void whoIsForgottenSleepsOn() {
    Runnable wake = ofThings::incrementAndGet;
    listener.onAppend(Set.of(Thing.CHANGED), wake);
    listener.forget(wake);

    await(database.withTransaction(tx -> log.append(tx, new Thing("a", "made"), 1)));
    until("an append is told", () -> ofAll.get() == 2);

    assertThat(ofThings).hasValue(2);
  }
}
