package eu.veerman.ranking;

/** Whether the manager has held the function: coverage of the functions. */
final class FunctionCriterion implements CriterionFormula {
  @Override
  public Criterion criterion() {
    return Criterion.FUNCTION;
  }

  @Override
  public Contribution contribute(Pairing pairing) {
    return ConceptCoverage.contribute(pairing, criterion());
  }
}
