package eu.veerman.ranking;

/** What a profile may leave open. Each is one question that would settle it. */
public enum Fact {
  LANGUAGES,
  CALENDAR,
  /** No day rate, or one in a currency for which the model has no reference rate. */
  DAY_RATE,
  BASE,
  TRAVEL_RADIUS,
  COUNTRIES
}
