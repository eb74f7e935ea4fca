package eu.veerman.ranking;

/**
 * The seven criteria, always in this order. Each is one file with one test: {@link
 * SituationCriterion}, {@link FunctionCriterion}, {@link ExpertiseCriterion}, {@link
 * IndustryCriterion}, {@link AvailabilityCriterion}, {@link RateCriterion}, {@link PlaceCriterion}.
 */
public enum Criterion {
  SITUATION,
  FUNCTION,
  EXPERTISE,
  INDUSTRY,
  AVAILABILITY,
  RATE,
  PLACE
}
