package eu.veerman.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.veerman.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One wrong value in a document that is otherwise right, and writes that come at the wrong time.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadDocumentIT {
  private final OpenMarket market = OpenMarket.shared();
  private Person company;
  private Person agency;

  @BeforeAll
  void peopleOfTheirOwn() {
    company = market.company();
    agency = market.agency();
  }

  private static ObjectNode spoiled(ObjectNode document, String pointer, String value) {
    String parent = pointer.substring(0, pointer.lastIndexOf('/'));
    String name = pointer.substring(parent.length() + 1);
    JsonNode json = Json.readStrictTree(value.getBytes(StandardCharsets.UTF_8));
    if (document.at(parent) instanceof ObjectNode object) {
      object.set(name, json);
    } else {
      throw new IllegalArgumentException(parent + " is no object of the document");
    }
    return document;
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/language | \"xx\" | /language",
        "/title | 5 | /title",
        "/title | \"   \" | /title",
        "/title | null | /title",
        "/start | \"2027-02-30\" | /start",
        "/start | \"tomorrow\" | /start",
        "/months | 61 | /months",
        "/months | 0 | /months",
        "/months | 1.5 | /months",
        "/daysPerWeek | 5.5 | /daysPerWeek",
        "/daysPerWeek | 3.3 | /daysPerWeek",
        "/daysPerWeek | -1 | /daysPerWeek",
        "/place/onsiteShare | 1.1 | /place/onsiteShare",
        "/place/country | \"Nederland\" | /place/country",
        "/rateMax/amount | 1250 | /rateMax/amount",
        "/rateMax/amount | \"-5\" | /rateMax/amount",
        "/rateMax/currency | \"euro\" | /rateMax/currency",
        "/organisation/employees | 0 | /organisation/employees",
        "/languages | [{\"code\": \"nl\", \"minLevel\": \"C9\"}] | /languages/0/minLevel",
        "/languages | [{\"code\": \"nl\"}] | /languages/0/minLevel",
        "/decisions | [{\"concept\": \"skill.no-such-thing\", \"decision\": \"confirmed\"}] |"
            + " /decisions/0/concept",
        "/decisions | [{\"concept\": \"skill.ai\", \"decision\": \"perhaps\"}] |"
            + " /decisions/0/decision",
        "/mustHaves | [\"\"] | /mustHaves/0",
        "/weights | {\"situation\": 1, \"function\": 0, \"expertise\": 0, \"industry\": 0,"
            + " \"availability\": 0, \"rate\": 0, \"place\": 0} | /weights",
        "/version | 7 | /version",
        "/state | \"published\" | /state",
        "/understood | [] | /understood"
      })
  void aWrongValueInARequestIsNamed(String pointer, String value, String named) {
    String before = market.ledger();
    ObjectNode document = spoiled(Documents.request(), pointer, value);
    assertThat(company.post("/requests", document).expectProblem(400).pointers()).contains(named);
    assertThat(market.ledger()).isEqualTo(before);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/name | \"\" | /name",
        "/base/country | \"nl\" | /base/country",
        "/mobility/maxKm | -1 | /mobility/maxKm",
        "/mobility/maxKm | 20001 | /mobility/maxKm",
        "/mobility/remoteShare | \"half\" | /mobility/remoteShare",
        "/dayRate/amount | \"1.234,50\" | /dayRate/amount",
        "/availability/daysPerWeek | 6 | /availability/daysPerWeek",
        "/availability/from | \"2027-13-01\" | /availability/from",
        "/availability/periods | [{\"from\": \"2027-05-07\", \"to\": \"2027-04-26\","
            + " \"daysPerWeek\": 0}] | /availability/periods/0/to",
        "/assignments/0/from | \"2024-13\" | /assignments/0/from",
        "/assignments/0/to | \"2020-01\" | /assignments/0/to",
        "/assignments/0/employees | 2.5 | /assignments/0/employees",
        "/assignments/0/verification | {\"status\": \"verified\"} | /assignments/0/verification",
        "/assignments/0/id | \"00000000-0000-4000-8000-000000000000\" | /assignments/0/id",
        "/languages | [{\"code\": \"nl\", \"level\": \"C1\"}, {\"code\": \"nl\", \"level\":"
            + " \"C2\"}] | /languages",
        "/skills | [1] | /skills/0",
        "/score | 100 | /score"
      })
  void aWrongValueInAProfileIsNamed(String pointer, String value, String named) {
    String before = market.ledger();
    ObjectNode document = spoiled(Documents.manager(), pointer, value);
    assertThat(agency.post("/managers", document).expectProblem(400).pointers()).contains(named);
    assertThat(market.ledger()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/requests?limit=0 | limit",
        "/requests?limit=many | limit",
        "/requests?after=garbage | after",
        "/requests?after=%00 | after",
        "/requests?state=open | state",
        "/managers?limit=101 | limit",
        "/concepts?language=xx | language",
        "/concepts?kind=boat | kind",
        "/requests/00000000-0000-4000-8000-000000000000/shortlist?limit=101 | limit",
        "/requests/00000000-0000-4000-8000-000000000000/shortlist?weights=1,2 | weights",
        "/requests/00000000-0000-4000-8000-000000000000/shortlist?weights=0,0,0,0,0,0,1 | weights",
        "/requests/00000000-0000-4000-8000-000000000000/shortlist?minPosition=x | minPosition",
        "/requests/00000000-0000-4000-8000-000000000000/shortlist/changes | since",
        "/requests/00000000-0000-4000-8000-000000000000/shortlist/changes?since=x | since",
        "/managers/00000000-0000-4000-8000-000000000000/matches?limit=-1 | limit"
      })
  void aWrongParameterIsNamed(String path, String named) {
    assertThat(agency.get(path).expectProblem(400).pointers()).containsExactly(named);
  }

  @Test
  void aWrongPlaceToResumeFromIsNamed() {
    assertThat(company.get("/events", "Last-Event-ID", "x").expectProblem(400).pointers())
        .containsExactly("Last-Event-ID");
  }

  @Test
  void publishingAnUnfinishedRequestIsRefusedWithWhatIsMissing() {
    Person.Response draft =
        company.post("/requests", Map.of("language", "nl", "title", "Half")).expect(201);
    Person.Response refused =
        company.post(
            "/requests/" + draft.id() + "/transitions",
            Map.of("to", "published"),
            "If-Match",
            draft.etag());
    assertThat(refused.status()).isBetween(400, 422);
    refused.expectProblem(refused.status());
    assertThat(refused.pointers()).contains("/text", "/start", "/months", "/daysPerWeek");
    assertThat(company.get("/requests/" + draft.id()).json().path("state").asText())
        .isEqualTo("draft");
  }

  @Test
  void anUpdateSaysWhichVersionItWasMadeFrom() {
    Person.Response first = company.post("/requests", Documents.request()).expect(201);
    String path = "/requests/" + first.id();
    company.put(path, Documents.request()).expectProblem(428);
    company.delete(path).expectProblem(428);
    Person.Response second =
        company
            .put(path, Documents.request().put("title", "Twee"), "If-Match", first.etag())
            .expect(200);
    Person.Response late =
        company
            .put(path, Documents.request().put("title", "Te laat"), "If-Match", first.etag())
            .expectProblem(412);
    assertThat(late.etag()).isEqualTo(second.etag());
    company.put(path, Documents.request(), "If-Match", "garbage").expectProblem(400);
    company.delete(path, "If-Match", first.etag()).expectProblem(412);
    assertThat(company.get(path).expect(200).json().path("title").asText()).isEqualTo("Twee");
  }

  @Test
  void whatIsSomebodyElsesIsNotThere() {
    Person other = market.company();
    Person.Response own = company.post("/requests", Documents.request()).expect(201);
    String path = "/requests/" + own.id();
    other.get(path).expectProblem(404);
    other.put(path, Documents.request(), "If-Match", own.etag()).expectProblem(404);
    other.delete(path, "If-Match", own.etag()).expectProblem(404);
    other
        .post(path + "/transitions", Map.of("to", "published"), "If-Match", own.etag())
        .expectProblem(404);
    other.get(path + "/shortlist").expectProblem(404);
    other.get(path + "/shortlist/changes?since=1-1-1").expectProblem(404);
    assertThat(company.get(path).expect(200).etag()).isEqualTo(own.etag());
  }

  @Test
  void aProfileThatOneMaySeeIsNotOnesToChange() {
    String profile = market.demo("manager").profile();
    String path = "/managers/" + profile;
    String etag = company.get(path).expect(200).etag();
    Person.Response put = company.put(path, Documents.manager(), "If-Match", etag);
    assertThat(put.status()).isIn(403, 404);
    put.expectProblem(put.status());
    Person.Response erased = agency.delete(path, "If-Match", etag);
    assertThat(erased.status()).isIn(403, 404);
    erased.expectProblem(erased.status());
    company.get(path + "/matches").expectProblem(404);
    assertThat(company.get(path).expect(200).etag()).isEqualTo(etag);
  }

  @Test
  void onlyAdministratorsMakeOrganisationsAndAccounts() {
    Map<String, String> organisation = Map.of("kind", "company", "name", "Nieuw");
    company.post("/organisations", organisation).expectProblem(403);
    agency.post("/organisations", organisation).expectProblem(403);
    company
        .post(
            "/accounts",
            Map.of(
                "email", "mine@veerman.example",
                "password", "een lang wachtwoord",
                "name", "Mijn",
                "organisation", company.account().path("organisation").path("id").asText(),
                "role", "admin"))
        .expectProblem(403);
  }

  @Test
  void aRepeatedKeyReplaysItsAnswerAndIsNoKeyToAnythingElse() {
    String key = "key-" + company.account().path("id").asText();
    Person.Response first =
        company.post("/requests", Documents.request(), "Idempotency-Key", key).expect(201);
    String ledger = market.ledger();
    Person.Response again =
        company.post("/requests", Documents.request(), "Idempotency-Key", key).expect(201);
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(again.etag()).isEqualTo(first.etag());
    assertThat(again.header("Idempotency-Replayed")).contains("true");
    assertThat(first.header("Idempotency-Replayed")).isEmpty();
    company
        .post("/requests", Documents.request().put("title", "Anders"), "Idempotency-Key", key)
        .expectProblem(422);
    assertThat(market.ledger()).isEqualTo(ledger);
    Person.Response others =
        market.company().post("/requests", Documents.request(), "Idempotency-Key", key);
    assertThat(others.expect(201).id()).as("a key is one account's").isNotEqualTo(first.id());
    company
        .post("/requests", Documents.request(), "Idempotency-Key", "k".repeat(129))
        .expectProblem(400);
  }
}
