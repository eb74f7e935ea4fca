package eu.veerman.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * One data folder through its life: the first start without demo data, a kill, the loss of both
 * indices, an orderly end. Each start takes seconds, so the steps follow each other on one folder.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestartIT {
  private static final Map<String, String> ADMINISTRATOR =
      Map.of(
          "VEERMAN_ADMIN_EMAIL", "first@veerman.example",
          "VEERMAN_ADMIN_PASSWORD", "een lang wachtwoord");
  private static final int MANAGERS = 40;

  private final HttpClient http = HttpClient.newBuilder().version(Version.HTTP_1_1).build();
  private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
  private Path data;
  private Path copies;
  private OtherVeerman veerman;
  private String request;
  private JsonNode shortlist;

  @BeforeAll
  void firstStart() throws IOException {
    data = Files.createTempDirectory(Path.of("/tmp"), "veerman-restart-test-");
    copies = Files.createTempDirectory(Path.of("/tmp"), "veerman-restore-test-");
    veerman = OtherVeerman.up(data, ADMINISTRATOR, "--empty");
  }

  @AfterAll
  void end() throws IOException {
    veerman.close();
    http.close();
    for (Path folder : List.of(data, copies)) {
      try (Stream<Path> all = Files.walk(folder)) {
        all.sorted(Comparator.reverseOrder()).forEach(RestartIT::remove);
      }
    }
  }

  private static void remove(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Person nobody() {
    return Person.nobody(http, veerman.door());
  }

  private Person admin() {
    return nobody()
        .signedIn(
            ADMINISTRATOR.get("VEERMAN_ADMIN_EMAIL"), ADMINISTRATOR.get("VEERMAN_ADMIN_PASSWORD"));
  }

  private JsonNode ranking() {
    JsonNode list = admin().get("/requests/" + request + "/shortlist?limit=100").expect(200).json();
    assertThat(list.path("exact").asBoolean()).isTrue();
    ObjectNode answer = list.deepCopy();
    // How far the log was read and how many were looked at may differ; what is answered may not.
    answer.remove(List.of("position", "examined", "receipt"));
    return answer;
  }

  @Test
  @Order(1)
  void anEmptyMarketplaceHasItsFirstAdministratorAndNobodyElse() {
    Person admin = admin();
    assertThat(admin.get("/managers").expect(200).json().path("items")).isEmpty();
    assertThat(admin.get("/requests").expect(200).json().path("items")).isEmpty();
    nobody()
        .post(
            "/sessions",
            Map.of("email", "company@veerman.example", "password", OpenMarket.DEMO_PASSWORD))
        .expectProblem(401);
    assertThat(nobody().sendTo("/", "GET", BodyPublishers.noBody()).expect(200).text())
        .doesNotContain("veerman-demo");
  }

  @Test
  @Order(2)
  void whatTheAdministratorImportsIsRanked() {
    List<String> lines = new ArrayList<>();
    lines.add(Documents.importedRequest("r").toString());
    for (int i = 0; i < MANAGERS; i++) {
      ObjectNode manager = Documents.importedManager("m" + i).put("name", "Manager " + i);
      manager.putObject("dayRate").put("amount", 1_000 + 15 * i).put("currency", "EUR");
      manager.withObject("/mobility").put("maxKm", 40 + i);
      lines.add(manager.toString());
    }
    List<JsonNode> answers = admin().importing(lines.toArray(String[]::new)).expect(200).lines();
    assertThat(answers).hasSize(MANAGERS + 1).allMatch(answer -> answer.has("id"));
    request = answers.getFirst().path("id").asText();
    shortlist =
        Awaiting.until(
            "all are known", this::ranking, list -> list.path("population").asInt() == MANAGERS);
    assertThat(shortlist.path("candidates")).hasSizeGreaterThan(20);
  }

  @Test
  @Order(3)
  void killedInTheMiddleOfWritesItLosesNothingThatItAcknowledged() throws Exception {
    Person admin = admin();
    CountDownLatch underWay = new CountDownLatch(30);
    List<Thread> writers = new ArrayList<>();
    for (int writer = 0; writer < 4; writer++) {
      String name = "w" + writer + "-";
      writers.add(Thread.ofVirtual().start(() -> write(admin, name, underWay)));
    }
    assertThat(underWay.await(60, TimeUnit.SECONDS)).as("writes are under way").isTrue();
    veerman.kill();
    for (Thread writer : writers) {
      assertThat(writer.join(Duration.ofSeconds(60))).isTrue();
    }
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(30);

    veerman = OtherVeerman.up(data, Map.of());
    Map<String, String> found = new LinkedHashMap<>();
    Person again = admin();
    for (String id : acknowledged.keySet()) {
      JsonNode kept = again.get("/requests/" + id).expect(200).json();
      found.put(id, kept.path("title").asText());
    }
    assertThat(found).containsExactlyInAnyOrderEntriesOf(acknowledged);
    assertThat(ranking()).isEqualTo(shortlist);
  }

  /** Posts drafts until nobody answers any more. */
  private void write(Person admin, String name, CountDownLatch underWay) {
    for (int i = 0; ; i++) {
      String title = name + i;
      try {
        Person.Response created =
            admin.post("/requests", Map.of("language", "nl", "title", title, "text", "Tekst."));
        if (created.status() != 201) {
          return;
        }
        acknowledged.put(created.id(), title);
        underWay.countDown();
      } catch (IllegalStateException unanswered) {
        return;
      }
    }
  }

  @Test
  @Order(4)
  void withoutItsIndicesItAnswersTheSameAndMakesThemAgain() {
    Person search = Person.nobody(http, veerman.elasticsearch());
    Set<String> indices = indices(search);
    assertThat(indices).hasSizeGreaterThanOrEqualTo(2);
    indices.forEach(
        index -> search.sendTo("/" + index, "DELETE", BodyPublishers.noBody()).expect(200));
    assertThat(indices(search)).isEmpty();
    assertThat(veerman.terminate()).as(veerman.said()).isEqualTo(143);

    veerman = OtherVeerman.up(data, Map.of());
    assertThat(ranking()).isEqualTo(shortlist);
    Person anew = Person.nobody(http, veerman.elasticsearch());
    Awaiting.until(
        "the index holds all managers again",
        () -> anew.sendTo("/veerman-managers/_count", "GET", BodyPublishers.noBody()),
        count -> count.status() == 200 && count.json().path("count").asInt() == MANAGERS);
    assertThat(ranking()).isEqualTo(shortlist);
  }

  private static Set<String> indices(Person search) {
    Set<String> names = ConcurrentHashMap.newKeySet();
    search
        .sendTo("/veerman-*", "GET", BodyPublishers.noBody())
        .expect(200)
        .json()
        .fieldNames()
        .forEachRemaining(names::add);
    return names;
  }

  @Test
  @Order(5)
  void aBackupMadeWhileItRunsComesBackWithoutWhoWasErasedSince() throws IOException {
    Path backup = copies.resolve("backup.zip");
    OtherVeerman.Ended made =
        OtherVeerman.run("backup", backup.toString(), "--data", data.toString());
    assertThat(made.exitCode()).as(made.said()).isZero();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
        .isEqualTo("rw-------");
    assertThat(OtherVeerman.run("backup", backup.toString(), "--data", data.toString()).exitCode())
        .as("a backup that is there stays")
        .isEqualTo(1);
    String erased = shortlist.at("/candidates/3/manager/id").asText();
    admin().delete("/managers/" + erased, "If-Match", "*").expect(204);
    JsonNode after = ranking();
    Path ledger = data.resolve("erasures.txt");
    Awaiting.until(
        "the erasure is written down",
        () -> Files.exists(ledger) ? read(ledger) : "",
        text -> text.contains("manager " + erased));
    assertThat(OtherVeerman.run("audit", "--data", data.toString()).said())
        .contains("The audit log is whole");
    assertThat(veerman.terminate()).as(veerman.said()).isEqualTo(143);

    Path restored = copies.resolve("restored");
    OtherVeerman.Ended back =
        OtherVeerman.run(
            "restore",
            backup.toString(),
            "--data",
            restored.toString(),
            "--erasures",
            ledger.toString());
    assertThat(back.exitCode()).as(back.said()).isZero();
    assertThat(back.said()).contains("1 erasures are made again");
    assertThat(
            OtherVeerman.run("restore", backup.toString(), "--data", restored.toString())
                .exitCode())
        .as("only into a new folder")
        .isEqualTo(1);

    veerman = OtherVeerman.up(restored, Map.of());
    admin().get("/managers/" + erased).expect(404);
    JsonNode now =
        Awaiting.until(
            "all others are known again",
            this::ranking,
            list -> list.path("population").asInt() == MANAGERS - 1);
    assertThat(now).isEqualTo(after);
    for (Map.Entry<String, String> kept : acknowledged.entrySet()) {
      assertThat(
              admin().get("/requests/" + kept.getKey()).expect(200).json().path("title").asText())
          .isEqualTo(kept.getValue());
    }
    assertThat(admin().get("/audit/verification").expect(200).json().has("broken")).isFalse();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @Order(6)
  void terminatedItLeavesNoProcessBehind() {
    List<ProcessHandle> processes = veerman.processes();
    assertThat(processes).as("itself and its servers").hasSizeGreaterThan(2);
    assertThat(veerman.terminate()).as(veerman.said()).isEqualTo(143);
    Awaiting.until(
        "all have ended",
        () -> processes.stream().filter(ProcessHandle::isAlive).toList(),
        List::isEmpty);
    assertThat(veerman.said()).doesNotContain("not everything ended cleanly");
  }
}
