package eu.veerman.matching.service;

import static eu.veerman.matching.service.BruteForce.thousandths;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.veerman.contracts.Level;
import eu.veerman.contracts.event.ManagerChanged;
import eu.veerman.contracts.manager.ManagerState;
import eu.veerman.contracts.request.RequestState;
import eu.veerman.platform.events.Position;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One request and a handful of managers whose places can be told by looking at them. */
class ShortlistTest {
  private static final LocalDate START = LocalDate.parse("2027-01-13");
  private static final LocalDate CONFIRMED = Marketplace.TODAY.minusDays(3);

  private static final SomeRequest REQUEST = asked("AI in het dagelijkse werk");
  private static final SomeManager ANNA =
      near("Anna")
          .did(true, "2025-12", 1, "situation.ai-adoption", "function.cfo")
          .asksADay("1200")
          .free(5, CONFIRMED);
  private static final SomeManager BRAM =
      near("Bram").didConfidentially("2019-12", "situation.ai-adoption");
  private static final SomeManager CORA =
      near("Cora").claims("situation.ai-adoption", 0.9).asksADay("1300").free(4, CONFIRMED);
  private static final SomeManager TOO_DEAR =
      near("Dirk").claims("function.cfo", 1).asksADay("1700").free(4, CONFIRMED);
  private static final SomeManager TOO_LITTLE_DUTCH =
      SomeManager.called("Els")
          .speaks("nl", Level.B1)
          .livesAt(52.38, 4.64, "NL")
          .travels(100, "NL")
          .asksADay("1200")
          .free(4, CONFIRMED);
  private static final SomeManager TOO_FAR_AND_TOO_LITTLE_DUTCH =
      SomeManager.called("Frans")
          .speaks("nl", Level.A1)
          .livesAt(48.85, 2.35, "FR")
          .travels(50, "NL")
          .asksADay("1200")
          .free(4, CONFIRMED);
  private static final SomeManager DRAFT =
      near("Gerda").did(true, "2025-12", 1, "situation.ai-adoption").in(ManagerState.DRAFT);

  private static final List<ManagerChanged> EVERYBODY =
      List.of(ANNA, BRAM, CORA, TOO_DEAR, TOO_LITTLE_DUTCH, TOO_FAR_AND_TOO_LITTLE_DUTCH, DRAFT)
          .stream()
          .map(SomeManager::event)
          .toList();

  private static Marketplace marketplace;

  private static SomeRequest asked(String title) {
    return SomeRequest.titled(title)
        .needs("situation.ai-adoption")
        .needs("function.cfo")
        .wishes("skill.sap")
        .inLanguage("nl", Level.B2, true)
        .from(START, 6, 4)
        .at(52.37, 4.9, "NL", 0.6)
        .paysAtMost("1250");
  }

  private static SomeManager near(String name) {
    return SomeManager.called(name)
        .speaks("nl", Level.C2)
        .livesAt(52.38, 4.64, "NL")
        .travels(100, "NL");
  }

  @BeforeAll
  static void open() {
    marketplace = Marketplace.open();
    marketplace.tell(EVERYBODY);
    marketplace.untilIndexed(marketplace.tell(REQUEST));
  }

  @AfterAll
  static void close() {
    marketplace.close();
  }

  private static JsonNode shortlist() {
    return marketplace.owner(REQUEST).shortlist(REQUEST.id);
  }

