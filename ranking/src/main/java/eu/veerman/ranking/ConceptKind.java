package eu.veerman.ranking;

/** The kinds of concept, told from the prefix of the id: {@code situation.ai-adoption}. */
public enum ConceptKind {
  SITUATION("situation.", Criterion.SITUATION),
  FUNCTION("function.", Criterion.FUNCTION),
  SKILL("skill.", Criterion.EXPERTISE),
  INDUSTRY("industry.", Criterion.INDUSTRY);

  private static final int MAX_ID_LENGTH = 120;

  private final String prefix;
  private final Criterion criterion;

  ConceptKind(String prefix, Criterion criterion) {
    this.prefix = prefix;
    this.criterion = criterion;
  }

  /** The criterion in which a concept of this kind is asked. */
  public Criterion criterion() {
    return criterion;
  }

  /**
   * The kind of a concept id.
   *
   * @throws IllegalArgumentException when the id has no known prefix, nothing behind it, or more
   *     than 120 characters
   */
  public static ConceptKind of(String conceptId) {
    for (ConceptKind kind : values()) {
      if (conceptId.length() > kind.prefix.length()
          && conceptId.length() <= MAX_ID_LENGTH
          && conceptId.startsWith(kind.prefix)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(
        "concept id is '"
            + conceptId
            + "', must be situation.…, function.…, skill.… or industry.… of at most "
            + MAX_ID_LENGTH
            + " characters");
  }
}
