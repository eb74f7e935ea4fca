package eu.veerman.matching.service;

import static eu.veerman.matching.service.BruteForce.thousandths;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.veerman.contracts.Level;
import eu.veerman.contracts.event.VeermanEvent;
import eu.veerman.contracts.manager.ManagerState;
import eu.veerman.platform.events.Position;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Why somebody is not on the list, told to each side in what it may know. */
class WhyNotTest {
  private static final LocalDate START = LocalDate.parse("2027-01-13");
  private static final SomeRequest REQUEST =
      SomeRequest.titled("AI op de werkvloer")
          .wishes("situation.ai-adoption")
          .inLanguage("nl", Level.B2, true)
          .from(START, 6, 4)
          .paysAtMost("1000");
  private static final SomeManager FIRST =
      SomeManager.called("Eerste")
          .speaks("nl", Level.C2)
          .did(true, "2026-01", 1, "situation.ai-adoption")
          .asksADay("950");
  private static final SomeManager SECOND =
      SomeManager.called("Tweede")
          .speaks("nl", Level.C2)
          .did(false, "2026-01", 1, "situation.ai-adoption")
          .asksADay("1050");
  private static final SomeManager NO_DUTCH =
      SomeManager.called("Derde").speaks("fr", Level.C2).speaks("nl", Level.A1).asksADay("1600");
  private static final SomeManager HIDDEN = SomeManager.called("Verborgen").in(ManagerState.DRAFT);

  private static Marketplace marketplace;

  @BeforeAll
  static void open() {
    marketplace = Marketplace.open();
    marketplace.tell(List.of(FIRST.event(), SECOND.event(), NO_DUTCH.event(), HIDDEN.event()));
    Position told = marketplace.tell(REQUEST);
    marketplace.untilIndexed(told);
    marketplace.owner(REQUEST).shortlist(REQUEST.id, "?minPosition=" + told).expect(200);
  }

  @AfterAll
  static void close() {
    marketplace.close();
  }

  private static JsonNode standing(SomeManager manager, int listed) {
    return marketplace
        .owner(REQUEST)
        .get("/requests/" + REQUEST.id + "/shortlist/managers/" + manager.id + "?listed=" + listed)
        .expect(200)
        .json();
  }

  private static JsonNode told(SomeManager manager) {
    return marketplace
        .person(manager)
        .get("/managers/" + manager.id + "/matches/" + REQUEST.id)
        .expect(200)
        .json();
  }

  @Test
  void whoIsBelowTheLastPlaceIsToldHowManyPointsAreMissing() {
    JsonNode list = marketplace.owner(REQUEST).shortlist(REQUEST.id);
    JsonNode second = standing(SECOND, 1);

    assertThat(second.path("outcome").asText()).isEqualTo("below");
    assertThat(thousandths(second.path("missing")))
        .isEqualTo(
            thousandths(list.at("/candidates/0/score"))
                - thousandths(list.at("/candidates/1/score")))
        .isPositive();
    assertThat(second.path("criteria")).isEqualTo(list.at("/candidates/1/criteria"));
    assertThat(standing(SECOND, 10).path("rank").asInt()).isEqualTo(2);
    assertThat(standing(FIRST, 1).path("outcome").asText()).isEqualTo("listed");
  }

  @Test
  void whoIsExcludedIsToldByWhat() {
    JsonNode third = standing(NO_DUTCH, 10);

    assertThat(third.path("outcome").asText()).isEqualTo("excluded");
    assertThat(third.path("failed").findValuesAsText("constraint"))
        .containsExactly("language", "rate");
    assertThat(third.at("/failed/0/language").asText()).isEqualTo("nl");
    assertThat(third.has("missing")).isFalse();
    assertThat(third.path("criteria").size()).isEqualTo(7);
  }

  @Test
  void hiddenMissingAndSomebodyElsesAnswerAlike() {
    String path = "/requests/" + REQUEST.id + "/shortlist/managers/";
    String missing = marketplace.owner(REQUEST).get(path + UUID.randomUUID()).expect(404).problem();

    assertThat(marketplace.owner(REQUEST).get(path + HIDDEN.id).expect(404).problem())
        .isEqualTo(missing);
    assertThat(marketplace.otherCompany().get(path + FIRST.id).expect(404).problem())
        .isEqualTo(missing);
    marketplace.person(FIRST).get("/managers/" + SECOND.id + "/matches/" + REQUEST.id).expect(404);
    marketplace
        .person(FIRST)
        .get("/managers/" + FIRST.id + "/matches/" + UUID.randomUUID())
        .expect(404);
  }

