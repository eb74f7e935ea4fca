package eu.veerman.profile.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.veerman.profile.service.Client.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTest {
  private final Marketplace marketplace = Marketplace.shared();

  private static Response move(Client client, Response from, String to) {
    return client.post(
        "/requests/" + from.id() + "/transitions", Map.of("to", to), "If-Match", from.etag());
  }

  @Test
  void aRequestGoesThroughItsLifeAndTheLogTellsEachStep() {
    Client company = marketplace.company();
    Response draft = company.post("/requests", Documents.request()).expect(201);
    Response published = move(company, draft, "published").expect(200);
    Response filled = move(company, published, "filled").expect(200);
    Response reopened = move(company, filled, "published").expect(200);
    assertThat(move(company, reopened, "closed").expect(400).pointers()).containsExactly("/reason");
    Response closed =
        company
            .post(
                "/requests/" + draft.id() + "/transitions",
                Map.of("to", "closed", "reason", "Intern opgelost"),
                "If-Match",
                reopened.etag())
            .expect(200);

    assertThat(closed.json().path("closedReason").asText()).isEqualTo("Intern opgelost");
    assertThat(marketplace.log("request/" + draft.id()))
        .extracting(
            event -> event.data().path("state").asText(),
            event -> event.data().path("version").asInt())
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("draft", 1),
            org.assertj.core.api.Assertions.tuple("published", 2),
            org.assertj.core.api.Assertions.tuple("filled", 3),
            org.assertj.core.api.Assertions.tuple("published", 4),
            org.assertj.core.api.Assertions.tuple("closed", 5));
    company.delete("/requests/" + draft.id(), "If-Match", closed.etag()).expect(204);
    company.get("/requests/" + draft.id()).expect(404);
    assertThat(marketplace.log("request/" + draft.id()))
        .extracting(Marketplace.Logged::type)
        .containsExactly("eu.veerman.request.deleted.v1");
  }

  @Test
  void aStepThatDoesNotFollowIsRefusedWithTheOnesThatDo() {
    Client company = marketplace.company();
    Response draft = company.post("/requests", Documents.request()).expect(201);

    assertThat(move(company, draft, "filled").expect(409).json().path("detail").asText())
        .contains("published");
    move(company, draft, "draft").expect(409);
  }

  @Test
  void publishingNamesEveryFieldThatIsMissing() {
    Client company = marketplace.company();
    Response draft =
        company
            .post("/requests", Map.of("language", "nl", "title", "Kaal", "confidential", true))
            .expect(201);

    assertThat(move(company, draft, "published").expect(422).pointers())
        .containsExactly("/text", "/start", "/months", "/daysPerWeek", "/publicVersion");
  }

  @Test
  void aPublishedRequestCannotBeReplacedByAnIncompleteOne() {
    Client company = marketplace.company();
    Response published =
        move(company, company.post("/requests", Documents.request()).expect(201), "published")
            .expect(200);
    ObjectNode less = Documents.request();
    less.remove("start");

    assertThat(
            company
                .put("/requests/" + published.id(), less, "If-Match", published.etag())
                .expect(422)
                .pointers())
        .containsExactly("/start");
  }

  @Test
  void onlyConfirmedMustsAreMustsThatExcludeAndOthersWeigh() {
    ObjectNode document = Documents.request();
    document.set(
        "decisions",
        Client.document(
                """
                {"v": [{"concept": "situation.ai-adoption", "decision": "confirmed",
                        "importance": "must"}]}
                """)
            .path("v"));
    JsonNode understood =
        marketplace.company().post("/requests", document).expect(201).json().path("understood");

    assertThat(understood)
        .anySatisfy(
            concept -> {
              assertThat(concept.path("concept").asText()).isEqualTo("situation.ai-adoption");
              assertThat(concept.path("status").asText()).isEqualTo("confirmed");
              assertThat(concept.path("importance").asText()).isEqualTo("must");
            })
        .anySatisfy(
            concept -> {
              assertThat(concept.path("concept").asText()).isEqualTo("skill.change-management");
              assertThat(concept.path("status").asText()).isEqualTo("proposed");
              assertThat(concept.path("importance").asText()).isEqualTo("must");
            })
        .anySatisfy(
            concept -> {
              assertThat(concept.path("concept").asText()).isEqualTo("skill.works-council");
              assertThat(concept.path("importance").asText()).isEqualTo("wish");
            });
  }

  @Test
  void othersSeeOfAConfidentialRequestItsPublicVersionAndNeverWhoseItIs() {
    Client company = marketplace.company();
    ObjectNode document = Documents.request().put("confidential", true);
    document.set(
        "publicVersion",
        Client.document("{\"title\": \"Een dienstverlener\", \"text\": \"voert iets in\"}"));
    Response published =
        move(company, company.post("/requests", document).expect(201), "published").expect(200);
    String path = "/requests/" + published.id();

    for (Client other :
        new Client[] {marketplace.company(), marketplace.agency(), marketplace.manager()}) {
      JsonNode seen = other.get(path).expect(200).json();
      assertThat(seen.path("title").asText()).isEqualTo("Een dienstverlener");
      assertThat(seen.path("text").asText()).isEqualTo("voert iets in");
      assertThat(seen.toString())
          .doesNotContain("Organisatie", "Amsterdam", "1250", "ondernemingsraad", "2027");
      assertThat(seen.has("organisation")).isFalse();
    }
    assertThat(company.get(path).expect(200).json().at("/organisation/name").asText())
        .startsWith("Organisatie");
  }

  @Test
  void othersSeeAnOpenRequestWithoutItsCeilingAndNothingOfADraft() {
    Client company = marketplace.company();
    Response draft = company.post("/requests", Documents.request()).expect(201);
    Client manager = marketplace.manager();
    manager.get("/requests/" + draft.id()).expect(404);
    Response published = move(company, draft, "published").expect(200);

    JsonNode seen = manager.get("/requests/" + draft.id()).expect(200).json();

    assertThat(seen.path("title").asText()).isEqualTo("AI-tools in onze bedrijfsprocessen");
    assertThat(seen.has("rateMax")).isFalse();
    assertThat(seen.has("decisions")).isFalse();
    manager
        .put("/requests/" + draft.id(), Documents.request(), "If-Match", published.etag())
        .expect(404);
    manager.post("/requests", Documents.request()).expect(403);
  }

  @Test
  void aListIsTheOrganisationsOwnNewestFirst() {
    Client company = marketplace.company();
    String first = company.post("/requests", Documents.request()).expect(201).id();
    String second = company.post("/requests", Documents.request()).expect(201).id();

    JsonNode list = company.get("/requests").expect(200).json();

    assertThat(list.path("items").findValuesAsText("id")).containsExactly(second, first);
    assertThat(list.at("/items/0/city").asText()).isEqualTo("Amsterdam");
    assertThat(marketplace.company().get("/requests").expect(200).json().path("items")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "start|\"2027-02-30\"|/start",
        "start|\"0001-01-01\"|/start",
        "months|0|/months",
        "months|61|/months",
        "months|\"6\"|/months",
        "daysPerWeek|5.5|/daysPerWeek",
        "daysPerWeek|0.25|/daysPerWeek",
        "languages|[{\"code\": \"nl\"}]|/languages/0/minLevel",
        "rateMax|{\"amount\": \"x\", \"currency\": \"EUR\"}|/rateMax/amount",
        "rateMax|{\"amount\": \"1\"}|/rateMax/currency",
        "mustHaves|[1]|/mustHaves/0",
        "organisation|{\"name\": \"x\"}|/organisation/name",
        "place|{\"city\": \"A\", \"country\": \"NL\", \"onsiteShare\": 2}|/place/onsiteShare",
        "weights|{\"situation\": 1}|/weights/availability",
        "publicVersion|{\"title\": \"x\"}|/publicVersion/text",
        "state|\"published\"|/state",
        "version|3|/version",
      })
  void whatIsWrongIsRefusedByItsName(String field, String json, String pointer) {
    ObjectNode document = Documents.request();
    document.set(field, Client.document("{\"v\": " + json + "}").path("v"));

    assertThat(marketplace.company().post("/requests", document).expect(400).pointers())
        .contains(pointer);
  }

  @Test
  void weightsThatDoNotAddUpAreRefused() {
    ObjectNode document = Documents.request();
    document.set(
        "weights",
        Client.document(
            """
            {"situation": 1, "function": 0, "expertise": 0, "industry": 0, "availability": 0,
             "rate": 0, "place": 0}
            """));

    assertThat(marketplace.company().post("/requests", document).expect(400).pointers())
        .containsExactly("/weights");
  }
}
