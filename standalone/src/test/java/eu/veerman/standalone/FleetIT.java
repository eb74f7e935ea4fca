package eu.veerman.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.veerman.standalone.Fleet.Instance;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Two instances of each service on one PostgreSQL and one Elasticsearch, and what goes wrong in the
 * life of such a fleet, one thing after the other. What is promised: nothing acknowledged is lost,
 * every event is handled once in effect, answers stay exact, and all of it recovers by itself.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FleetIT {
  private static final Map<String, String> ADMINISTRATOR =
      Map.of(
          "VEERMAN_ADMIN_EMAIL", "first@veerman.example",
          "VEERMAN_ADMIN_PASSWORD", "een lang wachtwoord");
  private static final int MANAGERS = 60;
  private static final int WRITERS = 4;
  private static final int WRITTEN_BEFORE = 40;
  private static final int WRITTEN_AFTER = 40;

  private final HttpClient http = HttpClient.newBuilder().version(Version.HTTP_1_1).build();
  private Fleet fleet;
  private String request;
  private List<String> managers;

  @BeforeAll
  void start() throws IOException {
    fleet = Fleet.start(ADMINISTRATOR);
  }

  @AfterAll
  void end() {
    if (fleet != null) {
      fleet.close();
    }
    http.close();
  }

  private Person admin(int gateway) {
    return Person.nobody(http, fleet.gateways().get(gateway).url())
        .signedIn(
            ADMINISTRATOR.get("VEERMAN_ADMIN_EMAIL"), ADMINISTRATOR.get("VEERMAN_ADMIN_PASSWORD"));
  }

  /** What is answered, without how it was come by. */
  private JsonNode ranking(Person reader, String minPosition) {
    JsonNode list =
        reader
            .get("/requests/" + request + "/shortlist?limit=100&minPosition=" + minPosition)
            .expect(200)
            .json();
    assertThat(list.path("exact").asBoolean()).isTrue();
    ObjectNode answer = list.deepCopy();
    answer.remove(List.of("position", "examined", "receipt"));
    return answer;
  }

  /** Asked twice, since each door asks the instances behind it in turn. */
  private List<JsonNode> rankingsOfAllInstances(String minPosition) {
    List<JsonNode> all = new ArrayList<>();
    for (int gateway = 0; gateway < 2; gateway++) {
      Person reader = admin(gateway);
      all.add(ranking(reader, minPosition));
      all.add(ranking(reader, minPosition));
    }
    return all;
  }

  @Test
  @Order(1)
  void theSameMarketplaceStandsBehindBothDoors() {
    assertThat(fleet.sql("select count(*) from profile.accounts"))
        .as("both instances were to make the first administrator")
        .containsExactly(List.of("1"));
    List<String> lines = new ArrayList<>();
    lines.add(Documents.importedRequest("r").toString());
    for (int i = 0; i < MANAGERS; i++) {
      ObjectNode manager = Documents.importedManager("m" + i).put("name", "Manager " + i);
      manager.putObject("dayRate").put("amount", 1_000 + 10 * i).put("currency", "EUR");
      manager.withObject("/mobility").put("maxKm", 40 + i);
      lines.add(manager.toString());
    }
    Person first = admin(0);
    Person.Response imported = first.importing(lines.toArray(String[]::new)).expect(200);
    List<String> ids = imported.lines().stream().map(answer -> answer.path("id").asText()).toList();
    request = ids.getFirst();
    managers = ids.subList(1, ids.size());

    Person throughTheOther =
        new Person(http, fleet.gateways().get(1).url(), first.token(), first.account());
    throughTheOther.get("/requests/" + request).expect(200);
    List<JsonNode> rankings = rankingsOfAllInstances(endOfLog());
    assertThat(rankings.getFirst().path("population").asInt()).isEqualTo(MANAGERS);
    assertThat(rankings.getFirst().path("candidates")).hasSizeGreaterThan(20);
    assertThat(new HashSet<>(rankings)).as("all instances answer the same").hasSize(1);
  }

  @Test
  @Order(2)
  void aChangeIsToldOnceWhicheverInstancesNoteIt() {
    Person admin = admin(0);
    ranking(admin, endOfLog());
    String manager = managers.getFirst();
    Person.Response profile = admin.get("/managers/" + manager).expect(200);
    String version =
        admin
            .put("/managers/" + manager, changed(profile), "If-Match", profile.etag())
            .expect(200)
            .position();
    // Asked of every instance: by then each has seen the change and noted what it is to note.
    rankingsOfAllInstances(version);
    Awaiting.until(
        "the change is told", () -> told(manager), told -> told.equals(List.of(List.of("1"))));
    awaitEverythingHandled();
    assertThat(told(manager)).containsExactly(List.of("1"));
  }

  private List<List<String>> told(String manager) {
    return fleet.sql(
        "select count(*) from events.log where subject = 'shortlist/%s/%s'"
            .formatted(request, manager));
  }

  /** What may be put of a profile, with another headline. */
  private static ObjectNode changed(Person.Response profile) {
    ObjectNode input = Documents.manager();
    input.put("name", profile.json().path("name").asText());
    return input.put("headline", "Verandermanager voor AI, herzien");
  }

  /** Writes through whichever door answers, each write with a key of its own until acknowledged. */
  private final class Writer {
    private final String name;
    private final List<Person> doors;
    private int written;

    Writer(String name, List<Person> doors) {
      this.name = name;
      this.doors = doors;
    }

    void writeUntil(AtomicBoolean enough, Runnable acknowledged, Map<String, String> kept) {
      while (!enough.get()) {
        String title = name + "-" + written++;
        String key = UUID.randomUUID().toString();
        kept.put(write(title, key), title);
        acknowledged.run();
      }
    }

    private String write(String title, String key) {
      ObjectNode document = Documents.manager().put("name", title);
      for (int attempt = 0; ; attempt++) {
        Person door = doors.get(attempt % doors.size());
        try {
          Person.Response answer = door.post("/managers", document, "Idempotency-Key", key);
          if (answer.status() == 201) {
            return answer.id();
          }
          // 409: the first attempt with this key is still under way somewhere.
          assertThat(answer.status()).as("%s", answer.text()).isIn(409, 502, 503, 504);
        } catch (IllegalStateException doorIsShut) {
          assertThat(doorIsShut.getCause()).isNotNull();
        }
        assertThat(attempt).as(title + " is written at last").isLessThan(2_000);
        Thread.onSpinWait();
      }
    }
  }

  @Test
  @Order(3)
  void oneOfEachIsKilledWhileRequestsFlowAndEveryEventIsHandledOnceInEffect() throws Exception {
    List<Person> doors = List.of(admin(0), admin(1));
    Map<String, String> kept = new ConcurrentHashMap<>();
    AtomicBoolean enough = new AtomicBoolean();
    CountDownLatch before = new CountDownLatch(WRITTEN_BEFORE);
    CountDownLatch after = new CountDownLatch(WRITTEN_BEFORE + WRITTEN_AFTER);
    List<Throwable> failures = new ArrayList<>();
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      Writer writer = new Writer("w" + i, i % 2 == 0 ? doors : doors.reversed());
      writers.add(
          Thread.ofVirtual()
              .uncaughtExceptionHandler((thread, failure) -> failures.add(failure))
              .start(
                  () ->
                      writer.writeUntil(
                          enough,
                          () -> {
                            before.countDown();
                            after.countDown();
                          },
                          kept)));
    }
    assertThat(before.await(60, TimeUnit.SECONDS)).as("writes are under way").isTrue();
    workingMatching().kill();
    fleet.profiles().getFirst().kill();
    fleet.gateways().getFirst().kill();
    boolean wentOn = after.await(60, TimeUnit.SECONDS);
    enough.set(true);
    for (Thread writer : writers) {
      assertThat(writer.join(Duration.ofSeconds(60))).isTrue();
    }
    assertThat(failures).isEmpty();
    assertThat(wentOn).as("writes go on with one instance of each").isTrue();

    // Each write is there once, as acknowledged.
    Map<String, String> found = new HashMap<>();
    fleet
        .sql("select id, profile ->> 'name' from profile.managers")
        .forEach(row -> found.put(row.get(0), row.get(1)));
    assertThat(found).hasSize(MANAGERS + kept.size()).containsAllEntriesOf(kept);
    assertThat(
            fleet.sql(
                "select subject from events.log where subject like 'manager/%'"
                    + " group by subject, subject_version having count(*) > 1"))
        .isEmpty();

    // The consumers that outlived the others have taken over, and left nothing out.
    awaitEverythingHandled();
    publish(kept.keySet());
  }

  /** The instance that writes the index of managers: the one whose end hurts most. */
  private Instance workingMatching() {
    String counter = "veerman_events_handled_total{";
    return fleet.matchings().stream()
        .max(
            Comparator.comparingDouble(
                each ->
                    each.asked("/metrics")
                        .body()
                        .lines()
                        .filter(line -> line.startsWith(counter) && line.contains("managers"))
                        .mapToDouble(
                            line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                        .sum()))
        .orElseThrow();
  }

  /** Every durable consumer has counted each event of the log exactly once. */
  private void awaitEverythingHandled() {
    String query =
        """
        select c.name, c.handled - (
          select count(*) from events.log l
          where l.type like c.kind and (l.epoch, l.xact, l.sequence) <= (c.epoch, c.xact, c.sequence)),
          (select count(*) from events.log l
          where l.type like c.kind and (l.epoch, l.xact, l.sequence) > (c.epoch, c.xact, c.sequence))
        from (select *,
            case when name like '%-managers-%' then 'eu.veerman.manager.%'
              else 'eu.veerman.request.%' end as kind
          from events.consumers) c
        where c.name in (select 'index/' || index_name from matching.indices)
        """;
    List<List<String>> behind =
        Awaiting.until(
            "the consumers have read the log",
            () -> fleet.sql(query),
            rows -> rows.size() == 2 && rows.stream().allMatch(row -> row.get(2).equals("0")));
    assertThat(behind).as("handled once each").allMatch(row -> row.get(1).equals("0"));
  }

  private static void published(Person admin, String manager) {
    String etag = admin.get("/managers/" + manager).expect(200).etag();
    admin
        .post("/managers/" + manager + "/transitions", Map.of("to", "published"), "If-Match", etag)
        .expect(200);
  }

  private String endOfLog() {
    return fleet
        .sql(
            "select concat_ws('-', epoch, xact, sequence) from events.log"
                + " order by epoch desc, xact desc, sequence desc limit 1")
        .getFirst()
        .getFirst();
  }

  /** Publishes what was written, restarts whom we killed, and compares what all say. */
  private void publish(Set<String> written) {
    Person admin = admin(1);
    written.forEach(id -> published(admin, id));
    String position = endOfLog();
    JsonNode alone = ranking(admin, position);
    assertThat(alone.path("population").asInt()).isEqualTo(MANAGERS + written.size());

    fleet.instances().stream().filter(each -> !each.isAlive()).forEach(Instance::start);
    fleet.instances().forEach(Instance::awaitReady);
    awaitEverythingHandled();
    List<JsonNode> rankings = rankingsOfAllInstances(position);
    assertThat(rankings).allMatch(alone::equals);
    assertThat(indexed()).isEqualTo(logged());
  }

  /** The versions that the index holds. */
  private Map<String, String> indexed() {
    Map<String, String> versions = new HashMap<>();
    Person search = Person.nobody(http, fleet.elasticsearch());
    search
        .sendTo("/veerman-managers/_search?size=2000&version=true", "GET", BodyPublishers.noBody())
        .expect(200)
        .json()
        .path("hits")
        .path("hits")
        .forEach(hit -> versions.put(hit.path("_id").asText(), hit.path("_version").asText()));
    return versions;
  }

  /** The newest versions that the log tells of. */
  private Map<String, String> logged() {
    Map<String, String> versions = new HashMap<>();
    fleet
        .sql(
            "select substr(subject, 9), max(subject_version) from events.log"
                + " where subject like 'manager/%' group by subject")
        .forEach(row -> versions.put(row.get(0), row.get(1)));
    return versions;
  }

  @Test
  @Order(4)
  void whileElasticsearchStandsStillAnswersStayExactAndTheRestIsCaughtUpWith() {
    Person admin = admin(0);
    JsonNode before = ranking(admin, endOfLog());
    fleet.elasticsearchStandsStill();
    String position;
    try {
      assertThat(rankingsOfAllInstances(endOfLog())).allMatch(before::equals);
      Person.Response profile = admin.get("/managers/" + managers.get(1)).expect(200);
      position =
          admin
              .put("/managers/" + managers.get(1), changed(profile), "If-Match", profile.etag())
              .expect(200)
              .position();
      assertThat(ranking(admin, position).path("population")).isEqualTo(before.path("population"));
      for (Instance matching : fleet.matchings()) {
        Fleet.Answer health =
            Awaiting.until(
                "it notices",
                () -> matching.asked("/health/ready"),
                answer -> answer.body().contains("degraded"));
        assertThat(health.status()).as("it goes on to answer").isEqualTo(200);
      }
    } finally {
      fleet.elasticsearchGoesOn();
    }
    for (Instance matching : fleet.matchings()) {
      Awaiting.until(
          "all is well again",
          () -> matching.asked("/health/ready"),
          answer -> answer.body().contains("\"ready\""));
    }
    awaitEverythingHandled();
    assertThat(indexed()).isEqualTo(logged());
    assertThat(new HashSet<>(rankingsOfAllInstances(position))).hasSize(1);
  }

  @Test
  @Order(5)
  void whilePostgresIsAwayWritesAreRefusedAndNothingIsLost() {
    Person admin = admin(0);
    JsonNode before = ranking(admin, endOfLog());
    ObjectNode document = Documents.manager().put("name", "Later");
    String key = UUID.randomUUID().toString();
    fleet.postgresGoesAway();
    try {
      Person.Response refused =
          admin.post("/managers", document, "Idempotency-Key", key).expectProblem(503);
      assertThat(refused.header("Retry-After")).isPresent();
      admin.get("/managers/" + managers.get(2)).expectProblem(503);
    } finally {
      fleet.postgresComesBack();
    }
    fleet.instances().forEach(Instance::awaitReady);
    String id = admin.post("/managers", document, "Idempotency-Key", key).expect(201).id();
    assertThat(ranking(admin, endOfLog())).as("what was acknowledged is there").isEqualTo(before);
    published(admin, id);
    List<JsonNode> rankings = rankingsOfAllInstances(endOfLog());
    assertThat(rankings)
        .allMatch(each -> each.path("population").asInt() == before.path("population").asInt() + 1);
    awaitEverythingHandled();
    assertThat(indexed()).isEqualTo(logged());
  }
}
