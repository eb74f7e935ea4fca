package eu.veerman.ranking;

import static eu.veerman.ranking.Given.FINANCE;
import static eu.veerman.ranking.Given.INSURANCE;
import static eu.veerman.ranking.Given.asking;
import static eu.veerman.ranking.Given.holding;
import static eu.veerman.ranking.Given.running;
import static eu.veerman.ranking.Given.wish;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Weight 10. */
class IndustryCriterionTest extends CriterionLaws {
  @Override
  CriterionFormula formula() {
    return new IndustryCriterion();
  }

  @Test
  void aDivisionAnswersItsSectionAlmostFully() {
    assertThat(contribution(asking(wish(FINANCE)), holding(running(INSURANCE))).pointsThousandths())
        .isEqualTo(9_000);
  }

  @Test
  void aSectionAnswersADivisionInPart() {
    assertThat(contribution(asking(wish(INSURANCE)), holding(running(FINANCE))).pointsThousandths())
        .isEqualTo(6_000);
  }
}
