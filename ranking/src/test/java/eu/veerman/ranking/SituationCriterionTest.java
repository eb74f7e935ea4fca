package eu.veerman.ranking;

import static eu.veerman.ranking.Given.AI;
import static eu.veerman.ranking.Given.AI_BANK;
import static eu.veerman.ranking.Given.CARVE_OUT;
import static eu.veerman.ranking.Given.DIGITAL;
import static eu.veerman.ranking.Given.MERGER;
import static eu.veerman.ranking.Given.asking;
import static eu.veerman.ranking.Given.holding;
import static eu.veerman.ranking.Given.must;
import static eu.veerman.ranking.Given.running;
import static eu.veerman.ranking.Given.stated;
import static eu.veerman.ranking.Given.verified;
import static eu.veerman.ranking.Given.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Also the worked examples of concept coverage, which four criteria share. Weight 30. */
class SituationCriterionTest extends CriterionLaws {
  @Override
  CriterionFormula formula() {
    return new SituationCriterion();
  }

  @ParameterizedTest
  @CsvSource({
    // kind, ended, confidence, fit, points: today is 1 December 2026
    "VERIFIED_ASSIGNMENT, 2026-11, 1,    1,        30000",
    "VERIFIED_ASSIGNMENT, 2023-12, 1,    1,        30000", // exactly three years
    "VERIFIED_ASSIGNMENT, 2018-12, 1,    0.5,      15000", // eight years: halved once
    "VERIFIED_ASSIGNMENT, 2013-12, 1,    0.25,      7500", // thirteen years: halved twice
    "STATED_ASSIGNMENT,   2026-11, 1,    0.85,     25500",
    "STATED_ASSIGNMENT,   2018-12, 1,    0.425,    12750",
    "STATED_ASSIGNMENT,   2026-11, 0.8,  0.68,     20400",
    "VERIFIED_ASSIGNMENT, 2027-06, 1,    1,        30000", // planned end in the future
    "VERIFIED_ASSIGNMENT, 2023-11, 1,    0.988514, 29655", // one month past three years
  })
  void strengthRecencyAndConfidenceMultiply(
      EvidenceKind kind, String ended, double confidence, double fit, int points) {
    Contribution contribution =
        contribution(asking(must(AI)), holding(Given.held(AI, kind, ended, confidence)));
    assertThat(contribution.fit().value()).isEqualTo(fit);
    assertThat(contribution.pointsThousandths()).isEqualTo(points);
  }

  @Test
  void whatWasOnlyReadWeighsByHowSureItIs() {
    // Half as sure, half the weight: 1 of 1 + 0.5.
    assertThat(
            contribution(
                    asking(must(AI), AskedConcept.read(MERGER, Importance.MUST, 0.5)),
                    holding(Given.held(AI, EvidenceKind.VERIFIED_ASSIGNMENT, "2026-11", 1)))
                .fit()
                .value())
        .isEqualTo(0.666667);
  }

  @ParameterizedTest
  @CsvSource({
    "situation.ai-adoption,      1",
    "situation.ai-adoption-bank, 0.9", // narrower
    "situation.digital,          0.6", // broader
    "situation.merger,           0", // two related steps from broader: below the floor
    "situation.carve-out,        0", // broader, then related: 0.24 is below the floor
  })
  void relatednessComesFromTheTaxonomy(String held, double fit) {
    assertThat(contribution(asking(must(AI)), holding(running(held))).fit().value()).isEqualTo(fit);
  }

  @Test
  void narrowerStepsMultiply() {
    assertThat(contribution(asking(must(DIGITAL)), holding(running(AI_BANK))).fit().value())
        .isEqualTo(0.81);
  }

  @Test
  void aWishCountsHalfAMust() {
    RequestInput request = asking(must(AI), wish(MERGER));
    assertThat(contribution(request, holding(running(AI))).fit().value()).isEqualTo(0.666667);
    assertThat(contribution(request, holding(running(MERGER))).fit().value()).isEqualTo(0.333333);
    assertThat(contribution(request, holding(running(AI), running(MERGER))).fit())
        .isEqualTo(Fit.FULL);
  }

