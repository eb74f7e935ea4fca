package eu.veerman.platform.events;

import static eu.veerman.platform.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.veerman.platform.PreparedDatabase;
import eu.veerman.platform.database.Database;
import eu.veerman.platform.events.EventLog.NewEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventLogTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final UUID SOMEBODY = new UUID(7, 7);

  private static Vertx vertx;
  private static long ids;

  private PreparedDatabase prepared;
  private Database database;
  private EventReader reader;
  private final EventLog log =
      new EventLog("test", InstantSource.fixed(NOON), () -> new UUID(1, ++ids));

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
    reader = new EventReader(database);
  }

  private Position append(String name, String state, long version) {
    return await(database.withTransaction(tx -> log.append(tx, new Thing(name, state), version)));
  }

  private List<String> all() {
    return await(reader.read(Position.BEGINNING, 1000)).events().stream()
        .map(event -> event.subject() + "=" + event.dataAs(Thing.class).state())
        .toList();
  }

  @Test
  void whatIsAppendedIsReadAsItWas() {
    Position position =
        await(
            database.withTransaction(
                tx ->
                    log.append(
                        tx,
                        List.of(new NewEvent(new Thing("a", "new"), 3, Optional.of(SOMEBODY))))));

    EventReader.Batch batch = await(reader.read(Position.BEGINNING, 10));

    assertThat(batch.events()).hasSize(1);
    Event event = batch.events().getFirst();
    assertThat(event.position()).isEqualTo(position);
    assertThat(event.type()).isEqualTo(Thing.CHANGED);
    assertThat(event.subject()).isEqualTo("thing/a");
    assertThat(event.subjectVersion()).isEqualTo(3);
    assertThat(event.time()).isEqualTo(NOON);
    assertThat(event.source()).isEqualTo("test");
    assertThat(event.audience()).contains(SOMEBODY);
    assertThat(event.requestId()).isEmpty();
    assertThat(event.dataAs(Thing.class)).isEqualTo(new Thing("a", "new"));
    assertThat(batch.complete()).isTrue();
    assertThat(batch.upTo().covers(position)).isTrue();
  }

  @Test
  void anEventAndTheStateChangeItTellsOfHappenTogetherOrNotAtAll() {
    assertThatThrownBy(
            () ->
                await(
                    database.withTransaction(
                        tx ->
                            log.append(tx, new Thing("a", "new"), 1)
                                .compose(
                                    p ->
                                        Future.failedFuture(
                                            new IllegalStateException("changed my mind"))))))
        .hasMessage("changed my mind");

    assertThat(all()).isEmpty();
  }

  @Test
  void aVersionThatIsNotGreaterIsRefused() {
    append("a", "two", 2);

    assertThatThrownBy(() -> append("a", "two again", 2))
        .isInstanceOf(EventLog.StaleSubject.class)
        .hasMessage("version of thing/a is 2, must be greater than 2");
    assertThatThrownBy(() -> append("a", "one", 1)).isInstanceOf(EventLog.StaleSubject.class);
    assertThat(all()).containsExactly("thing/a=two");
  }

  @Test
  void manyEventsOfOneTransactionKeepTheirOrder() {
    List<NewEvent> many = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      many.add(new NewEvent(new Thing("n" + i, "made"), 1));
      expected.add("thing/n" + i + "=made");
    }

    Position last = await(database.withTransaction(tx -> log.append(tx, many)));

    assertThat(all()).isEqualTo(expected);
    assertThat(await(reader.end()).covers(last)).isTrue();
  }

  @Test
  void anEventThatCommitsLateIsNotPassedOver() {
    SqlConnection slow = await(openTransaction());
    Transaction slowTransaction = slow.transaction();
    await(log.append(slow, new Thing("slow", "made first"), 1));
    append("quick", "committed first", 1);

    EventReader.Batch before = await(reader.read(Position.BEGINNING, 10));
    assertThat(before.events()).isEmpty();
    assertThat(before.complete()).isTrue();

    await(slowTransaction.commit());
    EventReader.Batch after = await(reader.read(before.upTo(), 10));

    assertThat(after.events().stream().map(Event::subject))
        .containsExactly("thing/slow", "thing/quick");
  }

  @Test
  void aTransactionThatGotItsNumberEarlyAndAppendsLateIsNotPassedOver() {
    SqlConnection early = await(openTransaction());
    await(early.query("select pg_current_xact_id()").execute());
    append("other", "committed", 1);
    Position seen = await(reader.read(Position.BEGINNING, 10)).upTo();
    await(log.append(early, new Thing("early", "late"), 1));
    Position stillSeen = await(reader.read(seen, 10)).upTo();
    await(early.transaction().commit());

    assertThat(await(reader.read(stillSeen, 10)).events().stream().map(Event::subject))
        .containsExactly("thing/early", "thing/other");
  }

  private Future<SqlConnection> openTransaction() {
    return io.vertx.pgclient.PgConnection.connect(vertx, database.ownConnection())
        .compose(connection -> connection.begin().map((SqlConnection) connection));
  }

  @Test
  void aTombstoneLeavesNothingOfItsSubjectAndIsTheLastWord() {
    append("a", "secret", 1);
    append("a", "more secret", 2);
    append("b", "stays", 1);

    await(database.withTransaction(tx -> log.erase(tx, new Thing("a", "gone"), 3)));

    assertThat(all()).containsExactly("thing/b=stays", "thing/a=gone");
    assertThatThrownBy(() -> append("a", "back", 4)).isInstanceOf(EventLog.ErasedSubject.class);
    assertThat(all()).containsExactly("thing/b=stays", "thing/a=gone");
  }

  @Test
  void compactionKeepsTheNewestOfEachSubjectAndTombstones() {
    append("a", "one", 1);
    append("b", "one", 1);
    append("a", "two", 2);
    append("c", "secret", 1);
    append("a", "three", 3);
    await(database.withTransaction(tx -> log.erase(tx, new Thing("c", "gone"), 2)));

    long removed = await(new Compaction(database).run(NOON.plusSeconds(1)));

    assertThat(removed).isEqualTo(2);
    assertThat(all()).containsExactly("thing/b=one", "thing/a=three", "thing/c=gone");
    assertThatThrownBy(() -> append("a", "two", 2)).isInstanceOf(EventLog.StaleSubject.class);
  }

  @Test
  void compactionKeepsWhatIsYoungerThanAsked() {
    append("a", "one", 1);
    append("a", "two", 2);

    assertThat(await(new Compaction(database).run(NOON))).isZero();
    assertThat(all()).containsExactly("thing/a=one", "thing/a=two");
  }

  @Test
  void compactionRemovesNothingThatIsSupersededOnlyByWhatReadersCannotSeeYet() {
    SqlConnection open = await(openTransaction());
    await(open.query("select pg_current_xact_id()").execute());
    append("a", "one", 1);
    append("a", "two", 2);

    assertThat(await(new Compaction(database).run(NOON.plusSeconds(1)))).isZero();

    await(open.transaction().commit());
    assertThat(await(new Compaction(database).run(NOON.plusSeconds(1)))).isEqualTo(1);
  }

  @Test
  void compactionGoesThroughMoreSubjectsThanItTakesAtOnce() {
    List<NewEvent> first = new ArrayList<>();
    List<NewEvent> second = new ArrayList<>();
    for (int i = 0; i < 1_201; i++) {
      first.add(new NewEvent(new Thing("n" + i, "one"), 1));
      second.add(new NewEvent(new Thing("n" + i, "two"), 2));
    }
    await(database.withTransaction(tx -> log.append(tx, first)));
    await(database.withTransaction(tx -> log.append(tx, second)));

    assertThat(await(new Compaction(database).run(NOON.plusSeconds(1)))).isEqualTo(1_201);
  }

  @Test
  void eventsOfAnEarlierEpochAreReadWhateverTheirTransactionNumbersSay() {
    append("a", "before", 1);
    // As after a dump is loaded into a new server, whose transaction numbers begin anew.
    prepared.execute("update events.log set xact = '9000000000'::xid8");
    assertThat(all()).isEmpty();

    prepared.execute("select events.begin_epoch('restored')");
    append("b", "after", 1);

    assertThat(all()).containsExactly("thing/a=before", "thing/b=after");
    Position end = await(reader.end());
    assertThat(end.epoch()).isEqualTo(2);
    assertThat(await(reader.read(end, 10)).events()).isEmpty();
  }

  @Test
  void aRoleThatMayOnlyReadCannotAppendOrRemove() {
    append("a", "one", 1);
    Database gateway = prepared.gateway(vertx);

    assertThat(await(new EventReader(gateway).read(Position.BEGINNING, 10)).events()).hasSize(1);
    for (String forbidden :
        List.of(
            "delete from events.log",
            "select events.compact('', 10, now())",
            "insert into events.subjects values ('x', 1)",
            "select events.begin_epoch('because')",
            "select * from events.consumers",
            "create table events.mine (x int)",
            "create table public.mine (x int)",
            "select events.append(gen_random_uuid(), 't', 's', 1, now(), 's', null, null, null,"
                + " false)")) {
      assertThatThrownBy(() -> await(gateway.withConnection(c -> c.query(forbidden).execute())))
          .as(forbidden)
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void aServiceCannotWriteTheLogBesideItsFunctions() {
    append("a", "one", 1);
    for (String forbidden :
        List.of(
            "delete from events.log",
            "update events.log set data = null",
            "select events.begin_epoch('because')",
            "update events.subjects set version = 0",
            "create schema other",
            "select * from matching.anything")) {
      assertThatThrownBy(() -> await(database.withConnection(c -> c.query(forbidden).execute())))
          .as(forbidden)
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void aTransactionThatStandsOpenRaisesTheAlarm() {
    io.micrometer.core.instrument.simple.SimpleMeterRegistry metrics =
        new io.micrometer.core.instrument.simple.SimpleMeterRegistry();
    OpenTransactionAlarm alarm =
        OpenTransactionAlarm.start(
            prepared.gateway(vertx),
            metrics,
            java.time.Duration.ofMillis(1),
            java.time.Duration.ofHours(1));
    SqlConnection open = await(openTransaction());
    await(open.query("select pg_current_xact_id(), pg_sleep(0.01)").execute());

    await(alarm.look());

    assertThat(alarm.isRaised()).isTrue();
    assertThat(metrics.get("veerman.events.oldest.writer.seconds").gauge().value()).isPositive();
    await(open.transaction().rollback());
    alarm.stop();
  }
}
