package eu.veerman.ranking;

import static eu.veerman.ranking.Given.askingOnsite;
import static eu.veerman.ranking.Given.living;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weight 5. The radius is 100 km: easy to 50, nothing from 120. */
class PlaceCriterionTest extends CriterionLaws {
  @Override
  CriterionFormula formula() {
    return new PlaceCriterion();
  }

  @ParameterizedTest
  @CsvSource({
    // km, on-site share, fit
    "0, 1, 1",
    "50, 1, 1",
    "85, 1, 0.5",
    "120, 1, 0",
    "300, 1, 0",
    "85, 0.6, 0.7",
    "300, 0.6, 0.4",
    "300, 0.2, 0.8",
  })
  void theRemoteShareAndTheOnsiteShareTimesReach(double km, double onsite, double fit) {
    assertThat(contribution(askingOnsite(onsite), living(km, 100)).fit().value())
        .isCloseTo(fit, within(2e-5));
  }

  @Test
  void workThatIsAllRemoteFitsEverybodyEvenWhoseBaseIsUnknown() {
    Contribution contribution = contribution(askingOnsite(0), CandidateInput.EMPTY);
    assertThat(contribution.fit()).isEqualTo(Fit.FULL);
    assertThat(contribution.reason()).isEqualTo(new Reason.FullyRemote());
    assertThat(contribution.evidence()).containsExactly(new EarnedBy.RemoteWork(5_000));
  }

  @Test
  void theRemoteShareAndTheBaseEarnApart() {
    assertThat(contribution(askingOnsite(0.6), living(10, 100)).evidence())
        .containsExactly(new EarnedBy.RemoteWork(2_000), new EarnedBy.Stated(Fact.BASE, 3_000));
  }

  @Test
  void withoutBaseOrRadiusItIsUnknownAndEarnsNothing() {
    assertThat(contribution(askingOnsite(0.6), CandidateInput.EMPTY))
        .isEqualTo(
            Contribution.unknown(Criterion.PLACE, 5_000, Set.of(Fact.BASE, Fact.TRAVEL_RADIUS)));
    assertThat(contribution(askingOnsite(0.6), living(10, null)).reason())
        .isEqualTo(new Reason.Unknown(Set.of(Fact.TRAVEL_RADIUS)));
  }

  @Test
  void aRequestThatGivesNoPlaceDoesNotAskForOne() {
    RequestInput countryOnly = Given.NOTHING.withWorkplace(new Workplace(0.6, null, "NL"));
    assertThat(contribution(countryOnly, living(10, 100)).reason())
        .isEqualTo(new Reason.NotAsked());
  }

  @Test
  void aRadiusOfNothingReachesTheDoorstepOnly() {
    assertThat(contribution(askingOnsite(1), living(0, 0)).fit()).isEqualTo(Fit.FULL);
    assertThat(contribution(askingOnsite(1), living(1, 0)).fit()).isEqualTo(Fit.NONE);
  }

  @Test
  void distancesAreThoseOfTheAtlas() {
    Coordinates amsterdam = new Coordinates(52.3676, 4.9041);
    Coordinates paris = new Coordinates(48.8566, 2.3522);
    assertThat(amsterdam.metresTo(paris)).isCloseTo(430_000L, within(1_000L));
    assertThat(amsterdam.metresTo(paris)).isEqualTo(paris.metresTo(amsterdam));
    assertThat(new Coordinates(90, 0).metresTo(new Coordinates(-90, 0))).isEqualTo(20_015_114L);
    assertThat(List.of(amsterdam.metresTo(amsterdam))).containsExactly(0L);
  }
}
