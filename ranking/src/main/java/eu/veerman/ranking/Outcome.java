package eu.veerman.ranking;

/** How one constraint turns out for one candidate. */
public enum Outcome {
  MET,
  /** Excludes. */
  FAILED,
  /** The profile does not say: not excluded, shown as unknown, to be asked. */
  UNKNOWN
}
