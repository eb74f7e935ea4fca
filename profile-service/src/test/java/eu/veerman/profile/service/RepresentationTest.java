package eu.veerman.profile.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.veerman.profile.service.Client.Response;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may represent whom, in whose words, and until when. */
class RepresentationTest {
  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

  private static Marketplace marketplace;

  @BeforeAll
  static void open() {
    marketplace = Marketplace.open();
  }

  @AfterAll
  static void close() {
    marketplace.close();
  }

  private static String published(Client owner) {
    Response draft = owner.post("/managers", Documents.manager()).expect(201);
    owner
        .post(
            "/managers/" + draft.id() + "/transitions",
            Map.of("to", "published"),
            "If-Match",
            draft.etag())
        .expect(200);
    return draft.id();
  }

  private static Response begin(Client who, String manager, Map<String, Object> terms) {
    return who.post("/managers/" + manager + "/representations", terms);
  }

  private static Map<String, Object> until(LocalDate day) {
    return Map.of("until", day.toString());
  }

  private static Response answer(Client who, String id, boolean given) {
    return who.post("/representations/" + id + "/answer", Map.of("given", given));
  }

  private static void showToAgencies(Client manager, String id) {
    manager
        .put(
            "/managers/" + id + "/visibility",
            Map.of("visibility", "agencies", "hiddenFrom", List.of()),
            "If-Match",
            "*")
        .expect(200);
  }

  private static JsonNode represented(String manager) {
    return marketplace.log("manager/" + manager).getLast().data().at("/discretion/represented");
  }

  @Test
  void anAgencyAsksThePersonAnswersAndTakesItBack() {
    Client manager = marketplace.manager();
    Client agency = marketplace.agency();
    String id = published(manager);
    Map<String, Object> terms =
        Map.of("until", TODAY.plusMonths(6).toString(), "client", "Waterschap");
    Response asked = begin(agency, id, terms).expect(201);
    assertThat(asked.json().path("state").asText()).isEqualTo("asked");
    assertThat(asked.json().path("text").asText()).contains("Waterschap");
    assertThat(represented(id)).isEmpty();
    answer(agency, asked.id(), true).expect(404);
    answer(marketplace.manager(), asked.id(), true).expect(404);

    showToAgencies(manager, id);
    agency.get("/managers/" + id).expect(404);
    JsonNode given = answer(manager, asked.id(), true).expect(200).json();
    assertThat(given.path("inForce").asBoolean()).isTrue();
    answer(manager, asked.id(), false).expect(409);
    agency.get("/managers/" + id).expect(200);
    marketplace.agency().get("/managers/" + id).expect(404);
    marketplace.company().get("/managers/" + id).expect(404);
    assertThat(represented(id).findValuesAsText("agency")).containsExactly(agency.organisation());

    JsonNode ended = manager.delete("/representations/" + asked.id()).expect(200).json();
    assertThat(ended.path("state").asText()).isEqualTo("withdrawn");
    assertThat(ended.path("text")).isEqualTo(asked.json().path("text"));
    agency.get("/managers/" + id).expect(404);
    manager.delete("/representations/" + asked.id()).expect(409);
    JsonNode theirs = agency.get("/representations").expect(200).json().path("items");
    assertThat(theirs).hasSize(1);
    assertThat(theirs.path(0).has("managerName")).as("hidden by now").isFalse();
  }

  @Test
  void aRefusalGivesNothingAndAThirdOpenQuestionIsTheLast() {
    Client manager = marketplace.manager();
    Client agency = marketplace.agency();
    String id = published(manager);
    for (int i = 0; i < 3; i++) {
      begin(agency, id, until(TODAY.plusDays(30))).expect(201);
    }
    begin(agency, id, until(TODAY.plusDays(30))).expect(409);
    JsonNode all = manager.get("/managers/" + id + "/representations").expect(200).json();
    assertThat(all.path("items")).hasSize(3);
    answer(manager, all.at("/items/0/id").asText(), false).expect(200);
    assertThat(represented(id)).isEmpty();
    begin(agency, id, until(TODAY.plusDays(30))).expect(201);
  }

  @Test
  void thePersonGivesTheRightUnaskedToAVerifiedAgencyOnly() {
    Client manager = marketplace.manager();
    Client agency = marketplace.agency();
    Client company = marketplace.company();
    String id = published(manager);
    begin(manager, id, until(TODAY)).expect(400);
    begin(manager, id, Map.of("until", TODAY.toString(), "agency", company.organisation()))
        .expect(400);
    JsonNode given =
        begin(manager, id, Map.of("until", TODAY.toString(), "agency", agency.organisation()))
            .expect(201)
            .json();
    assertThat(given.path("state").asText()).isEqualTo("given");
    assertThat(given.path("recorded").asBoolean()).isFalse();
    begin(company, id, until(TODAY)).expect(403);
    for (LocalDate wrong : List.of(TODAY.minusDays(1), TODAY.plusYears(2).plusDays(1))) {
      assertThat(
              begin(manager, id, Map.of("until", wrong.toString(), "agency", agency.organisation()))
                  .expect(400)
                  .pointers())
          .containsExactly("/until");
    }
  }

  @Test
  void whoKeepsAProfileRecordsAConsentGivenOutsideAndLosesItToThePerson() {
    Client agency = marketplace.agency();
    String id = published(agency);
    JsonNode recorded = begin(agency, id, until(TODAY.plusDays(90))).expect(201).json();
    assertThat(recorded.path("recorded").asBoolean()).isTrue();
    assertThat(recorded.path("inForce").asBoolean()).isTrue();
    Client admin = marketplace.admin();
    String practice =
        admin
            .post("/organisations", Map.of("kind", "practice", "name", "Eigen praktijk"))
            .expect(201)
            .id();
    Client person = marketplace.colleague(admin, practice, "manager", Optional.of(id));
    person.delete("/representations/" + recorded.path("id").asText()).expect(200);
    assertThat(represented(id)).isEmpty();
  }

  @Test
  void anUnverifiedAgencyRepresentsNobody() {
    Client agency = marketplace.agency();
    String id = published(marketplace.manager());
    marketplace
        .admin()
        .post(
            "/organisations/" + agency.organisation() + "/verification/decision",
            Map.of("verified", false, "note", "Onbekend"),
            "If-Match",
            "*")
        .expect(200);
    begin(agency, id, until(TODAY.plusDays(30))).expect(403);
  }
}
