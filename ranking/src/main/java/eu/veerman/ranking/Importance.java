package eu.veerman.ranking;

/** How much an asked concept counts; the model says by which number. */
public enum Importance {
  MUST,
  WISH
}
