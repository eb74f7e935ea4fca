package eu.veerman.ranking;

import static eu.veerman.ranking.Given.askingEuros;
import static eu.veerman.ranking.Given.costingEuros;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weight 5. */
class RateCriterionTest extends CriterionLaws {
  @Override
  CriterionFormula formula() {
    return new RateCriterion();
  }

  @ParameterizedTest
  @CsvSource({
    "500, 1, 5000",
    "1000, 1, 5000",
    "1000.01, 0.666667, 3333",
    "1100, 0.666667, 3333",
    "1100.01, 0.333333, 1666",
    "1200, 0.333333, 1666",
    "1200.01, 0, 0",
    "1300, 0, 0",
    "2000, 0, 0"
  })
  void fullUpToTheCeilingThenDownInBandsOfOneStepOfRelaxing(double rate, double fit, int points) {
    Contribution contribution = contribution(askingEuros(1_000), costingEuros(rate));
    assertThat(contribution.fit().value()).isEqualTo(fit);
    assertThat(contribution.pointsThousandths()).isEqualTo(points);
  }

  /** Whoever knows the own rate and the points knows the ceiling to a band, not to the cent. */
  @Test
  void thePointsOfARateAboveTheCeilingAreThoseOfManyCeilings() {
    CandidateInput candidate = costingEuros(1_200);
    assertThat(IntStream.range(1_091, 1_200).mapToObj(ceiling -> fit(ceiling, candidate)))
        .containsOnly(new Fit(666_667));
    assertThat(IntStream.range(1_000, 1_091).mapToObj(ceiling -> fit(ceiling, candidate)))
        .containsOnly(new Fit(333_333));
    assertThat(IntStream.range(924, 1_000).mapToObj(ceiling -> fit(ceiling, candidate)))
        .containsOnly(Fit.NONE);
  }

  private Fit fit(int ceiling, CandidateInput candidate) {
    return contribution(askingEuros(ceiling), candidate).fit();
  }

  @Test
  void anotherCurrencyIsComparedByTheModelsReferenceRate() {
    CandidateInput inPounds = CandidateInput.EMPTY.withDayRate(new DayRate(100_050, "GBP"));
    Contribution contribution = contribution(askingEuros(1_000), inPounds);
    assertThat(contribution.reason())
        .isEqualTo(new Reason.RateBesideCeiling(115_000, 100_000, 130_000, "EUR", true));
    assertThat(contribution.fit().value()).isEqualTo(0.333333);
  }

  @Test
  void aCurrencyTheModelDoesNotKnowIsUnknown() {
    CandidateInput inGold = CandidateInput.EMPTY.withDayRate(new DayRate(100, "XAU"));
    assertThat(contribution(askingEuros(1_000), inGold))
        .isEqualTo(Contribution.unknown(Criterion.RATE, 5_000, Set.of(Fact.DAY_RATE)));
  }

  @Test
  void aCeilingTooSmallForAToleranceIsStillACeiling() {
    RequestInput threeCents = Given.NOTHING.withRateCeiling(new DayRate(3, "EUR"));
    CandidateInput four = CandidateInput.EMPTY.withDayRate(new DayRate(4, "EUR"));
    assertThat(contribution(threeCents, four).fit()).isEqualTo(Fit.NONE);
  }
}
