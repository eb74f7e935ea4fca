package eu.veerman.ranking;

/** Whether the manager knows the industry: coverage of the industries. */
final class IndustryCriterion implements CriterionFormula {
  @Override
  public Criterion criterion() {
    return Criterion.INDUSTRY;
  }

  @Override
  public Contribution contribute(Pairing pairing) {
    return ConceptCoverage.contribute(pairing, criterion());
  }
}
