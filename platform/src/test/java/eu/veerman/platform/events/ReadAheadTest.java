package eu.veerman.platform.events;

import static eu.veerman.platform.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import eu.veerman.platform.PreparedDatabase;
import eu.veerman.platform.database.Database;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
  private static final int LIMIT = 2;

  private final Vertx vertx = Vertx.vertx();
  private final EventLog log = new EventLog("test", InstantSource.system(), UUID::randomUUID);
  private PreparedDatabase prepared;
  private Database database;
  private ReadAhead reading;

  @BeforeEach
  void prepare() {
    prepared = PreparedDatabase.fresh();
    database = prepared.profile(vertx);
    reading = new ReadAhead(database, Set.of());
  }

  @AfterEach
  void release() {
    await(database.close());
    await(vertx.close());
  }

  private void append(String... names) {
    for (String name : names) {
      await(database.withTransaction(tx -> log.append(tx, new Thing(name, "made"), 1)));
    }
  }

  private EventReader.Batch next(Position after, int limit) {
    return await(database.withConnection(connection -> reading.next(connection, after, limit)));
  }

  private static List<String> names(EventReader.Batch batch) {
    return batch.events().stream().map(event -> event.dataAs(Thing.class).name()).toList();
  }

  @Test
  void eachEventComesOnceAndInOrder() {
    append("a", "b", "c", "d", "e");

    EventReader.Batch first = next(Position.BEGINNING, LIMIT);
    EventReader.Batch second = next(first.upTo(), LIMIT);
    EventReader.Batch third = next(second.upTo(), LIMIT);

    assertThat(names(first)).containsExactly("a", "b");
    assertThat(names(second)).containsExactly("c", "d");
    assertThat(names(third)).containsExactly("e");
    assertThat(third.complete()).isTrue();
  }

  @Test
  void theNextBatchIsReadBeforeItIsAskedFor() {
    append("a", "b", "c", "d");
    EventReader.Batch first = next(Position.BEGINNING, LIMIT);
    SqlConnection untouched =
        (SqlConnection)
            Proxy.newProxyInstance(
                SqlConnection.class.getClassLoader(),
                new Class<?>[] {SqlConnection.class},
                (proxy, method, arguments) -> {
                  throw new AssertionError("it is read now, and was not ahead: " + method);
                });

    assertThat(names(await(reading.next(untouched, first.upTo(), LIMIT))))
        .containsExactly("c", "d");
  }

  @Test
  void whoGoesBackReadsAnew() {
    append("a", "b", "c", "d");
    next(Position.BEGINNING, LIMIT);

    assertThat(names(next(Position.BEGINNING, LIMIT))).containsExactly("a", "b");
  }

  @Test
  void whoWantsFewerReadsAnew() {
    append("a", "b", "c", "d");
    EventReader.Batch first = next(Position.BEGINNING, LIMIT);

    assertThat(names(next(first.upTo(), 1))).containsExactly("c");
  }

  @Test
  void atTheEndNothingIsReadAhead() {
    append("a");
    EventReader.Batch first = next(Position.BEGINNING, LIMIT);
    append("b");

    assertThat(names(next(first.upTo(), LIMIT))).containsExactly("b");
  }
}
