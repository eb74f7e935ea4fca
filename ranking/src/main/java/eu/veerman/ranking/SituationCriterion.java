package eu.veerman.ranking;

/** Whether the manager has been through this kind of transformation: coverage of the situations. */
final class SituationCriterion implements CriterionFormula {
  @Override
  public Criterion criterion() {
    return Criterion.SITUATION;
  }

  @Override
  public Contribution contribute(Pairing pairing) {
    return ConceptCoverage.contribute(pairing, criterion());
  }
}
