package eu.veerman.ranking;

import static eu.veerman.ranking.Given.CFO;
import static eu.veerman.ranking.Given.CONTROLLER;
import static eu.veerman.ranking.Given.asking;
import static eu.veerman.ranking.Given.claimed;
import static eu.veerman.ranking.Given.holding;
import static eu.veerman.ranking.Given.must;
import static eu.veerman.ranking.Given.running;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Weight 20. */
class FunctionCriterionTest extends CriterionLaws {
  @Override
  CriterionFormula formula() {
    return new FunctionCriterion();
  }

  @Test
  void theFunctionHeldNowEarnsAll() {
    assertThat(contribution(asking(must(CFO)), holding(running(CFO))).pointsThousandths())
        .isEqualTo(20_000);
  }

  @Test
  void aRelatedFunctionEarnsTwoFifths() {
    assertThat(contribution(asking(must(CFO)), holding(running(CONTROLLER))).pointsThousandths())
        .isEqualTo(8_000);
  }

  @Test
  void aFunctionOnlyClaimedEarnsAFifth() {
    assertThat(contribution(asking(must(CFO)), holding(claimed(CFO, 1))).pointsThousandths())
        .isEqualTo(4_000);
  }
}
