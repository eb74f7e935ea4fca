package eu.veerman.ranking;

import static eu.veerman.ranking.Given.SAP;
import static eu.veerman.ranking.Given.WORKS_COUNCIL;
import static eu.veerman.ranking.Given.asking;
import static eu.veerman.ranking.Given.holding;
import static eu.veerman.ranking.Given.must;
import static eu.veerman.ranking.Given.mustSpeak;
import static eu.veerman.ranking.Given.running;
import static eu.veerman.ranking.Given.wishedLanguage;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weight 15; wished languages count as wishes beside the skills. */
class ExpertiseCriterionTest extends CriterionLaws {
  private static final RequestInput SAP_AND_FRENCH =
      asking(must(SAP)).withLanguages(List.of(wishedLanguage("fr", CefrLevel.B2)));

  @Override
  CriterionFormula formula() {
    return new ExpertiseCriterion();
  }

  @ParameterizedTest
  @CsvSource({"C2, 15000", "B2, 15000", "B1, 10000", "A1, 10000"})
  void aWishedLanguageIsAWishThatIsFulfilledFromItsLevelOn(CefrLevel level, int points) {
    CandidateInput candidate =
        holding(running(SAP)).withLanguages(List.of(new HeldLanguage("fr", level)));
    assertThat(contribution(SAP_AND_FRENCH, candidate).pointsThousandths()).isEqualTo(points);
  }

  @Test
  void aWishedLanguageEarnsUnderItsOwnName() {
    CandidateInput candidate = Given.speaking(new HeldLanguage("fr", CefrLevel.C1));
    assertThat(contribution(SAP_AND_FRENCH, candidate).evidence())
        .containsExactly(new EarnedBy.Language("fr", CefrLevel.B2, CefrLevel.C1, 4_999));
  }

  @Test
  void aProfileWithOtherLanguagesMissesTheWish() {
    CandidateInput candidate =
        holding(running(SAP)).withLanguages(List.of(new HeldLanguage("nl", CefrLevel.C2)));
    Contribution contribution = contribution(SAP_AND_FRENCH, candidate);
    assertThat(contribution.unknown()).isFalse();
    assertThat(contribution.reason())
        .isEqualTo(new Reason.Coverage(List.of(SAP), List.of(), List.of("fr"), List.of()));
  }

  @Test
  void aProfileWithoutLanguagesLeavesTheWishUnknownAndEarnsItsSkills() {
    Contribution contribution = contribution(SAP_AND_FRENCH, holding(running(SAP)));
    assertThat(contribution.pointsThousandths()).isEqualTo(10_000);
    assertThat(contribution.unknownThousandths()).isEqualTo(5_000);
    assertThat(contribution.reason())
        .isEqualTo(new Reason.Coverage(List.of(SAP), List.of(), List.of(), List.of("fr")));
  }

  @Test
  void ifOnlyLanguagesAreWishedAProfileWithoutLanguagesIsUnknown() {
    RequestInput request = asking(wishedLanguage("fr", CefrLevel.B2));
    assertThat(contribution(request, holding(running(WORKS_COUNCIL))))
        .isEqualTo(Contribution.unknown(Criterion.EXPERTISE, 15_000, Set.of(Fact.LANGUAGES)));
  }

  @Test
  void aMustLanguageExcludesAndEarnsNothing() {
    RequestInput request = asking(mustSpeak("fr", CefrLevel.B2));
    CandidateInput candidate = Given.speaking(new HeldLanguage("fr", CefrLevel.C2));
    assertThat(contribution(request, candidate).reason()).isEqualTo(new Reason.NotAsked());
  }
}
