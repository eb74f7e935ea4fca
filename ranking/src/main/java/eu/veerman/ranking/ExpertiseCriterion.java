package eu.veerman.ranking;

/** Whether the manager brings the expertise: coverage of the skills and of the wished languages. */
final class ExpertiseCriterion implements CriterionFormula {
  @Override
  public Criterion criterion() {
    return Criterion.EXPERTISE;
  }

  @Override
  public Contribution contribute(Pairing pairing) {
    return ConceptCoverage.contributeWithLanguages(pairing, criterion());
  }
}
