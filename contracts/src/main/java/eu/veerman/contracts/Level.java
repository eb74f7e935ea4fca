package eu.veerman.contracts;

/** Levels of the Common European Framework of Reference for Languages, in ascending order. */
public enum Level {
  A1,
  A2,
  B1,
  B2,
  C1,
  C2
}
