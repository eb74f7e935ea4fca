package eu.veerman.ranking;

/**
 * The kinds of constraint the ranking decides, in the order in which they are shown. Visibility and
 * conflicts of interest are the caller's: they are neither counted nor told.
 */
public enum ConstraintKind {
  LANGUAGE,
  CONCEPT,
  START,
  PERIOD,
  DAYS,
  RATE,
  COUNTRY,
  TRAVEL;

  boolean readsCalendar() {
    return this == START || this == PERIOD || this == DAYS;
  }
}
