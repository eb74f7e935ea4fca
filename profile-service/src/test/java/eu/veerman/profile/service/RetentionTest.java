package eu.veerman.profile.service;

import static org.assertj.core.api.Assertions.assertThat;

import eu.veerman.platform.database.Database;
import eu.veerman.platform.database.DatabaseLimits;
import eu.veerman.profile.ProfileConfig;
import eu.veerman.profile.privacy.Retention;
import eu.veerman.profile.service.Client.Response;
import eu.veerman.profile.storage.Stamps;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of people goes when its time is over, and not before. */
class RetentionTest {
  private Marketplace marketplace;

  @BeforeEach
  void open() {
    marketplace = Marketplace.open();
    Client manager = marketplace.manager();
    Client admin = marketplace.admin();
    Client agency = marketplace.agency();
    Response draft = manager.post("/managers", Documents.manager()).expect(201);
    manager
        .post(
            "/managers/" + draft.id() + "/transitions",
            Map.of("to", "published"),
            "If-Match",
            draft.etag())
        .expect(200);
    agency.get("/managers/" + draft.id()).expect(200);
    agency
        .post(
            "/managers/" + draft.id() + "/representations",
            Map.of("until", LocalDate.now(ZoneOffset.UTC).plusDays(1).toString()))
        .expect(201);
    String open =
        manager.post("/inquiries", Map.of("kind", "data", "question", "Wat?")).expect(201).id();
    manager.post("/inquiries", Map.of("kind", "data", "question", "En wat nog?")).expect(201);
    admin.post("/inquiries/" + open + "/answer", Map.of("answer", "Dit.")).expect(200);
  }

  @AfterEach
  void close() {
    marketplace.close();
  }

  private void runIn(Duration later) throws Exception {
    Vertx vertx = Vertx.vertx();
    Database database =
        Database.open(
            vertx, marketplace.config().database(), ProfileConfig.SCHEMA, DatabaseLimits.USUAL);
    Instant then = Instant.now().plus(later);
    new Retention(database, new Stamps(Clock.fixed(then, ZoneOffset.UTC), UUID::randomUUID))
        .run()
        .eventually(database::close)
        .eventually(vertx::close)
        .toCompletionStage()
        .toCompletableFuture()
        .get(30, TimeUnit.SECONDS);
  }

  private long count(String table) {
    return marketplace.number("SELECT count(*) FROM profile." + table);
  }

  @Test
  void eachGoesAfterItsOwnTime() throws Exception {
    runIn(Duration.ofDays(360));
    assertThat(count("profile_views")).isOne();
    runIn(Duration.ofDays(370));
    assertThat(count("profile_views")).isZero();
    assertThat(count("inquiries")).isEqualTo(2);
    runIn(Duration.ofDays(740));
    assertThat(count("inquiries")).as("the unanswered one stays").isOne();
    assertThat(count("representations")).isOne();
    runIn(Duration.ofDays(5 * 366 + 5));
    assertThat(count("representations")).isZero();
    assertThat(count("managers")).isOne();
  }
}
