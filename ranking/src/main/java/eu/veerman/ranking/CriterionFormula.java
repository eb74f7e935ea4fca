package eu.veerman.ranking;

/** One criterion: what it adds to the score of a pair, with the reason. Pure. */
interface CriterionFormula {
  Criterion criterion();

  Contribution contribute(Pairing pairing);
}
