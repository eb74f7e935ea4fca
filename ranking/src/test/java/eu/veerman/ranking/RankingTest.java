package eu.veerman.ranking;

import static eu.veerman.ranking.Given.AI;
import static eu.veerman.ranking.Given.AI_BANK;
import static eu.veerman.ranking.Given.CFO;
import static eu.veerman.ranking.Given.CONTROLLER;
import static eu.veerman.ranking.Given.FINANCE;
import static eu.veerman.ranking.Given.HALF_A_YEAR;
import static eu.veerman.ranking.Given.INSURANCE;
import static eu.veerman.ranking.Given.MODEL;
import static eu.veerman.ranking.Given.SAP;
import static eu.veerman.ranking.Given.TAXONOMY;
import static eu.veerman.ranking.Given.TODAY;
import static eu.veerman.ranking.Given.WORKS_COUNCIL;
import static eu.veerman.ranking.Given.asking;
import static eu.veerman.ranking.Given.claimed;
import static eu.veerman.ranking.Given.costingEuros;
import static eu.veerman.ranking.Given.days;
import static eu.veerman.ranking.Given.free;
import static eu.veerman.ranking.Given.holding;
import static eu.veerman.ranking.Given.living;
import static eu.veerman.ranking.Given.must;
import static eu.veerman.ranking.Given.mustSpeak;
import static eu.veerman.ranking.Given.running;
import static eu.veerman.ranking.Given.stated;
import static eu.veerman.ranking.Given.verified;
import static eu.veerman.ranking.Given.wish;
import static eu.veerman.ranking.Given.wishedLanguage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RankingTest {
  private static final RequestInput REQUEST =
      asking(must(AI), must(CFO), must(SAP), wish(WORKS_COUNCIL), wish(FINANCE))
          .withLanguages(List.of(mustSpeak("nl", CefrLevel.B2), wishedLanguage("fr", CefrLevel.B2)))
          .withTerm(HALF_A_YEAR)
          .withDaysPerWeek(DaysPerWeek.of(4))
          .withRateCeiling(Given.euros(1_250))
          .withWorkplace(new Workplace(0.6, Given.AMSTERDAM, "NL"));

  private static final CandidateInput CANDIDATE =
      holding(
              verified(AI_BANK, "2025-12"),
              stated(CFO, "2018-12"),
              claimed(SAP, 1),
              stated(WORKS_COUNCIL, "2024-06"),
              verified(INSURANCE, "2025-12"))
          .withLanguages(
              List.of(new HeldLanguage("nl", CefrLevel.C2), new HeldLanguage("fr", CefrLevel.B1)))
          .withMobility(living(85, 100, "NL").mobility())
          .withDayRate(Given.euros(1_325))
          .withCalendar(free(4, days("2027-04-26", "2027-05-02")));

  /** Pinned, digit by digit: a change of any of these is a new model version. */
  @Test
  void aWholePairWorkedOutByHand() {
    Verdict verdict = Given.verdict(REQUEST, CANDIDATE);
    assertThat(verdict.excluded()).isFalse();
    assertThat(verdict.contributions().stream().map(Contribution::pointsThousandths))
        .containsExactly(
            27_000, // 30 × 0.9 narrower × 1 verified
            8_500, // 20 × 0.85 stated × 0.5 for eight years
            6_937, // 15 × (1 × 0.5 + 0.5 × 0.85 + 0.5 × 0) / 2 = 15 × 0.4625
            9_000, // 10 × 0.9 narrower
            14_423, // 15 × 25 of 26 weeks
            3_333, // 5 × 2/3, 6% above the ceiling
            3_500); // 5 × (0.4 + 0.6 × 0.5)
    assertThat(verdict.scoreThousandths()).isEqualTo(72_693);
    assertThat(verdict.upperBoundThousandths()).isEqualTo(72_693);
    assertThat(verdict.modelVersion()).isEqualTo("1.1.0");
    assertThat(verdict.today()).isEqualTo(TODAY);
  }

  @Test
  void whoeverIsExactlyAskedForScoresAHundred() {
    assertThat(Given.verdict(REQUEST, Given.perfectFor(REQUEST)).scoreThousandths())
        .isEqualTo(100_000);
  }

  @Test
  void aVagueRequestIsNobodysGoodMatch() {
    CandidateInput candidate = Given.perfectFor(REQUEST);
    assertThat(Given.verdict(Given.NOTHING, candidate).upperBoundThousandths()).isZero();
    assertThat(Given.verdict(asking(wish(AI)), candidate).scoreThousandths()).isEqualTo(30_000);
  }

  @Test
  void anEmptyProfileEarnsNothingAndItsUpperBoundHoldsWhatIsUnknown() {
    Verdict verdict = Given.verdict(REQUEST, CandidateInput.EMPTY);
    assertThat(verdict.scoreThousandths()).isZero();
    // Availability 15, rate 5, place 5, and a quarter of expertise for the wished language.
    assertThat(verdict.upperBoundThousandths()).isEqualTo(25_000 + 3_750);
  }

  @Test
  void anExcludedPairIsScoredAndSetApart() {
    CandidateInput tooDear = CANDIDATE.withDayRate(Given.euros(2_000));
    RankedList<String> list =
        Ranking.rank(
            List.of(
                new Entry<>("dear", REQUEST, tooDear, 1),
                new Entry<>("fits", REQUEST, CANDIDATE, 2)),
            MODEL,
            TAXONOMY,
            TODAY);
    assertThat(list.ranked().stream().map(Ranked::key)).containsExactly("fits");
    assertThat(list.excluded().stream().map(RankedList.Excluded::key)).containsExactly("dear");
    assertThat(list.excluded().getFirst().verdict().scoreThousandths()).isEqualTo(69_360);
    assertThat(list.excluded().getFirst().verdict().admission().failed())
        .containsExactly(Constraint.of(ConstraintKind.RATE));
  }

  @Test
  void requestsAreRankedForAManagerWithTheScoresOfTheOtherSide() {
    RequestInput other = asking(must(CONTROLLER));
    RankedList<String> matches =
        Ranking.rank(
            List.of(
                new Entry<>(
                    "other", other, CANDIDATE.withConcepts(List.of(running(CONTROLLER))), 3),
                new Entry<>("first", REQUEST, CANDIDATE, 4)),
            MODEL,
            TAXONOMY,
            TODAY);
    assertThat(matches.ranked().stream().map(Ranked::key)).containsExactly("first", "other");
    assertThat(matches.ranked().getFirst().verdict()).isEqualTo(Given.verdict(REQUEST, CANDIDATE));
  }

  @Test
  void betweenEqualScoresTheLowerTieKeyComesFirst() {
    RankedList<String> list =
        Ranking.rank(
            List.of(
                new Entry<>("a", REQUEST, CANDIDATE, 7),
                new Entry<>("b", REQUEST, CANDIDATE, -3),
                new Entry<>("c", REQUEST, CANDIDATE, 5)),
            MODEL,
            TAXONOMY,
            TODAY);
    assertThat(list.ranked().stream().map(Ranked::key)).containsExactly("b", "c", "a");
  }

  @Test
  void aTieKeyGivenTwiceIsRefused() {
    List<Entry<String>> entries =
        List.of(new Entry<>("a", REQUEST, CANDIDATE, 7), new Entry<>("b", REQUEST, CANDIDATE, 7));
    assertThatThrownBy(() -> Ranking.rank(entries, MODEL, TAXONOMY, TODAY))
        .hasMessage("tie key 7 is given twice, must differ for each pair");
  }

  @Test
  void theBestPlaceIsTheOneReachedIfOnlyOnesOwnUnknownsTurnOutWell() {
    assertThat(
            Standing.bestPlaces(
                List.of(
                    new Standing(90_900, 93_400, 1),
                    new Standing(90_200, 91_700, 2),
                    new Standing(87_000, 90_200, 1),
                    new Standing(84_500, 90_200, 3),
                    new Standing(84_500, 84_500, 4))))
        .containsExactly(1, 1, 2, 3, 5);
  }

  @Test
  void otherWeightsShiftPointsAndLeaveFitsAlone() {
    Weights onlyRate = new Weights(0, 0, 0, 0, 0, 100_000, 0);
    Verdict verdict = Given.verdict(REQUEST.withWeights(onlyRate), CANDIDATE);
    assertThat(verdict.scoreThousandths()).isEqualTo(66_666);
    assertThat(verdict.contribution(Criterion.SITUATION).fit().value()).isEqualTo(0.9);
  }

  @Test
  void aRateAloneDecidesNothingElse() {
    Verdict verdict = Given.verdict(Given.askingEuros(1_000), costingEuros(900));
    assertThat(verdict.scoreThousandths()).isEqualTo(5_000);
  }
}
