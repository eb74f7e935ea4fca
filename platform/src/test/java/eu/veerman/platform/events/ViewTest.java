package eu.veerman.platform.events;

import static eu.veerman.platform.Waiting.await;
import static eu.veerman.platform.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import eu.veerman.platform.PreparedDatabase;
import eu.veerman.platform.database.Database;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ViewTest {
  private static final ReaderOptions QUICK =
      new ReaderOptions(Set.of(), 3, Duration.ofMillis(50), Duration.ZERO, Duration.ofMillis(50));

  private static Vertx vertx;

  private final AtomicLong ids = new AtomicLong();
  private final List<String> taken = new CopyOnWriteArrayList<>();
  private final EventLog log =
      new EventLog(
          "test",
          InstantSource.fixed(Instant.parse("2026-03-02T12:00:00Z")),
          () -> new UUID(1, ids.incrementAndGet()));
  private final ViewHandler taking =
      new ViewHandler() {
        @Override
        public Future<?> apply(List<Event> events) {
          events.forEach(event -> taken.add(event.dataAs(Thing.class).name()));
          return Future.succeededFuture();
        }

        @Override
        public void startOver() {
          taken.clear();
        }
      };
  private PreparedDatabase prepared;
  private Database writer;
  private Database gateway;
  private LogListener listener;

  @BeforeAll
  static void start() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void stop() {
    await(vertx.close());
  }

  @BeforeEach
  void prepare() {
    prepared = PreparedDatabase.fresh();
    writer = prepared.profile(vertx);
    gateway = prepared.gateway(vertx);
    listener = LogListener.start(gateway);
  }

  @AfterEach
  void release() {
    await(listener.stop());
    await(writer.close());
    await(gateway.close());
  }

  private Position append(String name) {
    return await(writer.withTransaction(tx -> log.append(tx, new Thing(name, "made"), 1)));
  }

  @Test
  void aViewReadsFromTheBeginningTellsWhenItIsThereAndGoesOn() {
    for (int i = 0; i < 8; i++) {
      append("n" + i);
    }
    View view =
        await(View.start(gateway, listener, new SimpleMeterRegistry(), "names", QUICK, taking));
    await(view.caughtUp());
    assertThat(taken).hasSize(8);

    await(view.reached(append("later")));

    assertThat(taken).hasSize(9).endsWith("later");
    await(view.stop());
  }

  @Test
  void aViewOfNewsBeginsAtTheEnd() {
    append("old");
    Position end = await(new EventReader(gateway).end());
    View view =
        await(
            View.startAfter(
                gateway, listener, new SimpleMeterRegistry(), "news", end, QUICK, taking));

    await(view.reached(append("new")));

    assertThat(taken).containsExactly("new");
    await(view.stop());
  }

  @Test
  void aNewEpochStartsAViewOver() {
    append("a");
    View view =
        await(View.start(gateway, listener, new SimpleMeterRegistry(), "names", QUICK, taking));
    await(view.caughtUp());

    prepared.execute("select events.begin_epoch('restored')");

    until("it has read again under the new epoch", () -> view.position().epoch() == 2);
    assertThat(taken).containsExactly("a");
    await(view.stop());
  }

  @Test
  void anOutageIsWaitedOut() {
    View view =
        await(View.start(gateway, listener, new SimpleMeterRegistry(), "names", QUICK, taking));
    await(view.caughtUp());
    prepared.execute("alter role veerman_gateway connection limit 0");
    try {
      prepared.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where usename = 'veerman_gateway' and datname = current_database()");
      until("it tells that it cannot read", () -> view.trouble().isPresent());
    } finally {
      prepared.execute("alter role veerman_gateway connection limit -1");
    }

    await(view.reached(append("after")));

    assertThat(taken).containsExactly("after");
    assertThat(view.trouble()).isEmpty();
    await(view.stop());
  }
}
