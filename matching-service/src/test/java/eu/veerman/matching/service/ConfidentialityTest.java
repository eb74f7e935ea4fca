package eu.veerman.matching.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.veerman.contracts.Level;
import eu.veerman.contracts.request.RequestState;
import eu.veerman.platform.events.Position;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of a confidential request others see its public version, and of one that went back nothing. */
class ConfidentialityTest {
  private static final SomeManager MANAGER =
      SomeManager.called("Marieke")
          .did(true, "2026-01", 1, "situation.ai-adoption", "function.cfo")
          .speaks("fr", Level.C1)
          .livesAt(52.38, 4.64, "NL")
          .travels(100, "NL")
          .asksADay("1200")
          .free(4, Marketplace.TODAY);

  private Marketplace marketplace;

  private static SomeRequest asked() {
    return SomeRequest.titled("Geheime titel")
        .needs("situation.ai-adoption")
        .wishes("function.cfo")
        .inLanguage("fr", Level.B2, false)
        .from(LocalDate.parse("2027-02-01"), 5, 3)
        .at(52.37, 4.9, "NL", 0.6)
        .paysAtMost("1111");
  }

  @BeforeEach
  void open() {
    marketplace = Marketplace.open();
    marketplace.untilIndexed(marketplace.tell(MANAGER));
  }

  @AfterEach
  void close() {
    marketplace.close();
  }

  private Client.Response matches(Position told) {
    return marketplace.person(MANAGER).matches(MANAGER.id, "?minPosition=" + told).expect(200);
  }

  @Test
  void onlyThePublicVersionAndThePointsAreTold() {
    SomeRequest request = asked().confidentialAs("Een grote verandering");
    Client.Response answer = matches(marketplace.tell(request));
    JsonNode match = answer.json().at("/matches/0");
    assertThat(match.at("/request/title").asText()).isEqualTo("Een grote verandering");
    assertThat(match.path("request").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("id", "version", "title");
    assertThat(answer.text())
        .doesNotContain(
            "Geheime titel",
            "Geheimstad",
            SomeRequest.COMPANY,
            "geheime woorden",
            "verzekeringen",
            "4321",
            "1111",
            "situation.ai-adoption",
            "function.cfo",
            "distanceKm",
            "2027");
    assertThat(match.at("/criteria/0/reason/kind").asText()).isEqualTo("confidential");
    assertThat(match.at("/criteria/0/evidence").size()).isZero();
    assertThat(match.path("weeks").size()).isZero();
    JsonNode owners = marketplace.owner(request).shortlist(request.id).at("/candidates/0");
    assertThat(match.path("score")).isEqualTo(owners.path("score"));
    for (int i = 0; i < 7; i++) {
      assertThat(match.at("/criteria/" + i + "/points"))
          .isEqualTo(owners.at("/criteria/" + i + "/points"));
    }
  }

  @Test
  void anOpenRequestThatBecomesConfidentialIsSoAtOnce() {
    matches(marketplace.tell(asked()));
    String text = matches(marketplace.tell(asked().confidentialAs("Een grote verandering"))).text();
    assertThat(text).contains("Een grote verandering").doesNotContain("Geheime titel");
  }

  @Test
  void aRequestThatWentBackToADraftOrClosedIsGone() {
    for (RequestState state : List.of(RequestState.DRAFT, RequestState.CLOSED)) {
      assertThat(matches(marketplace.tell(asked())).json().path("matches").size()).isOne();
      JsonNode after = matches(marketplace.tell(asked().in(state))).json();
      assertThat(after.path("matches").size()).isZero();
      assertThat(after.path("population").asInt()).isZero();
    }
  }

  @Test
  void withinABandNothingInTheAnswerChangesWithTheCeiling() {
    SomeManager manager =
        SomeManager.called("Peilt").claims("situation.ai-adoption", 1).asksADay("1200");
    marketplace.tell(manager);
    JsonNode first = null;
    for (String ceiling : List.of("1199.99", "1150", "1120.50", "1091")) {
      SomeRequest request =
          SomeRequest.titled("Peiling").needs("situation.ai-adoption").paysAtMost(ceiling);
      Position told = marketplace.tell(request);
      JsonNode answer =
          marketplace.person(manager).matches(manager.id, "?minPosition=" + told).json();
      JsonNode match = null;
      for (JsonNode each : answer.path("matches")) {
        if (each.at("/request/title").asText().equals("Peiling")) {
          match = each;
        }
      }
      assertThat(match).as("listed under " + ceiling).isNotNull();
      if (first == null) {
        first = match;
      }
      assertThat(match).as("a ceiling of " + ceiling).isEqualTo(first);
    }
  }
}
