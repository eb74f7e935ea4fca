package eu.veerman.ranking;

import static eu.veerman.ranking.Given.AI;
import static eu.veerman.ranking.Given.AI_BANK;
import static eu.veerman.ranking.Given.CFO;
import static eu.veerman.ranking.Given.DIGITAL;
import static eu.veerman.ranking.Given.HALF_A_YEAR;
import static eu.veerman.ranking.Given.TODAY;
import static eu.veerman.ranking.Given.asking;
import static eu.veerman.ranking.Given.askingEuros;
import static eu.veerman.ranking.Given.askingOnsite;
import static eu.veerman.ranking.Given.claimed;
import static eu.veerman.ranking.Given.costingEuros;
import static eu.veerman.ranking.Given.days;
import static eu.veerman.ranking.Given.free;
import static eu.veerman.ranking.Given.holding;
import static eu.veerman.ranking.Given.living;
import static eu.veerman.ranking.Given.must;
import static eu.veerman.ranking.Given.mustReadFromText;
import static eu.veerman.ranking.Given.mustSpeak;
import static eu.veerman.ranking.Given.running;
import static eu.veerman.ranking.Given.speaking;
import static eu.veerman.ranking.Given.wish;
import static eu.veerman.ranking.Given.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The design's table of constraints, each on both sides of its boundary. */
class ConstraintsTest {
  private static @Nullable Outcome outcome(
      Constraint constraint, RequestInput request, CandidateInput candidate) {
    Admission admission =
        Ranking.admit(request, candidate, Given.MODEL, Given.TAXONOMY, Given.TODAY);
    assertThat(Given.verdict(request, candidate).admission()).isEqualTo(admission);
    return admission.results().stream()
        .filter(result -> result.constraint().equals(constraint))
        .map(ConstraintResult::outcome)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Outcome outcome(
      ConstraintKind kind, RequestInput request, CandidateInput candidate) {
    return outcome(Constraint.of(kind), request, candidate);
  }

  @ParameterizedTest
  @CsvSource({"C2, MET", "B2, MET", "B1, FAILED", "A1, FAILED"})
  void aMustLanguageBelowItsLevelExcludes(CefrLevel held, Outcome outcome) {
    assertThat(
            outcome(
                Constraint.language("nl"),
                asking(mustSpeak("nl", CefrLevel.B2)),
                speaking(new HeldLanguage("nl", held))))
        .isEqualTo(outcome);
  }

  @Test
  void aMustLanguageAbsentFromAProfileThatStatesOthersExcludes() {
    RequestInput request = asking(mustSpeak("nl", CefrLevel.A1));
    CandidateInput french = speaking(new HeldLanguage("fr", CefrLevel.C2));
    assertThat(outcome(Constraint.language("nl"), request, french)).isEqualTo(Outcome.FAILED);
    assertThat(outcome(Constraint.language("nl"), request, CandidateInput.EMPTY))
        .isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void eachMustLanguageHasAResultOfItsOwnAndAWishHasNone() {
    RequestInput request =
        asking(
            mustSpeak("nl", CefrLevel.B2),
            mustSpeak("en", CefrLevel.B2),
            Given.wishedLanguage("fr", CefrLevel.B2));
    Admission admission =
        Given.verdict(request, speaking(new HeldLanguage("en", CefrLevel.C1))).admission();
    assertThat(admission.results())
        .containsExactly(
            new ConstraintResult(Constraint.language("en"), Outcome.MET),
            new ConstraintResult(Constraint.language("nl"), Outcome.FAILED));
  }

  @ParameterizedTest
  @CsvSource({
    "situation.ai-adoption,      MET",
    "situation.ai-adoption-bank, MET", // narrower
    "situation.digital,          FAILED", // broader: 0.6 in points, but not shown
    "situation.merger,           FAILED",
  })
  void aMustHaveIsShownByTheSameOrANarrowerConcept(String held, Outcome outcome) {
    assertThat(outcome(Constraint.concept(AI), asking(must(AI)), holding(running(held))))
        .isEqualTo(outcome);
  }

  @Test
  void narrowerByTwoStepsShowsItToo() {
    assertThat(
            outcome(Constraint.concept(DIGITAL), asking(must(DIGITAL)), holding(running(AI_BANK))))
        .isEqualTo(Outcome.MET);
  }

  @ParameterizedTest
  @CsvSource({"1, MET", "0.6, MET", "0.59, FAILED"})
  void aMustHaveIsShownByATagOfTheModelsConfidence(double confidence, Outcome outcome) {
    assertThat(
            outcome(Constraint.concept(CFO), asking(must(CFO)), holding(claimed(CFO, confidence))))
        .isEqualTo(outcome);
  }

  @Test
  void aMustHaveOfAnEmptyProfileIsNotShownRatherThanUnknown() {
    assertThat(outcome(Constraint.concept(CFO), asking(must(CFO)), CandidateInput.EMPTY))
        .isEqualTo(Outcome.FAILED);
  }

  @Test
  void onlyConfirmedMustHavesExclude() {
    assertThat(Given.verdict(asking(mustReadFromText(CFO), wish(AI)), CandidateInput.EMPTY))
        .satisfies(verdict -> assertThat(verdict.admission().results()).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "2027-02-01, MET", // free from the start
    "2027-03-01, MET", // 28 days after
    "2027-03-02, FAILED", // 29 days after
  })
  void theFirstFreeDayMayBe28DaysAfterTheStart(LocalDate freeFrom, Outcome outcome) {
    Period busy = new Period(LocalDate.parse("2027-01-01"), freeFrom.minusDays(1));
    Capacity none = new Capacity(busy, DaysPerWeek.of(0));
    RequestInput request = Given.NOTHING.withTerm(new Term(HALF_A_YEAR.start(), null));
    assertThat(outcome(ConstraintKind.START, request, with(free(5, busy)))).isEqualTo(outcome);
    Calendar noCapacity = new Calendar(DaysPerWeek.of(5), List.of(none), List.of(), TODAY);
    assertThat(outcome(ConstraintKind.START, request, with(noCapacity))).isEqualTo(outcome);
  }

  @Test
  void whoIsNeverFreeStartsNever() {
    assertThat(outcome(ConstraintKind.START, asking(HALF_A_YEAR, 4), with(free(0))))
        .isEqualTo(Outcome.FAILED);
  }

  @ParameterizedTest
  @CsvSource({
    "2027-04-30, MET", // 5 April to 30 April: four weeks, 20 working days
    "2027-05-02, MET", // the weekend behind it changes nothing
    "2027-05-03, FAILED", // the 21st
  })
  void twentyWorkingDaysMayBeBusyInsideThePeriod(LocalDate last, Outcome outcome) {
    Period busy = new Period(LocalDate.parse("2027-04-05"), last);
    assertThat(outcome(ConstraintKind.PERIOD, asking(HALF_A_YEAR, 4), with(free(5, busy))))
        .isEqualTo(outcome);
  }

  @Test
  void busyDaysOutsideThePeriodAndOverlapsAreNotCounted() {
    Calendar calendar =
        free(
            5,
            days("2026-12-01", "2027-02-12"), // 10 working days inside
            days("2027-02-08", "2027-02-19"), // 5 more
            days("2027-07-26", "2027-12-31")); // 5 more, to Friday 30 July
    assertThat(outcome(ConstraintKind.PERIOD, asking(HALF_A_YEAR, 4), with(calendar)))
        .isEqualTo(Outcome.MET);
    Reason.FreeDays reason =
        (Reason.FreeDays)
            Given.verdict(asking(HALF_A_YEAR, 4), with(calendar))
                .contribution(Criterion.AVAILABILITY)
                .reason();
    assertThat(reason.busyDays()).isEqualTo(20);
  }

  @Test
  void whoStartsAsLateAsIsAllowedIsNotThenExcludedForThePeriod() {
    RequestInput request = asking(HALF_A_YEAR, 4);
    CandidateInput candidate = with(free(4, days("2027-02-01", "2027-02-28")));
    assertThat(Given.verdict(request, candidate).admission().failed()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"4, 4, MET", "4, 3, MET", "4, 2.9, FAILED", "3.6, 2.6, MET", "0.5, 0, MET"})
  void oneDayAWeekMayBeMissing(double asked, double free, Outcome outcome) {
    assertThat(outcome(ConstraintKind.DAYS, asking(HALF_A_YEAR, asked), with(free(free))))
        .isEqualTo(outcome);
    RequestInput withoutPeriod = Given.NOTHING.withDaysPerWeek(DaysPerWeek.of(asked));
    assertThat(outcome(ConstraintKind.DAYS, withoutPeriod, with(free(free)))).isEqualTo(outcome);
  }

  @Test
  void daysAWeekAreAveragedOverTheDaysThatAreNotBusy() {
    // Two days a week for the first half, five for the second, three weeks of holiday: 3.5.
    Calendar calendar =
        new Calendar(
            DaysPerWeek.of(5),
            List.of(new Capacity(days("2027-02-01", "2027-05-02"), DaysPerWeek.of(2))),
            List.of(days("2027-07-12", "2027-07-30")),
            TODAY);
    assertThat(outcome(ConstraintKind.DAYS, asking(HALF_A_YEAR, 4.3), with(calendar)))
        .isEqualTo(Outcome.MET);
    assertThat(outcome(ConstraintKind.DAYS, asking(HALF_A_YEAR, 4.4), with(calendar)))
        .isEqualTo(Outcome.FAILED);
  }

  @ParameterizedTest
  @CsvSource({"900, MET", "1000, MET", "1300, MET", "1300.01, FAILED", "1300.10, FAILED"})
  void aRateMayBeThirtyPerCentAboveTheCeiling(double rate, Outcome outcome) {
    assertThat(outcome(ConstraintKind.RATE, askingEuros(1_000), costingEuros(rate)))
        .isEqualTo(outcome);
  }

  @Test
  void aRateInAnotherCurrencyIsComparedInTheRequests() {
    CandidateInput limit = CandidateInput.EMPTY.withDayRate(new DayRate(113_100, "GBP"));
    CandidateInput beyond = CandidateInput.EMPTY.withDayRate(new DayRate(113_110, "GBP"));
    CandidateInput inGold = CandidateInput.EMPTY.withDayRate(new DayRate(1, "XAU"));
    assertThat(outcome(ConstraintKind.RATE, askingEuros(1_000), limit)).isEqualTo(Outcome.MET);
    assertThat(outcome(ConstraintKind.RATE, askingEuros(1_000), beyond)).isEqualTo(Outcome.FAILED);
    assertThat(outcome(ConstraintKind.RATE, askingEuros(1_000), inGold)).isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void aCountryThatIsNotAmongThoseStatedExcludesAboveTheOnsiteShare() {
    CandidateInput german = living(1, 100, "DE", "AT");
    CandidateInput dutch = living(1, 100, "DE", "NL");
    assertThat(outcome(ConstraintKind.COUNTRY, askingOnsite(0.31), german))
        .isEqualTo(Outcome.FAILED);
    assertThat(outcome(ConstraintKind.COUNTRY, askingOnsite(0.31), dutch)).isEqualTo(Outcome.MET);
    assertThat(outcome(ConstraintKind.COUNTRY, askingOnsite(0.3), german)).isNull();
  }

  @Test
  void whoStatesNoCountryIsTakenToWorkWhereTheBaseIsAndIsUnknownElsewhere() {
    CandidateInput dutch =
        CandidateInput.EMPTY.withMobility(new Mobility(null, "NL", null, List.of()));
    CandidateInput belgian =
        CandidateInput.EMPTY.withMobility(new Mobility(null, "BE", null, List.of()));
    assertThat(outcome(ConstraintKind.COUNTRY, askingOnsite(1), dutch)).isEqualTo(Outcome.MET);
    assertThat(outcome(ConstraintKind.COUNTRY, askingOnsite(1), belgian))
        .isEqualTo(Outcome.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({"99, MET", "119.99, MET", "120.01, FAILED"})
  void aWayTwentyPerCentBeyondTheRadiusExcludes(double km, Outcome outcome) {
    assertThat(outcome(ConstraintKind.TRAVEL, askingOnsite(0.31), living(km, 100)))
        .isEqualTo(outcome);
    assertThat(outcome(ConstraintKind.TRAVEL, askingOnsite(0.3), living(km, 100))).isNull();
  }

  @Test
  void whatAProfileDoesNotStateIsAskedAndExcludesNobody() {
    RequestInput request =
        asking(mustSpeak("nl", CefrLevel.B2))
            .withTerm(HALF_A_YEAR)
            .withDaysPerWeek(DaysPerWeek.of(4))
            .withRateCeiling(Given.euros(1_000))
            .withWorkplace(new Workplace(0.6, Given.AMSTERDAM, "NL"));
    Admission admission = Given.verdict(request, CandidateInput.EMPTY).admission();
    assertThat(admission.excluded()).isFalse();
    assertThat(admission.unknown())
        .containsExactly(
            Constraint.language("nl"),
            Constraint.of(ConstraintKind.START),
            Constraint.of(ConstraintKind.PERIOD),
            Constraint.of(ConstraintKind.DAYS),
            Constraint.of(ConstraintKind.RATE),
            Constraint.of(ConstraintKind.COUNTRY),
            Constraint.of(ConstraintKind.TRAVEL));
  }

  @Test
  void aRequestThatInsistsOnNothingExcludesNobody() {
    assertThat(Given.verdict(Given.NOTHING, CandidateInput.EMPTY).admission().results()).isEmpty();
  }

  @Test
  void constraintsAreNamedForAnswersAndReceipts() {
    assertThat(Constraint.language("nl").id()).isEqualTo("language:nl");
    assertThat(Constraint.concept(CFO).id()).isEqualTo("concept:function.cfo");
    assertThat(Constraint.of(ConstraintKind.START).id()).isEqualTo("start");
  }
}