  @Test
  void theManagerIsToldTheOwnPointsAndABandAndNeverTheCeiling() {
    assertThat(told(FIRST).path("distance").asText()).isEqualTo("listed");
    JsonNode third = told(NO_DUTCH);
    assertThat(third.path("distance").asText()).isEqualTo("excluded");
    assertThat(third.path("failed").findValuesAsText("constraint")).containsExactly("language");
    assertThat(third.toString()).doesNotContain("1000").doesNotContain("ceiling");
    assertThat(told(SECOND).toString()).doesNotContain("Eerste").doesNotContain("missing");
  }

  /** The places that a manager counts as listed in are taken by others who speak French. */
  @Test
  void whoIsNotListedIsToldWhetherNearOrFarAndOfAConfidentialRequestNoReason() {
    SomeRequest confidential =
        SomeRequest.titled("Redressement discret")
            .needs("situation.turnaround")
            .inLanguage("fr", Level.C1, true)
            .confidentialAs("Redressement");
    List<VeermanEvent> told = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      told.add(
          SomeManager.called("Connue " + i)
              .speaks("fr", Level.C2)
              .did(true, "2026-06", 1, "situation.turnaround")
              .event());
    }
    SomeManager near =
        SomeManager.called("Proche")
            .speaks("fr", Level.C2)
            .did(false, "2026-06", 1, "situation.turnaround");
    SomeManager far =
        SomeManager.called("Lointaine").speaks("fr", Level.C2).claims("situation.turnaround", 1);
    SomeManager german =
        SomeManager.called("Fremd")
            .speaks("de", Level.C2)
            .did(true, "2026-06", 1, "situation.turnaround");
    told.addAll(List.of(near.event(), far.event(), german.event(), confidential.event()));
    marketplace.untilIndexed(marketplace.tell(told));

    assertThat(distance(near, confidential)).isEqualTo("near");
    assertThat(distance(far, confidential)).isEqualTo("far");
    JsonNode excluded =
        marketplace
            .person(german)
            .get("/managers/" + german.id + "/matches/" + confidential.id)
            .expect(200)
            .json();
    assertThat(excluded.path("distance").asText()).isEqualTo("excluded");
    assertThat(excluded.path("failed")).isEmpty();
    assertThat(excluded.toString()).doesNotContain("discret");
  }

  private static String distance(SomeManager manager, SomeRequest request) {
    return marketplace
        .person(manager)
        .get("/managers/" + manager.id + "/matches/" + request.id)
        .expect(200)
        .json()
        .path("distance")
        .asText();
  }

  @Test
  void whatOneChangeWouldDoIsComputed() {
    JsonNode before = marketplace.person(SECOND).matches(SECOND.id);
    JsonNode improvements =
        marketplace
            .person(SECOND)
            .get("/managers/" + SECOND.id + "/improvements")
            .expect(200)
            .json();

    assertThat(improvements.path("fitting").asInt()).isOne();
    JsonNode first = improvements.at("/items/0");
    assertThat(first.path("change").asText()).isEqualTo("verifyAssignment");
    assertThat(first.path("role").asText()).isEqualTo("Programmamanager");
    assertThat(thousandths(first.path("points"))).isEqualTo(4_500);
    assertThat(first.path("raised").asInt()).isOne();
    assertThat(improvements.at("/items/1/change").asText()).isEqualTo("lowerRate");

    int gained = thousandths(improvements.at("/items/1/points"));
    SomeManager cheaper = SECOND.asksADay(improvements.at("/items/1/to").asText().split(" ")[0]);
    Position told = marketplace.tell(cheaper);
    JsonNode after =
        marketplace.person(SECOND).matches(SECOND.id, "?minPosition=" + told).expect(200).json();
    assertThat(thousandths(after.at("/matches/0/score")))
        .isEqualTo(thousandths(before.at("/matches/0/score")) + gained);
    marketplace.untilIndexed(marketplace.tell(SECOND.asksADay("1050")));
  }
}
