package eu.veerman.ranking;

import static eu.veerman.ranking.Given.AI;
import static eu.veerman.ranking.Given.MODEL;
import static eu.veerman.ranking.Given.TODAY;
import static eu.veerman.ranking.Given.days;
import static eu.veerman.ranking.Given.free;
import static eu.veerman.ranking.Given.holding;
import static eu.veerman.ranking.Given.stated;
import static eu.veerman.ranking.Given.verified;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ImprovementTest {
  private static List<Improvement> of(CandidateInput candidate) {
    return Improvement.of(candidate, MODEL, TODAY);
  }

  @Test
  void anEmptyProfileHasNothingToImproveOnlyThingsToTell() {
    assertThat(of(CandidateInput.EMPTY)).isEmpty();
  }

  @Test
  void eachStepIsOneChange() {
    CandidateInput candidate =
        holding(stated(AI, "2026-01"), verified(Given.MERGER, "2025-01"))
            .withDayRate(Given.euros(1_234))
            .withCalendar(
                new Calendar(
                    DaysPerWeek.of(3),
                    List.of(),
                    List.of(days("2027-02-01", "2027-02-05")),
                    TODAY.minusDays(90)))
            .withMobility(new Mobility(Given.AMSTERDAM, "NL", 60, List.of("NL")));

    assertThat(of(candidate))
        .containsExactly(
            new Improvement.CalendarConfirmed(TODAY),
            new Improvement.MoreDays(DaysPerWeek.of(3), DaysPerWeek.of(4)),
            new Improvement.LowerRate(Given.euros(1_234), Given.euros(1_110)),
            new Improvement.FurtherTravel(60, 90),
            new Improvement.AssignmentVerified(AI + " 2026-01"));
  }

  @Test
  void aFullWeekAndAFreshCalendarAreLeftAlone() {
    assertThat(of(CandidateInput.EMPTY.withCalendar(free(5)))).isEmpty();
  }

  @Test
  void whatItDoesIsWhatTheRankingSaysOfTheChangedProfile() {
    CandidateInput candidate = holding(stated(AI, "2026-01"));
    Improvement step = of(candidate).getFirst();

    Verdict before = Given.verdict(Given.asking(Given.must(AI)), candidate);
    Verdict after = Given.verdict(Given.asking(Given.must(AI)), step.applyTo(candidate));
    assertThat(before.scoreThousandths()).isEqualTo(25_500);
    assertThat(after.scoreThousandths()).isEqualTo(30_000);
  }

  @Provide
  Arbitrary<CandidateInput> candidates() {
    return Worlds.candidates();
  }

  @Provide
  Arbitrary<RequestInput> requests() {
    return Worlds.requests();
  }

  @Property(tries = 300)
  void noStepLowersAScore(
      @ForAll("requests") RequestInput request, @ForAll("candidates") CandidateInput candidate) {
    int before = Given.verdict(request, candidate).scoreThousandths();
    for (Improvement step : of(candidate)) {
      assertThat(Given.verdict(request, step.applyTo(candidate)).scoreThousandths())
          .as(step.toString())
          .isGreaterThanOrEqualTo(before);
    }
  }
}
