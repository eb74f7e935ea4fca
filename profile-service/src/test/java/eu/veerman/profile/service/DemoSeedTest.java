package eu.veerman.profile.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.veerman.profile.demo.DemoSeed;
import eu.veerman.profile.service.Client.Response;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DemoSeedTest {
  private static final String MANAGERS =
      """
      {"kind": "manager", "externalId": "demo-nl-001", "language": "nl", "name": "Marieke", \
      "headline": "AI-adoptie", "base": {"city": "Haarlem", "country": "NL"}, \
      "availability": {"from": "2027-01-11", "daysPerWeek": 4, "confirmedOn": "2026-11-17"}, \
      "assignments": [{"role": "Verandermanager", "organisation": "Verzekeraar", \
      "from": "2025-02", "to": "2026-01", "text": "Teams", "verifiedOn": "2026-02-11"}]}
      {"kind": "manager", "externalId": "demo-nl-002", "language": "nl", "name": "Youssef", \
      "headline": "Transformatie"}
      """;
  private static final String REQUESTS =
      """
      {"kind": "request", "externalId": "demo-req-nl-1", "language": "nl", "title": "AI-tools", \
      "organisation": {"name": "Amstelvaart", "employees": 600, "country": "NL"}, \
      "text": "Wij voeren AI in", "start": "2027-02-01", "months": 6, "daysPerWeek": 4}
      {"kind": "request", "externalId": "demo-req-nl-2", "language": "nl", "title": "Bank", \
      "organisation": {"name": "Verhoeven", "country": "NL"}, "text": "De bank wil een plan"}
      """;

  private static List<InputStream> files(String... texts) {
    return java.util.stream.Stream.of(texts)
        .<InputStream>map(text -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
        .toList();
  }

  private static void seed(Marketplace marketplace, String... texts) throws Exception {
    marketplace
        .service()
        .seedDemo(files(texts))
        .toCompletionStage()
        .toCompletableFuture()
        .get(60, TimeUnit.SECONDS);
  }

  private static Client demo(Marketplace marketplace, String who) {
    return marketplace.nobody().signedIn(who + "@veerman.example", DemoSeed.PASSWORD);
  }

  @Test
  void fourPeopleFindTheirOwnAndDatesCountFromTheFirstStart() throws Exception {
    try (Marketplace marketplace = Marketplace.open()) {
      marketplace.setClock(Instant.parse("2027-03-03T10:00:00Z"));
      seed(marketplace, MANAGERS, REQUESTS);

      Client company = demo(marketplace, "company");
      JsonNode list = company.get("/requests").expect(200).json().path("items");
      assertThat(list.findValuesAsText("title")).contains("AI-tools").hasSizeBetween(3, 4);
      assertThat(list.findValuesAsText("state")).contains("published", "filled");
      JsonNode manager =
          demo(marketplace, "manager").get("/managers").expect(200).json().path("items");
      assertThat(manager.findValuesAsText("name")).containsExactly("Marieke");
      assertThat(
              demo(marketplace, "agency")
                  .get("/managers")
                  .expect(200)
                  .json()
                  .path("items")
                  .findValuesAsText("name"))
          .containsExactly("Youssef");
      assertThat(
              demo(marketplace, "admin").get("/requests").expect(200).json().path("items").size())
          .isEqualTo(5);

      // 2027-03-03 is 100 days after the Monday the documents were written for: fourteen weeks.
      JsonNode profile =
          demo(marketplace, "manager")
              .get("/managers/" + manager.at("/0/id").asText())
              .expect(200)
              .json();
      assertThat(profile.at("/availability/from").asText()).isEqualTo("2027-04-19");
      assertThat(profile.at("/availability/confirmedOn").asText()).isEqualTo("2027-02-23");
      assertThat(profile.at("/assignments/0/from").asText()).isEqualTo("2025-05");
      assertThat(profile.at("/assignments/0/verification/status").asText()).isEqualTo("verified");
    }
  }

  @Test
  void theClientsDecisionsStand() throws Exception {
    try (Marketplace marketplace = Marketplace.open()) {
      seed(marketplace, MANAGERS, REQUESTS);
      Client company = demo(marketplace, "company");
      JsonNode list = company.get("/requests").expect(200).json().path("items");
      String id =
          java.util.stream.StreamSupport.stream(list.spliterator(), false)
              .filter(line -> line.path("title").asText().equals("AI-tools"))
              .findFirst()
              .orElseThrow()
              .path("id")
              .asText();

      assertThat(company.get("/requests/" + id).expect(200).json().path("understood"))
          .anySatisfy(
              concept -> {
                assertThat(concept.path("concept").asText()).isEqualTo("situation.ai-adoption");
                assertThat(concept.path("status").asText()).isEqualTo("confirmed");
                assertThat(concept.path("importance").asText()).isEqualTo("must");
              });
    }
  }

  @Test
  void seedingThatWasBrokenOffGoesOnAndFinishedSeedingIsNotRepeated() throws Exception {
    try (Marketplace marketplace = Marketplace.open()) {
      marketplace.setClock(Instant.parse("2026-11-23T10:00:00Z"));
      seed(marketplace, MANAGERS, REQUESTS);
      JsonNode before = demo(marketplace, "admin").get("/managers").expect(200).json();
      JsonNode requests = demo(marketplace, "admin").get("/requests").expect(200).json();

      marketplace.sql("UPDATE profile.demo SET finished_at = NULL");
      marketplace.sql("DELETE FROM profile.accounts WHERE email = 'company@veerman.example'");
      marketplace.setClock(Instant.parse("2026-12-23T10:00:00Z"));
      seed(marketplace, MANAGERS, REQUESTS);
      seed(marketplace, MANAGERS, "{\"kind\": \"manager\", \"externalId\": \"late\"}");

      assertThat(demo(marketplace, "admin").get("/managers").expect(200).json()).isEqualTo(before);
      assertThat(demo(marketplace, "admin").get("/requests").expect(200).json())
          .isEqualTo(requests);
      demo(marketplace, "company");
    }
  }

  @Test
  void anEditTurnsAVerifiedAssignmentBackToStated() throws Exception {
    try (Marketplace marketplace = Marketplace.open()) {
      seed(marketplace, MANAGERS, REQUESTS);
      Client person = demo(marketplace, "manager");
      String id = person.account().orElseThrow().path("manager").asText();
      Response there = person.get("/managers/" + id).expect(200);
      ObjectNode document = Client.document("{\"language\": \"nl\", \"name\": \"Marieke\"}");
      document.put("headline", "Een andere kop");
      ObjectNode assignment = (ObjectNode) there.json().at("/assignments/0").deepCopy();
      assignment.remove("verification");
      ((ArrayNode) document.putArray("assignments")).add(assignment);

      Response kept = person.put("/managers/" + id, document, "If-Match", there.etag()).expect(200);
      assertThat(kept.json().at("/assignments/0/verification/status").asText())
          .isEqualTo("verified");

      assignment.put("text", "Teams, en nog meer teams");
      Response edited =
          person.put("/managers/" + id, document, "If-Match", kept.etag()).expect(200);
      assertThat(edited.json().at("/assignments/0/verification/status").asText())
          .isEqualTo("stated");
      assignment.put("text", "Teams");
      Response restored =
          person.put("/managers/" + id, document, "If-Match", edited.etag()).expect(200);
      assertThat(restored.json().at("/assignments/0/verification/status").asText())
          .isEqualTo("stated");
    }
  }
}
