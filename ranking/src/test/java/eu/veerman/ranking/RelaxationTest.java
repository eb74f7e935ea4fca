package eu.veerman.ranking;

import static eu.veerman.ranking.Given.CFO;
import static eu.veerman.ranking.Given.HALF_A_YEAR;
import static eu.veerman.ranking.Given.MODEL;
import static eu.veerman.ranking.Given.TODAY;
import static eu.veerman.ranking.Given.asking;
import static eu.veerman.ranking.Given.askingEuros;
import static eu.veerman.ranking.Given.askingOnsite;
import static eu.veerman.ranking.Given.costingEuros;
import static eu.veerman.ranking.Given.days;
import static eu.veerman.ranking.Given.free;
import static eu.veerman.ranking.Given.living;
import static eu.veerman.ranking.Given.must;
import static eu.veerman.ranking.Given.mustSpeak;
import static eu.veerman.ranking.Given.speaking;
import static eu.veerman.ranking.Given.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RelaxationTest {
  private static boolean excluded(RequestInput request, CandidateInput candidate) {
    return Given.verdict(request, candidate).excluded();
  }

  /** Excluded as it is, and in after the one step. */
  private static Relaxation letsIn(RequestInput request, CandidateInput candidate) {
    assertThat(excluded(request, candidate)).isTrue();
    Constraint failed = Given.verdict(request, candidate).admission().failed().first();
    Relaxation step =
        Relaxation.of(request, MODEL, TODAY).stream()
            .filter(relaxation -> relaxation.constraint().equals(failed))
            .findFirst()
            .orElseThrow();
    assertThat(excluded(step.applyTo(request), candidate)).isFalse();
    return step;
  }

  @Test
  void aLanguageOneLevelLower() {
    assertThat(
            letsIn(
                asking(mustSpeak("nl", CefrLevel.C1)),
                speaking(new HeldLanguage("nl", CefrLevel.B2))))
        .isEqualTo(new Relaxation.LanguageLevel("nl", CefrLevel.C1, CefrLevel.B2));
  }

  @Test
  void aLanguageAtTheLowestLevelBecomesAWish() {
    assertThat(
            letsIn(
                asking(mustSpeak("nl", CefrLevel.A1)),
                speaking(new HeldLanguage("fr", CefrLevel.B2))))
        .isEqualTo(new Relaxation.LanguageAsWish("nl"));
  }

  @Test
  void aMustHaveBecomesAWish() {
    assertThat(letsIn(asking(must(CFO)), CandidateInput.EMPTY))
        .isEqualTo(new Relaxation.ConceptAsWish(CFO));
  }

  @Test
  void aStartFourWeeksLaterWithTheLatestFirstFreeDayBesideIt() {
    RequestInput request = Given.NOTHING.withTerm(HALF_A_YEAR);
    Relaxation step = letsIn(request, with(free(5, days("2027-02-01", "2027-03-28"))));
    assertThat(step)
        .isEqualTo(
            new Relaxation.LaterStart(
                LocalDate.parse("2027-02-01"),
                LocalDate.parse("2027-03-01"),
                LocalDate.parse("2027-08-28"),
                LocalDate.parse("2027-03-01"),
                LocalDate.parse("2027-03-29")));
  }

  @Test
  void aTermOneMonthShorter() {
    RequestInput request = Given.NOTHING.withTerm(HALF_A_YEAR);
    assertThat(letsIn(request, with(free(5, days("2027-06-28", "2027-09-01")))))
        .isEqualTo(
            new Relaxation.EarlierEnd(
                LocalDate.parse("2027-02-01"),
                LocalDate.parse("2027-07-31"),
                LocalDate.parse("2027-06-30"),
                20));
  }

  @Test
  void oneDayAWeekLess() {
    assertThat(letsIn(asking(HALF_A_YEAR, 4), with(free(2.5))))
        .isEqualTo(
            new Relaxation.FewerDays(
                DaysPerWeek.of(4), DaysPerWeek.of(3), DaysPerWeek.of(3), DaysPerWeek.of(2)));
  }

  @Test
  void aCeilingTenPerCentHigherInWholeEurosWithTheEffectiveLimitBesideIt() {
    assertThat(letsIn(askingEuros(1_255), costingEuros(1_700)))
        .isEqualTo(
            new Relaxation.HigherRate(Given.euros(1_255), Given.euros(1_381), 163_150, 179_530));
  }

  @Test
  void lessWorkOnSiteLiftsCountryAndTravel() {
    assertThat(letsIn(askingOnsite(0.6), living(10, 100, "DE")))
        .isEqualTo(new Relaxation.LessOnsite(ConstraintKind.COUNTRY, 0.6, 0.3));
    assertThat(letsIn(askingOnsite(0.6), living(500, 100, "NL")))
        .isEqualTo(new Relaxation.LessOnsite(ConstraintKind.TRAVEL, 0.6, 0.3));
  }

  @Test
  void whatCannotBeAskedLessHasNoStep() {
    Term twoWeeks = new Term(HALF_A_YEAR.start(), HALF_A_YEAR.start().plusDays(13));
    assertThat(Relaxation.of(asking(twoWeeks, 1), MODEL, TODAY))
        .singleElement()
        .isInstanceOf(Relaxation.LaterStart.class);
    assertThat(Relaxation.of(askingOnsite(0.3), MODEL, TODAY)).isEmpty();
    assertThat(Relaxation.of(Given.NOTHING, MODEL, TODAY)).isEmpty();
  }

  @Provide
  Arbitrary<RequestInput> requests() {
    return Worlds.requests();
  }

  @Provide
  Arbitrary<CandidateInput> candidates() {
    return Worlds.candidates();
  }

  @Property(tries = 500)
  void aStepChangesTheRequestAndUnlessItMovesThePeriodShutsNobodyOut(
      @ForAll("requests") RequestInput request, @ForAll("candidates") CandidateInput candidate) {
    List<Constraint> failed = List.copyOf(Given.verdict(request, candidate).admission().failed());
    for (Relaxation step : Relaxation.of(request, MODEL, TODAY)) {
      RequestInput relaxed = step.applyTo(request);
      assertThat(relaxed).isNotEqualTo(request);
      // In another period somebody else may be busy, or free fewer days a week.
      boolean movesThePeriod =
          step instanceof Relaxation.LaterStart || step instanceof Relaxation.EarlierEnd;
      if (!movesThePeriod) {
        assertThat(failed).containsAll(Given.verdict(relaxed, candidate).admission().failed());
      }
    }
  }
}
