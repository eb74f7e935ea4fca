package eu.veerman.profile.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.veerman.profile.service.Client.Response;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManagerTest {
  private final Marketplace marketplace = Marketplace.shared();

  private static ObjectNode spoiled(String pointer, String json) {
    ObjectNode document = Documents.manager();
    int last = pointer.lastIndexOf('/');
    JsonNode parent = document.at(pointer.substring(0, last));
    ((ObjectNode) parent)
        .set(pointer.substring(last + 1), Client.document("{\"v\": " + json + "}").path("v"));
    return document;
  }

  @Test
  void aProfileLivesFromDraftToErasureAndTheLogTellsEachStep() {
    Client person = marketplace.manager();
    Response made = person.post("/managers", Documents.manager()).expect(201);
    String path = "/managers/" + made.id();
    assertThat(made.header("Location")).isEqualTo("/api/v1" + path);
    assertThat(made.header("Veerman-Position")).isNotBlank();
    assertThat(made.json().path("state").asText()).isEqualTo("draft");

    Response published =
        person
            .post(path + "/transitions", Map.of("to", "published"), "If-Match", made.etag())
            .expect(200);
    Response again =
        person
            .put(path, Documents.manager().put("headline", "Anders"), "If-Match", published.etag())
            .expect(200);
    Response closed =
        person
            .post(
                path + "/transitions",
                Map.of("to", "closed", "reason", "Vaste baan"),
                "If-Match",
                again.etag())
            .expect(200);
    assertThat(closed.json().path("closedReason").asText()).isEqualTo("Vaste baan");
    assertThat(marketplace.log("manager/" + made.id()))
        .extracting(event -> event.data().path("state").asText(), Marketplace.Logged::version)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("draft", 1L),
            org.assertj.core.api.Assertions.tuple("published", 2L),
            org.assertj.core.api.Assertions.tuple("published", 3L),
            org.assertj.core.api.Assertions.tuple("closed", 4L));

    person.delete(path, "If-Match", closed.etag()).expect(204);
    person.get(path).expect(404);
    List<Marketplace.Logged> log = marketplace.log("manager/" + made.id());
    assertThat(log)
        .extracting(Marketplace.Logged::type)
        .containsExactly("eu.veerman.manager.erased.v1");
    assertThat(log.getFirst().version()).isEqualTo(5);
    assertThat(log.getFirst().data().toString()).doesNotContain("Marieke");
  }

  @Test
  void whatIsWrittenIsUnderstoodWithItsEvidence() {
    Response made = marketplace.manager().post("/managers", Documents.manager()).expect(201);

    JsonNode understood = made.json().path("understood");
    assertThat(understood.findValuesAsText("concept"))
        .contains("situation.ai-adoption", "skill.works-council", "skill.change-management")
        .doesNotContain("situation.carve-out");
    for (JsonNode concept : understood) {
      for (JsonNode reading : concept.path("evidence")) {
        String text = textOf(made.json(), reading);
        assertThat(text.substring(reading.path("start").asInt(), reading.path("end").asInt()))
            .isEqualTo(reading.path("quote").asText());
      }
    }
  }

  private static String textOf(JsonNode manager, JsonNode reading) {
    String field = reading.path("field").asText();
    if (reading.has("assignment")) {
      for (JsonNode assignment : manager.path("assignments")) {
        if (assignment.path("id").equals(reading.path("assignment"))) {
          return assignment.path(field.substring("assignment.".length())).asText();
        }
      }
      throw new AssertionError("no assignment of " + reading);
    }
    JsonNode value = manager.path(field);
    return reading.has("index")
        ? value.path(reading.path("index").asInt()).asText()
        : value.asText();
  }

  @Test
  void decisionsHoldAgainstWhatIsRead() {
    Client person = marketplace.manager();
    ObjectNode document = Documents.manager();
    document.set(
        "decisions",
        Client.document(
                """
                {"v": [{"concept": "skill.works-council", "decision": "removed"},
                       {"concept": "situation.carve-out", "decision": "confirmed"}]}
                """)
            .path("v"));

    JsonNode understood = person.post("/managers", document).expect(201).json().path("understood");

    assertThat(understood)
        .anySatisfy(
            concept -> {
              assertThat(concept.path("concept").asText()).isEqualTo("skill.works-council");
              assertThat(concept.path("status").asText()).isEqualTo("removed");
            })
        .anySatisfy(
            concept -> {
              assertThat(concept.path("concept").asText()).isEqualTo("situation.carve-out");
              assertThat(concept.path("status").asText()).isEqualTo("confirmed");
              assertThat(concept.path("confidence").asDouble()).isEqualTo(1.0);
            });
  }

  @Test
  void aPersonHasOneProfile() {
    Client person = marketplace.manager();
    person.post("/managers", Documents.manager()).expect(201);

    person.post("/managers", Documents.manager()).expect(409);
  }

  @Test
  void companiesDoNotCreateProfiles() {
    marketplace.company().post("/managers", Documents.manager()).expect(403);
  }

  @Test
  void othersSeeAPublishedProfileWithoutWhatIsPrivateAndNothingOfADraft() {
    Client person = marketplace.manager();
    Client company = marketplace.company();
    ObjectNode document = Documents.manager();
    ((ObjectNode) document.at("/assignments/0")).put("confidential", true);
    document.put("summary", "Bij de Hypotheekbank leidde ik een fusie.");
    Response made = person.post("/managers", document).expect(201);
    String path = "/managers/" + made.id();

    Response hidden = company.get(path, "X-Request-Id", "same").expect(404);
    Response missing =
        company.get("/managers/" + UUID.randomUUID(), "X-Request-Id", "same").expect(404);
    assertThat(hidden.json()).isEqualTo(missing.json());
    person
        .post(path + "/transitions", Map.of("to", "published"), "If-Match", made.etag())
        .expect(200);

    JsonNode seen = company.get(path).expect(200).json();
    assertThat(seen.toString()).doesNotContain("Hypotheekbank", "Jan Referent");
    assertThat(seen.path("owned").asBoolean()).isFalse();
    assertThat(seen.has("decisions")).isFalse();
    assertThat(marketplace.agency().get(path).expect(200).json()).isEqualTo(seen);
    marketplace.manager().get(path).expect(404);
    JsonNode event = marketplace.log("manager/" + made.id()).getLast().data();
    assertThat(event.toString()).doesNotContain("Hypotheekbank", "Jan Referent");
    assertThat(person.get(path).expect(200).json().toString())
        .contains("Hypotheekbank", "Jan Referent");
  }

  @Test
  void somebodyElsesProfileCannotBeChangedAndAnswersLikeAMissingOne() {
    Client person = marketplace.manager();
    Response made = person.post("/managers", Documents.manager()).expect(201);
    String path = "/managers/" + made.id();
    Client agency = marketplace.agency();

    agency.put(path, Documents.manager(), "If-Match", made.etag()).expect(404);
    agency.delete(path, "If-Match", made.etag()).expect(404);
    agency
        .post(path + "/transitions", Map.of("to", "published"), "If-Match", made.etag())
        .expect(404);
  }

  @Test
  void anUpdateNeedsTheVersionItWasMadeFrom() {
    Client person = marketplace.manager();
    Response made = person.post("/managers", Documents.manager()).expect(201);
    String path = "/managers/" + made.id();

    person.put(path, Documents.manager()).expect(428);
    person.put(path, Documents.manager(), "If-Match", "nonsense").expect(400);
    person.put(path, Documents.manager(), "If-Match", "\"99\"").expect(412);
    Response put = person.put(path, Documents.manager(), "If-Match", made.etag()).expect(200);
    person.put(path, Documents.manager(), "If-Match", made.etag()).expect(412);
    person.delete(path).expect(428);
    assertThat(put.etag()).isEqualTo("\"2\"");
  }

  @Test
  void ofUpdatesAtTheSameTimeOneWins() {
    Client person = marketplace.manager();
    Response made = person.post("/managers", Documents.manager()).expect(201);
    String path = "/managers/" + made.id();

    List<Integer> statuses =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(
                i ->
                    person
                        .put(
                            path,
                            Documents.manager().put("headline", "Versie " + i),
                            "If-Match",
                            made.etag())
                        .status())
            .toList();

    assertThat(statuses).containsOnlyOnce(200);
    assertThat(statuses.stream().filter(status -> status == 412)).hasSize(7);
    assertThat(marketplace.log("manager/" + made.id())).hasSize(2);
  }

  @Test
  void theCalendarAloneIsConfirmedAsOfToday() {
    Client person = marketplace.manager();
    Response made = person.post("/managers", Documents.manager()).expect(201);

    Response put =
        person
            .put(
                "/managers/" + made.id() + "/availability",
                Map.of("daysPerWeek", 2.5, "from", "2027-03-01"),
                "If-Match",
                made.etag())
            .expect(200);

    assertThat(put.json().at("/availability/daysPerWeek").asDouble()).isEqualTo(2.5);
    assertThat(put.json().at("/availability/confirmedOn").asText())
        .isEqualTo(LocalDate.now(ZoneOffset.UTC).toString());
  }

  @Test
  void anAssignmentKeepsItsIdAndOneOfAnotherProfileIsRefused() {
    Client person = marketplace.manager();
    Response made = person.post("/managers", Documents.manager()).expect(201);
    String path = "/managers/" + made.id();
    ObjectNode document = Documents.manager();
    String id = made.json().at("/assignments/0/id").asText();
    ((ObjectNode) document.at("/assignments/0")).put("id", id);

    Response put = person.put(path, document, "If-Match", made.etag()).expect(200);

    assertThat(put.json().at("/assignments/0/id").asText()).isEqualTo(id);
    ((ObjectNode) document.at("/assignments/0")).put("id", UUID.randomUUID().toString());
    assertThat(person.put(path, document, "If-Match", put.etag()).expect(400).pointers())
        .containsExactly("/assignments/0/id");
  }

  @Test
  void whatTheServerOwnsCannotBePut() {
    Client person = marketplace.manager();
    ObjectNode document = Documents.manager();
    ((ObjectNode) document.at("/assignments/0"))
        .set("verification", Client.document("{\"status\": \"verified\", \"on\": \"2024-01-01\"}"));

    assertThat(person.post("/managers", document).expect(400).pointers())
        .contains("/assignments/0/verification");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/language|\"es\"|/language",
        "/language|7|/language",
        "/name|\"\"|/name",
        "/name|\"   \"|/name",
        "/name|null|/name",
        "/nonsense|1|/nonsense",
        "/base/country|\"nl\"|/base/country",
        "/base/city|[]|/base/city",
        "/mobility/maxKm|-1|/mobility/maxKm",
        "/mobility/maxKm|1.5|/mobility/maxKm",
        "/mobility/remoteShare|1.1|/mobility/remoteShare",
        "/dayRate/amount|1240|/dayRate/amount",
        "/dayRate/amount|\"-5\"|/dayRate/amount",
        "/dayRate/amount|\"99999999\"|/dayRate/amount",
        "/dayRate/currency|\"euro\"|/dayRate/currency",
        "/availability/from|\"2027-02-30\"|/availability/from",
        "/availability/from|\"tomorrow\"|/availability/from",
        "/availability/daysPerWeek|6|/availability/daysPerWeek",
        "/availability/daysPerWeek|0.3|/availability/daysPerWeek",
        "/availability/periods|[{\"from\": \"2027-05-07\", \"to\": \"2027-05-01\", \"daysPerWeek\":"
            + " 0}]|/availability/periods/0/to",
        "/assignments/0/to|\"2020-01\"|/assignments/0/to",
        "/assignments/0/from|\"2021-13\"|/assignments/0/from",
        "/assignments/0/employees|0|/assignments/0/employees",
        "/assignments/0/id|\"x\"|/assignments/0/id",
        "/languages|[{\"code\": \"nl\", \"level\": \"D1\"}]|/languages/0/level",
        "/decisions|[{\"concept\": \"skill.no-such-thing\", \"decision\":"
            + " \"confirmed\"}]|/decisions/0/concept",
        "/decisions|[{\"concept\": \"Lean!\", \"decision\": \"confirmed\"}]|/decisions/0/concept",
      })
  void whatIsWrongIsRefusedByItsName(String place, String json, String pointer) {
    Client agency = marketplace.agency();

    Response refused = agency.post("/managers", spoiled(place, json)).expect(400);

    assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    assertThat(refused.pointers()).containsExactly(pointer);
  }

  @Test
  void aBodyThatIsNoJsonOrTooLargeOrTooDeepIsRefused() {
    Client agency = marketplace.agency();

    agency.post("/managers", "{\"language\": ").expect(400);
    agency.post("/managers", "[]").expect(400);
    agency.post("/managers", "").expect(400);
    agency.post("/managers", "[".repeat(5_000)).expect(400);
    agency.post("/managers", "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000)).expect(400);
    agency.post("/managers", "{\"name\": \"a\", \"name\": \"b\"}").expect(400);
    agency.post("/managers", "\"" + "x".repeat(2 << 20) + "\"").expect(413);
    agency.get("/managers/not-a-uuid").expect(400);
    agency.post("/managers", Documents.manager().put("name", "a\u0000b")).expect(400);
  }

  @Test
  void aProfileWithoutASingleTextIsNotPublished() {
    Client agency = marketplace.agency();
    ObjectNode bare =
        Client.document("{\"language\": \"nl\", \"name\": \"x\", \"headline\": \"\"}");
    Response made = agency.post("/managers", bare).expect(201);

    assertThat(
            agency
                .post(
                    "/managers/" + made.id() + "/transitions",
                    Map.of("to", "published"),
                    "If-Match",
                    made.etag())
                .expect(422)
                .pointers())
        .containsExactly("/headline");
  }

  @Test
  void aListHoldsWhatTheViewerMayManage() {
    Client agency = marketplace.agency();
    String id = agency.post("/managers", Documents.manager()).expect(201).id();

    assertThat(agency.get("/managers").expect(200).json().path("items").findValuesAsText("id"))
        .containsExactly(id);
    assertThat(agency.get("/managers?state=published").expect(200).json().path("items")).isEmpty();
    assertThat(marketplace.company().get("/managers").expect(200).json().path("items")).isEmpty();
  }

  @Test
  void aRepeatedIdempotencyKeyMakesOneProfile() {
    Client agency = marketplace.agency();

    Response first =
        agency.post("/managers", Documents.manager(), "Idempotency-Key", "k-1").expect(201);
    Response again =
        agency.post("/managers", Documents.manager(), "Idempotency-Key", "k-1").expect(201);

    assertThat(again.id()).isEqualTo(first.id());
    assertThat(again.etag()).isEqualTo(first.etag());
    assertThat(marketplace.log("manager/" + first.id())).hasSize(1);
  }
}
