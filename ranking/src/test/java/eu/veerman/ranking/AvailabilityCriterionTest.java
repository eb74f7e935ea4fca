package eu.veerman.ranking;

import static eu.veerman.ranking.Given.HALF_A_YEAR;
import static eu.veerman.ranking.Given.TODAY;
import static eu.veerman.ranking.Given.asking;
import static eu.veerman.ranking.Given.days;
import static eu.veerman.ranking.Given.free;
import static eu.veerman.ranking.Given.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weight 15. Asked are 130 working days in 26 weeks from Monday 1 February 2027. */
class AvailabilityCriterionTest extends CriterionLaws {
  private static final RequestInput FOUR_DAYS = asking(HALF_A_YEAR, 4);

  @Override
  CriterionFormula formula() {
    return new AvailabilityCriterion();
  }

  @ParameterizedTest
  @CsvSource({"5, 1", "4, 1", "3.5, 0.875", "3, 0.75", "1, 0.25", "0, 0"})
  void theShareOfTheAskedDaysThatIsFree(double daysPerWeek, double fit) {
    assertThat(contribution(FOUR_DAYS, with(free(daysPerWeek))).fit().value()).isEqualTo(fit);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "30, 1", "105, 0.85", "180, 0.7", "400, 0.7"})
  void anOlderCalendarCountsLess(int daysAgo, double fit) {
    Calendar calendar =
        new Calendar(DaysPerWeek.of(4), List.of(), List.of(), TODAY.minusDays(daysAgo));
    assertThat(contribution(FOUR_DAYS, with(calendar)).fit().value()).isEqualTo(fit);
  }

  @Test
  void aBusyWeekCostsItsShareAndAFullWeekLaterDoesNotMakeUpForIt() {
    Contribution contribution =
        contribution(FOUR_DAYS, with(free(5, days("2027-04-26", "2027-05-02"))));
    assertThat(contribution.fit().value()).isEqualTo(0.961538);
    Reason.FreeDays reason = (Reason.FreeDays) contribution.reason();
    assertThat(reason.busyDays()).isEqualTo(5);
    assertThat(reason.weeks()).hasSize(26);
    assertThat(reason.weeks().get(12)).isEqualTo(new Week(LocalDate.parse("2027-04-26"), 200, 0));
    assertThat(reason.weeks().get(13).askedDays()).isEqualTo(4);
    assertThat(reason.weeks().get(13).freeDays()).isEqualTo(5);
  }

  @Test
  void whoIsFreeFiveDaysCanBeBusyOneOfThemWhenFourAreAsked() {
    Contribution contribution =
        contribution(FOUR_DAYS, with(free(5, days("2027-04-26", "2027-04-26"))));
    assertThat(contribution.fit()).isEqualTo(Fit.FULL);
  }

  @Test
  void aCapacityForAPeriodReplacesTheUsualDays() {
    Calendar calendar =
        new Calendar(
            DaysPerWeek.of(4),
            List.of(new Capacity(days("2027-02-01", "2027-05-02"), DaysPerWeek.of(2))),
            List.of(),
            TODAY);
    assertThat(contribution(FOUR_DAYS, with(calendar)).fit().value()).isEqualTo(0.75);
  }

  @Test
  void aTermThatBeginsOnAWednesdayAsksThreeFifthsOfItsFirstWeek() {
    RequestInput request =
        asking(new Term(LocalDate.parse("2027-02-03"), LocalDate.parse("2027-02-12")), 5);
    Reason.FreeDays reason = (Reason.FreeDays) contribution(request, with(free(5))).reason();
    assertThat(reason.weeks())
        .containsExactly(
            new Week(LocalDate.parse("2027-02-01"), 150, 150),
            new Week(LocalDate.parse("2027-02-08"), 250, 250));
  }

  @Test
  void aTermWhoseStartHasPassedBeginsTodayAndKeepsItsLength() {
    Term passed = new Term(TODAY.minusDays(30), TODAY.minusDays(1));
    RequestInput request = asking(passed, 5);
    Reason.FreeDays reason = (Reason.FreeDays) contribution(request, with(free(5))).reason();
    assertThat(reason.firstFreeDay()).isEqualTo(TODAY);
    assertThat(reason.weeks().getLast().monday()).isEqualTo(LocalDate.parse("2026-12-28"));
  }

  @Test
  void withoutACalendarItIsUnknown() {
    assertThat(contribution(FOUR_DAYS, CandidateInput.EMPTY))
        .isEqualTo(Contribution.unknown(Criterion.AVAILABILITY, 15_000, Set.of(Fact.CALENDAR)));
  }

  @Test
  void withoutLengthOrDaysPerWeekItIsNotAsked() {
    RequestInput startOnly = asking(new Term(HALF_A_YEAR.start(), null), 4);
    RequestInput noDays = Given.NOTHING.withTerm(HALF_A_YEAR);
    assertThat(contribution(startOnly, with(free(5))).reason()).isEqualTo(new Reason.NotAsked());
    assertThat(contribution(noDays, with(free(5))).reason()).isEqualTo(new Reason.NotAsked());
  }

  @Test
  void aTermOfOneWeekendAsksNoWorkingDay() {
    RequestInput weekend =
        asking(new Term(LocalDate.parse("2027-02-06"), LocalDate.parse("2027-02-07")), 5);
    assertThat(contribution(weekend, with(free(5))).reason()).isEqualTo(new Reason.NotAsked());
    assertThat(contribution(weekend, CandidateInput.EMPTY).reason())
        .isEqualTo(new Reason.NotAsked());
  }
}
