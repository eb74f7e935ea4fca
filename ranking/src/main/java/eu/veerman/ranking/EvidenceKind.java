package eu.veerman.ranking;

/** What stands behind a held concept, strongest first; the model gives each a strength. */
public enum EvidenceKind {
  /** An assignment whose client confirmed it. */
  VERIFIED_ASSIGNMENT,
  /** An assignment the manager describes. */
  STATED_ASSIGNMENT,
  /** A skill or a sentence in the profile, with no assignment behind it. */
  CLAIMED_SKILL
}
