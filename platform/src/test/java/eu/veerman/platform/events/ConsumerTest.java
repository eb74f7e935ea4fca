package eu.veerman.platform.events;

import static eu.veerman.platform.Waiting.await;
import static eu.veerman.platform.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import eu.veerman.platform.PreparedDatabase;
import eu.veerman.platform.database.Database;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsumerTest {
  private static final ReaderOptions QUICK =
      new ReaderOptions(Set.of(), 10, Duration.ofMillis(50), Duration.ZERO, Duration.ofMillis(50));
  private static final ReaderOptions ONLY_WHEN_WOKEN = QUICK.withPoll(Duration.ofMinutes(5));

  private static Vertx vertx;

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final AtomicLong ids = new AtomicLong();
  private final List<Consumer> running = new ArrayList<>();
  private final EventLog log =
      new EventLog(
          "test",
          InstantSource.fixed(Instant.parse("2026-03-02T12:00:00Z")),
          () -> new UUID(1, ids.incrementAndGet()));
  private PreparedDatabase prepared;
  private Database database;
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
    database = prepared.profile(vertx);
    listener = LogListener.start(database);
    await(
        database.withConnection(
            c -> c.query("create table seen (name text primary key, times int)").execute()));
  }

  @AfterEach
  void release() {
    running.forEach(consumer -> await(consumer.stop()));
    await(listener.stop());
    await(database.close());
  }

  /** An effect that shows how often it took place. */
  private static Future<?> count(SqlConnection tx, List<Event> events) {
    return tx.preparedQuery(
            "insert into seen values ($1, 1) on conflict (name) do update set times ="
                + " seen.times + 1")
        .executeBatch(events.stream().map(event -> Tuple.of(event.subject())).toList());
  }

  private Consumer consumer(ReaderOptions options, EventHandler handler) {
    Consumer consumer =
        await(Consumer.start(database, listener, metrics, "counting", options, handler));
    running.add(consumer);
    return consumer;
  }

  private Position append(String name) {
    return append(name, 1);
  }

  private Position append(String name, long version) {
    return await(database.withTransaction(tx -> log.append(tx, new Thing(name, "made"), version)));
  }

  private List<String> seen() {
    List<String> seen = new ArrayList<>();
    await(
            database.withConnection(
                c -> c.query("select name || ' ' || times as s from seen order by name").execute()))
        .forEach(row -> seen.add(row.getString("s")));
    return seen;
  }

  @Test
  void everyEventTakesEffectOnceAcrossRestarts() {
    append("a");
    Consumer first = consumer(QUICK, ConsumerTest::count);
    await(first.reached(append("b")));
    await(first.stop());
    running.clear();
    Position last = append("c");

    Consumer second = consumer(QUICK, ConsumerTest::count);
    await(second.reached(last));

    assertThat(seen()).containsExactly("thing/a 1", "thing/b 1", "thing/c 1");
  }

  @Test
  void whatComesShortlyAfterABatchGathersAndIsHandledTogether() {
    List<Integer> batches = Collections.synchronizedList(new ArrayList<>());
    Consumer consumer =
        consumer(
            ONLY_WHEN_WOKEN.withGathering(Duration.ofSeconds(3)),
            (tx, events) -> {
              batches.add(events.size());
              return count(tx, events);
            });
    await(consumer.reached(append("a")));
    append("b");
    await(consumer.reached(append("c")));

    assertThat(batches).containsExactly(1, 2);
  }

  @Test
  void whatHoldsNothingOfInterestIsNotReadAgainForEver() {
    Consumer consumer = consumer(QUICK.ofTypes(Set.of("test.rare.v1")), ConsumerTest::count);
    await(consumer.reached(append("a")));
    prepared.execute(
        "do $$ begin for i in 1..1000 loop perform pg_current_xact_id(); commit; end loop; end $$");
    Position last = append("b");

    until("the place is kept", () -> kept().xact() >= last.xact());
    assertThat(seen()).isEmpty();
  }

  /** The place that a start, or a standby, begins from. */
  private Position kept() {
    Row row =
        await(
                database.withConnection(
                    c ->
                        c.query("select epoch, xact::text as xact, sequence from events.consumers")
                            .execute()))
            .iterator()
            .next();
    return new Position(
        row.getInteger("epoch"), Long.parseLong(row.getString("xact")), row.getLong("sequence"));
  }

  @Test
  void anAppendWakesAConsumerThatWouldNotLookForMinutes() {
    Consumer consumer = consumer(ONLY_WHEN_WOKEN, ConsumerTest::count);
    await(consumer.reached(append("a")));
    await(consumer.reached(append("b")));

    assertThat(seen()).containsExactly("thing/a 1", "thing/b 1");
  }

  @Test
  void aConsumerLooksByItselfWhenNotificationsAreLost() {
    await(listener.stop());
    Consumer consumer = consumer(QUICK, ConsumerTest::count);

    await(consumer.reached(append("a")));

    assertThat(seen()).containsExactly("thing/a 1");
  }

  @Test
  void listeningResumesAfterItsConnectionWasCut() {
    Consumer consumer = consumer(ONLY_WHEN_WOKEN, ConsumerTest::count);
    await(consumer.reached(append("a")));

    prepared.execute(
        "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where application_name like '%listener' and datname = current_database()");

    await(consumer.reached(append("b")));
    assertThat(seen()).containsExactly("thing/a 1", "thing/b 1");
  }

  @Test
  void aConsumerKilledBetweenEffectAndAcknowledgementRepeatsWithoutHarm() {
    Promise<Void> never = Promise.promise();
    AtomicInteger effects = new AtomicInteger();
    Position place = append("a");
    consumer(
        QUICK,
        (tx, events) ->
            count(tx, events)
                .compose(
                    counted ->
                        effects.incrementAndGet() == 1
                            ? never.future()
                            : Future.succeededFuture()));
    until("the effect was there once", () -> effects.get() == 1);

    prepared.execute(
        "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where state = 'idle in transaction' and datname = current_database()");
    never.fail("the connection is gone");

    await(running.getFirst().reached(place));
    assertThat(effects).hasValue(2);
    assertThat(seen()).containsExactly("thing/a 1");
  }

  @Test
  void ofTwoOfOneNameOneWorksAndTheOtherTakesOver() {
    List<String> byFirst = new CopyOnWriteArrayList<>();
    List<String> bySecond = new CopyOnWriteArrayList<>();
    Consumer first =
        consumer(
            QUICK,
            (tx, events) -> {
              events.forEach(event -> byFirst.add(event.subject()));
              return count(tx, events);
            });
    await(first.reached(append("a")));
    Consumer second =
        consumer(
            QUICK,
            (tx, events) -> {
              events.forEach(event -> bySecond.add(event.subject()));
              return count(tx, events);
            });
    Position last = Position.BEGINNING;
    for (int i = 0; i < 60; i++) {
      last = append("n" + i);
    }
    await(first.reached(last));
    await(second.reached(last));
    await(first.stop());
    running.remove(first);

    await(second.reached(append("z")));

    assertThat(bySecond).contains("thing/z");
    assertThat(seen()).hasSize(62).allMatch(one -> one.endsWith(" 1"));
    List<String> both = new ArrayList<>(byFirst);
    both.addAll(bySecond);
    assertThat(both).hasSize(62).doesNotHaveDuplicates();
  }

  @Test
  void anEventThatFailsIsTriedAgainAndNeverPassedOver() {
    AtomicInteger attempts = new AtomicInteger();
    append("a");
    append("bad");
    Position last = append("c");
    Consumer consumer =
        consumer(
            QUICK,
            (tx, events) ->
                events.stream().anyMatch(event -> event.subject().equals("thing/bad"))
                        && attempts.incrementAndGet() < 4
                    ? Future.failedFuture(new IllegalStateException("cannot bear it"))
                    : count(tx, events));
    until("it tells what is wrong", () -> consumer.trouble().isPresent());
    assertThat(consumer.trouble().orElseThrow()).contains("thing/bad", "cannot bear it");
    assertThat(seen()).containsExactly("thing/a 1");

    await(consumer.reached(last));

    assertThat(attempts).hasValue(4);
    assertThat(consumer.trouble()).isEmpty();
    assertThat(seen()).containsExactly("thing/a 1", "thing/bad 1", "thing/c 1");
    assertThat(metrics.get("veerman.events.failed").counter().count()).isEqualTo(3);
  }

  @Test
  void aHandlerThatThrowsIsTriedAgainToo() {
    AtomicInteger attempts = new AtomicInteger();
    Consumer consumer =
        consumer(
            QUICK,
            (tx, events) -> {
              if (attempts.incrementAndGet() == 1) {
                throw new IllegalArgumentException("thrown");
              }
              return count(tx, events);
            });

    await(consumer.reached(append("a")));

    assertThat(seen()).containsExactly("thing/a 1");
  }

  @Test
  void aNewEpochStartsConsumersOver() {
    AtomicInteger restarts = new AtomicInteger();
    Consumer consumer =
        consumer(
            QUICK,
            new EventHandler() {
              @Override
              public Future<?> handle(SqlConnection tx, List<Event> events) {
                return count(tx, events);
              }

              @Override
              public Future<?> startOver(SqlConnection tx) {
                restarts.incrementAndGet();
                return tx.query("delete from seen").execute();
              }
            });
    append("a");
    await(consumer.reached(append("b")));

    prepared.execute("select events.begin_epoch('restored')");
    await(consumer.reached(append("c")));

    assertThat(restarts).hasValue(1);
    assertThat(seen()).containsExactly("thing/a 1", "thing/b 1", "thing/c 1");
  }

  @Test
  void aConsumerThatWantsNothingOfWhatWasAppendedStillArrives() {
    Consumer consumer = consumer(QUICK.ofTypes(Set.of("test.other.v1")), ConsumerTest::count);

    await(consumer.reached(append("a")));

    assertThat(seen()).isEmpty();
  }

  @Test
  void anEventThatWasErasedOnTheWayDoesNotKeepAnybodyWaiting() {
    Promise<Void> open = Promise.promise();
    Consumer consumer = consumer(QUICK, (tx, events) -> open.future());
    append("first");
    Position erased = append("a");
    await(database.withTransaction(tx -> log.erase(tx, new Thing("a", "gone"), 2)));
    open.complete();

    await(consumer.reached(erased));
  }

  @Test
  void theLagIsMeasured() {
    Promise<Void> open = Promise.promise();
    AtomicInteger calls = new AtomicInteger();
    Consumer consumer =
        consumer(
            QUICK.withBatch(1),
            (tx, events) ->
                calls.incrementAndGet() == 1 ? Future.failedFuture("not yet") : open.future());
    append("a");
    Position last = append("b");
    until("the lag shows", () -> consumer.lag().events() > 0);
    assertThat(consumer.lag().seconds()).isPositive();
    open.complete();
    await(consumer.reached(last));
    until("the lag is gone", () -> consumer.lag().events() == 0);
  }

  @Test
  void anotherRolesConsumersAreOutOfReach() {
    Consumer consumer = consumer(QUICK, ConsumerTest::count);
    await(consumer.reached(append("a")));
    Database matching =
        Database.open(
            vertx,
            prepared.as("veerman_matching"),
            "matching",
            eu.veerman.platform.database.DatabaseLimits.USUAL);

    assertThat(
            await(matching.withConnection(c -> c.query("delete from events.consumers").execute()))
                .rowCount())
        .isZero();
    await(matching.close());
  }
}
