package eu.veerman.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A base that is brought along, line by line. */
class ImportIT {
  private final OpenMarket market = OpenMarket.shared();

  @Test
  void everyLineIsAnsweredInItsPlaceAndABadOneStopsNothing() {
    Person agency = market.agency();
    List<JsonNode> answers =
        agency
            .importing(
                Documents.importedManager("m-1").toString(),
                "{\"kind\": \"manager\", \"externalId\"",
                "{\"kind\": \"boat\", \"externalId\": \"b-1\"}",
                "{\"kind\": \"manager\", \"externalId\": \"m-2\"}",
                Documents.importedManager("m-3").put("dayRate", "veel").toString(),
                Documents.importedRequest("r-1").toString())
            .expect(200)
            .lines();
    assertThat(answers).hasSize(6);
    assertThat(answers.get(0).path("externalId").asText()).isEqualTo("m-1");
    assertThat(answers.get(0).path("id").asText()).isNotBlank();
    assertThat(answers.get(0).path("understood")).isNotEmpty();
    assertThat(answers.get(1).path("problem").path("status").asInt()).isEqualTo(400);
    assertThat(pointer(answers.get(2))).isEqualTo("/kind");
    assertThat(answers.get(3).path("externalId").asText()).isEqualTo("m-2");
    assertThat(answers.get(3).path("problem").path("errors")).isNotEmpty();
    assertThat(pointer(answers.get(4))).startsWith("/dayRate");
    assertThat(answers.get(5).path("externalId").asText()).isEqualTo("r-1");
    assertThat(answers.get(5).path("id").asText()).isNotBlank();
    assertThat(agency.get("/managers").json().path("items")).hasSize(1);
    assertThat(agency.get("/requests").json().path("items")).hasSize(1);
  }

  private static String pointer(JsonNode answer) {
    return answer.path("problem").path("errors").path(0).path("pointer").asText();
  }

  @Test
  void theSameLineAgainMakesNothingNewAndAChangedOneReplaces() {
    Person agency = market.agency();
    String line = Documents.importedManager("m-1").toString();
    String id = only(agency.importing(line)).path("id").asText();
    assertThat(only(agency.importing(line)).path("id").asText()).isEqualTo(id);
    String renamed = Documents.importedManager("m-1").put("name", "Anders").toString();
    assertThat(only(agency.importing(renamed)).path("id").asText()).isEqualTo(id);
    JsonNode all = agency.get("/managers").expect(200).json().path("items");
    assertThat(all).hasSize(1);
    assertThat(all.get(0).path("name").asText()).isEqualTo("Anders");
    assertThat(all.get(0).path("state").asText()).isEqualTo("published");
  }

  private static JsonNode only(Person.Response answer) {
    List<JsonNode> lines = answer.expect(200).lines();
    assertThat(lines).hasSize(1);
    return lines.getFirst();
  }

  @Test
  void twoAgenciesMayUseTheSameExternalId() {
    Person one = market.agency();
    Person other = market.agency();
    String line = Documents.importedManager("m-1").toString();
    assertThat(only(one.importing(line)).path("id"))
        .isNotEqualTo(only(other.importing(line)).path("id"));
  }

  @Test
  void administratorsImportTooAndRankWhatTheyBrought() {
    Person admin = market.demo("admin");
    List<JsonNode> answers =
        admin
            .importing(
                Documents.importedManager("admin-m").toString(),
                Documents.importedRequest("admin-r").toString())
            .expect(200)
            .lines();
    String manager = answers.get(0).path("id").asText();
    String request = answers.get(1).path("id").asText();
    Awaiting.until(
        "the imported manager is ranked for the imported request",
        () -> admin.get("/requests/" + request + "/shortlist?limit=100"),
        answer -> answer.status() == 200 && answer.text().contains(manager));
    admin
        .delete(
            "/managers/" + manager,
            "If-Match",
            admin.get("/managers/" + manager).expect(200).etag())
        .expect(204);
  }

  @Test
  void othersMayNotImport() {
    String line = Documents.importedManager("m-1").toString();
    market.demo("company").importing(line).expectProblem(403);
    market.demo("manager").importing(line).expectProblem(403);
    market.nobody().importing(line).expectProblem(401);
  }

  @Test
  void aLineThatIsTooLongIsAnsweredAndTheNextOneIsRead() {
    Person agency = market.agency();
    List<JsonNode> answers =
        agency
            .importing(
                Documents.importedManager("long").put("summary", "a".repeat(300_000)).toString(),
                Documents.importedManager("short").toString())
            .expect(200)
            .lines();
    assertThat(answers).hasSize(2);
    assertThat(answers.get(0).path("problem").path("status").asInt()).isBetween(400, 499);
    assertThat(answers.get(1).path("externalId").asText()).isEqualTo("short");
    assertThat(answers.get(1).path("id").asText()).isNotBlank();
  }
}