  @Test
  void mustHavesReadFromATextWeighTheSameAsConfirmedOnes() {
    RequestInput confirmed = asking(must(AI), wish(MERGER));
    RequestInput read = asking(Given.mustReadFromText(AI), wish(MERGER));
    assertThat(contribution(read, holding(running(MERGER))))
        .isEqualTo(contribution(confirmed, holding(running(MERGER))));
  }

  @Test
  void theBestEvidenceCountsAndTheOthersAreNamedBesideIt() {
    Contribution contribution =
        contribution(
            asking(must(AI)),
            holding(
                new HeldConcept(
                    AI,
                    List.of(
                        new Evidence(
                            "old", EvidenceKind.VERIFIED_ASSIGNMENT, YearMonth.of(2013, 12), 1),
                        new Evidence(
                            "new", EvidenceKind.STATED_ASSIGNMENT, YearMonth.of(2025, 1), 1))),
                stated(AI_BANK, "2026-01")));
    assertThat(contribution.evidence())
        .containsExactly(
            new EarnedBy.Concept(
                AI,
                Importance.MUST,
                AI,
                "new",
                EvidenceKind.STATED_ASSIGNMENT,
                1,
                0.85,
                1,
                1,
                0.85,
                25_500,
                List.of(AI_BANK + " 2026-01", "old")));
  }

  @Test
  void betweenEquallyGoodEvidenceTheStrongerKindThenTheLaterThenTheReferenceDecides() {
    Contribution contribution =
        contribution(
            asking(must(AI)),
            holding(
                new HeldConcept(
                    AI,
                    List.of(
                        new Evidence(
                            "b", EvidenceKind.VERIFIED_ASSIGNMENT, YearMonth.of(2026, 5), 1),
                        new Evidence(
                            "a", EvidenceKind.VERIFIED_ASSIGNMENT, YearMonth.of(2026, 5), 1),
                        new Evidence(
                            "0", EvidenceKind.VERIFIED_ASSIGNMENT, YearMonth.of(2026, 4), 1)))));
    assertThat(((EarnedBy.Concept) contribution.evidence().getFirst()).reference()).isEqualTo("a");
  }

  @Test
  void betweenEvidenceThatIsEqualInAllTheConceptIdDecides() {
    Contribution contribution =
        contribution(
            asking(must(MERGER)), holding(running(Given.WORKS_COUNCIL), running(CARVE_OUT)));
    assertThat(((EarnedBy.Concept) contribution.evidence().getFirst()).held()).isEqualTo(CARVE_OUT);
  }

  @Test
  void pointsAreSharedOutWithoutARemainder() {
    Contribution contribution =
        contribution(
            asking(must(AI), must(CARVE_OUT), must(MERGER)),
            holding(running(AI), running(CARVE_OUT), running(MERGER)));
    assertThat(contribution.evidence().stream().map(EarnedBy::pointsThousandths))
        .containsExactly(9_999, 10_001, 10_000);
    assertThat(contribution.pointsThousandths()).isEqualTo(30_000);
  }

  @Test
  void aConceptThatIsNotHeldIsAMissAndNotUnknown() {
    Contribution contribution = contribution(asking(must(AI)), CandidateInput.EMPTY);
    assertThat(contribution.pointsThousandths()).isZero();
    assertThat(contribution.unknown()).isFalse();
    assertThat(contribution.reason())
        .isEqualTo(new Reason.Coverage(List.of(AI), List.of(AI), List.of(), List.of()));
  }

  @Test
  void conceptsOfOtherKindsAreNotAskedHere() {
    assertThat(
            contribution(asking(must(Given.CFO)), holding(verified(Given.CFO, "2026-01"))).reason())
        .isEqualTo(new Reason.NotAsked());
  }

  @Test
  void aTaxonomyThatAnswersOutsideItsRangeIsABugAndNoScore() {
    Relatedness broken =
        new Relatedness() {
          @Override
          public double of(String asked, String held) {
            return Double.NaN;
          }

          @Override
          public boolean covers(String asked, String held) {
            return false;
          }
        };
    Pairing pairing =
        new Pairing(asking(must(AI)), holding(running(AI)), Given.MODEL, broken, Given.TODAY);
    assertThatThrownBy(() -> formula().contribute(pairing))
        .hasMessage("relatedness is NaN, must be 0.0 to 1.0");
  }
}