  private static JsonNode candidate(JsonNode shortlist, SomeManager manager) {
    return StreamSupport.stream(shortlist.path("candidates").spliterator(), false)
        .filter(each -> each.at("/manager/id").asText().equals(manager.id.toString()))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode criterion(JsonNode candidate, String name) {
    return StreamSupport.stream(candidate.path("criteria").spliterator(), false)
        .filter(each -> each.path("criterion").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode exclusion(JsonNode shortlist, String constraint) {
    return StreamSupport.stream(shortlist.path("excluded").spliterator(), false)
        .filter(each -> each.path("constraint").asText().equals(constraint))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theNumbersAreThoseOfTheRanking() {
    new BruteForce(marketplace.tieKeys())
        .assertShortlist(shortlist(), REQUEST.event(), EVERYBODY, 20);
  }

  @Test
  void whoIsKnownToBeFreeStandsBeforeWhoMayBe() {
    assertThat(shortlist().path("candidates"))
        .extracting(each -> each.at("/manager/name").asText())
        .containsExactly("Anna", "Cora", "Bram");
  }

  @Test
  void theScoreIsTheSumOfSevenAndHasThreePlaces() {
    String text = marketplace.owner(REQUEST).shortlist(REQUEST.id, "").expect(200).text();
    assertThat(text).containsPattern("\"score\":\\d+\\.\\d{3},\"upperBound\":\\d+\\.\\d{3},");
    for (JsonNode each : shortlist().path("candidates")) {
      assertThat(each.path("criteria").size()).isEqualTo(7);
      int sum = 0;
      for (JsonNode criterion : each.path("criteria")) {
        sum += thousandths(criterion.path("points"));
      }
      assertThat(thousandths(each.path("score"))).isEqualTo(sum);
    }
  }

  @Test
  void evidenceNamesTheAssignmentAndQuotesItsWords() {
    JsonNode evidence =
        criterion(candidate(shortlist(), ANNA), "situation").path("evidence").path(0);
    assertThat(evidence.path("strength").asText()).isEqualTo("verified");
    assertThat(evidence.path("concept").asText()).isEqualTo("situation.ai-adoption");
    assertThat(evidence.path("held").asText()).isEqualTo("situation.ai-adoption");
    assertThat(evidence.path("role").asText()).isEqualTo("Programmamanager");
    assertThat(evidence.path("organisation").asText()).isEqualTo("Verzekeraar");
    assertThat(evidence.path("to").asText()).isEqualTo("2025-12");
    assertThat(evidence.path("quote").asText()).isEqualTo("woorden over situation.ai-adoption");
    JsonNode confidential =
        criterion(candidate(shortlist(), BRAM), "situation").path("evidence").path(0);
    assertThat(confidential.path("role").asText()).isEqualTo("Programmamanager");
    assertThat(confidential.has("organisation")).isFalse();
    JsonNode claimed =
        criterion(candidate(shortlist(), CORA), "situation").path("evidence").path(0);
    assertThat(claimed.path("strength").asText()).isEqualTo("claimed");
    assertThat(claimed.has("assignment")).isFalse();
  }

  @Test
  void theOwnerReadsWhyInNumbers() {
    JsonNode cora = candidate(shortlist(), CORA);
    JsonNode rate = criterion(cora, "rate");
    assertThat(rate.at("/reason/rate/amount").asText()).isEqualTo("1300");
    assertThat(rate.at("/reason/ceiling/amount").asText()).isEqualTo("1250");
    assertThat(rate.at("/reason/aboveShare").asDouble()).isEqualTo(0.04);
    assertThat(thousandths(rate.path("points"))).isEqualTo(3_333);
    assertThat(criterion(cora, "industry").at("/reason/kind").asText()).isEqualTo("notAsked");
    JsonNode availability = criterion(cora, "availability").path("reason");
    assertThat(availability.path("daysFree").asDouble())
        .isEqualTo(availability.path("daysAsked").asDouble());
    assertThat(criterion(cora, "place").at("/reason/distanceKm").asDouble()).isBetween(15.0, 20.0);
    assertThat(criterion(cora, "function").at("/reason/asked/0/fit").asDouble()).isZero();
    assertThat(criterion(cora, "function").at("/reason/asked/0/importance").asText())
        .isEqualTo("must");
  }

  @Test
  void theUnknownEarnsNothingAndSaysWhatItCouldEarn() {
    JsonNode bram = candidate(shortlist(), BRAM);
    assertThat(criterion(bram, "availability").at("/reason/kind").asText()).isEqualTo("unknown");
    assertThat(thousandths(criterion(bram, "availability").path("points"))).isZero();
    assertThat(thousandths(criterion(bram, "availability").path("unknown"))).isEqualTo(15_000);
    assertThat(thousandths(bram.path("upperBound")) - thousandths(bram.path("score")))
        .isEqualTo(20_000);
    assertThat(bram.path("unknowns"))
        .extracting(unknown -> unknown.path("what").asText())
        .containsExactly("calendar", "rate");
    assertThat(bram.path("rank").asInt()).isEqualTo(3);
    assertThat(bram.path("bestPlace").asInt()).isEqualTo(2);
  }

  @Test
  void theWeeksOfAnUnknownCalendarAreTheWeeksAsked() {
    JsonNode known = candidate(shortlist(), ANNA).path("weeks");
    JsonNode unknown = candidate(shortlist(), BRAM).path("weeks");
    assertThat(unknown.size()).isEqualTo(known.size()).isGreaterThan(25);
    for (int i = 0; i < known.size(); i++) {
      assertThat(unknown.get(i).path("from")).isEqualTo(known.get(i).path("from"));
      assertThat(unknown.get(i).path("asked")).isEqualTo(known.get(i).path("asked"));
      assertThat(unknown.get(i).has("free")).isFalse();
    }
    SomeRequest late = asked("Al begonnen").from(Marketplace.TODAY.minusDays(40), 3, 4);
    Position told = marketplace.tell(late);
    JsonNode answer =
        marketplace.owner(late).shortlist(late.id, "?minPosition=" + told).expect(200).json();
    assertThat(candidate(answer, BRAM).path("weeks").size())
        .isEqualTo(candidate(answer, ANNA).path("weeks").size());
    assertThat(candidate(answer, BRAM).at("/weeks/0/asked"))
        .isEqualTo(candidate(answer, ANNA).at("/weeks/0/asked"));
  }

  @Test
  void eachConstraintTellsWhatItCostsAndWhatOneStepWouldAdd() {
    JsonNode answer = shortlist();
    assertThat(answer.path("population").asInt()).isEqualTo(6);
    assertThat(answer.path("qualified").asInt()).isEqualTo(3);
    JsonNode rate = exclusion(answer, "rate");
    assertThat(rate.path("count").asInt()).isEqualTo(1);
    assertThat(rate.path("onlyThis").asInt()).isEqualTo(1);
    assertThat(rate.path("limit").asText()).isEqualTo("1625 EUR");
    assertThat(rate.at("/relaxed/limit").asText()).isEqualTo("1787.5 EUR");
    assertThat(rate.at("/relaxed/adds").asInt()).isEqualTo(1);
    JsonNode language = exclusion(answer, "language");
    assertThat(language.path("language").asText()).isEqualTo("nl");
    assertThat(language.path("count").asInt()).isEqualTo(2);
    assertThat(language.path("onlyThis").asInt()).isEqualTo(1);
    assertThat(language.at("/relaxed/limit").asText()).isEqualTo("B1");
    assertThat(language.at("/relaxed/adds").asInt()).isEqualTo(1);
    assertThat(exclusion(answer, "travel").path("onlyThis").asInt()).isZero();
  }

  @Test
  void aLimitOfNothingGivesTheCountsAlone() {
    JsonNode answer =
        marketplace.owner(REQUEST).shortlist(REQUEST.id, "?limit=0").expect(200).json();
    assertThat(answer.path("candidates").size()).isZero();
    assertThat(answer.path("examined").asInt()).isZero();
    assertThat(answer.path("qualified").asInt()).isEqualTo(3);
    assertThat(answer.path("excluded")).isEqualTo(shortlist().path("excluded"));
  }

  @Test
  void otherWeightsAreAPreviewThatNobodyElseSees() {
    SomeRequest unseen = asked("Alleen vooruitgekeken");
    Position told = marketplace.tell(unseen);
    JsonNode before =
        marketplace.person(CORA).matches(CORA.id, "?minPosition=" + told).expect(200).json();
    long watched = marketplace.count("matching.watches");
    String onlyTheRate = "?weights=0,0,0,0,0,100000,0";
    JsonNode preview =
        marketplace.owner(unseen).shortlist(unseen.id, onlyTheRate).expect(200).json();
    assertThat(preview.path("preview").asBoolean()).isTrue();
    assertThat(preview.at("/weights/rate").asInt()).isEqualTo(100_000);
    assertThat(thousandths(candidate(preview, ANNA).path("score"))).isEqualTo(100_000);
    assertThat(thousandths(candidate(preview, CORA).path("score"))).isEqualTo(66_666);
    assertThat(marketplace.count("matching.watches")).isEqualTo(watched);
    assertThat(marketplace.person(CORA).matches(CORA.id).path("matches"))
        .isEqualTo(before.path("matches"));
    JsonNode own =
        marketplace
            .owner(unseen)
            .shortlist(unseen.id, "?weights=30000,20000,15000,10000,15000,5000,5000")
            .expect(200)
            .json();
    assertThat(own.path("preview").asBoolean()).isFalse();
  }

  @Test
  void aDraftAndAClosedRequestHaveAShortlistForTheirOwner() {
    SomeRequest draft = asked("Nog een concept").in(RequestState.DRAFT);
    SomeRequest closed = asked("Al gesloten").in(RequestState.CLOSED);
    marketplace.tell(draft);
    Position told = marketplace.tell(closed);
    for (SomeRequest each : List.of(draft, closed)) {
      JsonNode answer =
          marketplace.owner(each).shortlist(each.id, "?minPosition=" + told).expect(200).json();
      assertThat(answer.path("candidates").size()).isEqualTo(3);
      assertThat(answer.at("/request/state").asText())
          .isEqualTo(each == draft ? "draft" : "closed");
    }
  }

  @Test
  void aPlaceThatNeverComesIsWaitedForBrieflyAndThenAnswered() {
    marketplace
        .owner(REQUEST)
        .shortlist(REQUEST.id, "?limit=1&minPosition=1-999999999-1")
        .expect(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?limit=101",
        "?limit=-1",
        "?limit=many",
        "?weights=1,2,3",
        "?weights=0,0,0,0,0,0,0",
        "?weights=999999,0,0,0,0,0,0",
        "?weights=a,b,c,d,e,f,g",
        "?minPosition=yesterday",
        "/changes",
        "/changes?since=yesterday"
      })
  void whatCannotBeReadIsRefusedWithItsName(String query) {
    JsonNode problem =
        marketplace
            .owner(REQUEST)
            .get("/requests/" + REQUEST.id + "/shortlist" + query)
            .expect(400)
            .json();
    String parameter = query.contains("since") || query.equals("/changes") ? "since" : query;
    assertThat(parameter).contains(problem.at("/errors/0/pointer").asText());
    assertThat(problem.at("/errors/0/pointer").asText()).isNotEmpty();
  }

  @Test
  void anIdThatIsNoneIsRefused() {
    marketplace.owner(REQUEST).get("/requests/seven/shortlist").expect(400);
    marketplace.owner(REQUEST).get("/managers/seven/matches").expect(400);
  }
}
