package eu.veerman.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.veerman.platform.PreparedDatabase;
import eu.veerman.platform.audit.AuditLog.Entry;
import eu.veerman.platform.audit.AuditLog.Verdict;
import eu.veerman.platform.database.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditLogTest {
  private static final UUID ADMINISTRATOR = new UUID(1, 1);
  private static final UUID PERSON = new UUID(1, 2);
  private static final UUID OTHER = new UUID(1, 3);

  private final Vertx vertx = Vertx.vertx();
  private final AuditLog log = new AuditLog("test", Clock.systemUTC(), new SecureRandom());
  private PreparedDatabase prepared;
  private Database database;

  @BeforeEach
  void open() {
    prepared = PreparedDatabase.fresh();
    database = prepared.profile(vertx);
  }

  @AfterEach
  void close() {
    await(database.close());
    await(vertx.close());
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  private void append(String action, UUID subject, String what) {
    Entry entry = new Entry(action, ADMINISTRATOR, Optional.of(subject), Map.of("reason", what));
    await(database.withTransaction(tx -> log.append(tx, entry)));
  }

  private Verdict verify() {
    return await(database.withConnection(AuditLog::verify));
  }

  private void three() {
    append("account.suspended", PERSON, "een klacht");
    append("account.restored", PERSON, "opgelost");
    append("account.suspended", OTHER, "nog een klacht");
  }

  private long count(String query) {
    return await(
        database.withConnection(
            connection ->
                connection
                    .query("select count(*) as found from audit." + query)
                    .execute()
                    .map(rows -> rows.iterator().next().getLong("found"))));
  }

  @Test
  void whatIsAppendedIsSound() {
    assertThat(verify()).isEqualTo(new Verdict(0, Optional.empty(), Optional.empty()));
    three();
    assertThat(verify()).isEqualTo(new Verdict(3, Optional.empty(), Optional.empty()));
    assertThat(count("details where content like '%klacht%'")).isEqualTo(2);
  }

  @Test
  void forgettingSomebodyLeavesTheChainWholeAndNothingThatLeadsBack() {
    three();
    await(database.withTransaction(tx -> AuditLog.forget(tx, PERSON)));
    assertThat(verify().broken()).isEmpty();
    assertThat(count("parties where id = '" + PERSON + "'")).isZero();
    assertThat(count("details")).isOne();
    assertThat(count("entries")).isEqualTo(3);
    append("account.suspended", PERSON, "opnieuw, onder een ander pseudoniem");
    assertThat(verify().sound()).isEqualTo(4);
  }

  @Test
  void theServiceChangesNothing() {
    three();
    for (String statement :
        List.of(
            "update audit.entries set action = 'x'",
            "delete from audit.entries",
            "truncate audit.entries",
            "update audit.head set sequence = 0",
            "delete from audit.details")) {
      assertThatThrownBy(
              () ->
                  await(
                      database.withConnection(connection -> connection.query(statement).execute())))
          .as(statement)
          .hasMessageContaining("permission denied");
    }
    assertThatThrownBy(() -> prepared.execute("update audit.entries set action = 'x'"))
        .hasRootCauseMessage(
            "ERROR: the audit log is only appended to\n"
                + "  Where: PL/pgSQL function audit.refuse_change() line 3 at RAISE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          update audit.entries set action = 'harmless' where sequence = 2          | 2 | was changed
          update audit.entries set at = at + interval '1 microsecond' where sequence = 1 | 1 | was changed
          delete from audit.details where sequence = 2; delete from audit.entries where sequence = 2 | 2 | is missing
          delete from audit.details where sequence = 3; delete from audit.entries where sequence = 3 | 3 | is missing at the end
          update audit.details set content = '{}' where sequence = 3               | 3 | says what it did not commit to
          """)
  void whoTampersIsFoundOut(String tampering, long broken, String why) {
    three();
    prepared.execute("alter table audit.entries disable trigger only_append");
    for (String statement : tampering.split(";")) {
      prepared.execute(statement);
    }
    assertThat(verify()).isEqualTo(new Verdict(broken - 1, Optional.of(broken), Optional.of(why)));
  }

  @Test
  void manyAtOnceMakeOneChain() {
    List<Future<Void>> appended = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Entry entry = new Entry("x", new UUID(2, i % 5), Optional.of(new UUID(3, i % 3)), Map.of());
      appended.add(database.withTransaction(tx -> log.append(tx, entry)));
    }
    await(Future.all(appended));
    assertThat(verify().sound()).isEqualTo(40);
  }
}
