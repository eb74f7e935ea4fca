package eu.veerman.ranking;

/**
 * A concept a request asks for.
 *
 * @param id concept id such as {@code skill.works-council}
 * @param importance must-haves weigh double a wish
 * @param confirmed whether a person confirmed it; what was only read out of a text never excludes
 * @param confidence above 0 to 1: how sure it is that the request asks it, 1 when confirmed; it
 *     weighs by this share of its importance
 */
public record AskedConcept(String id, Importance importance, boolean confirmed, double confidence)
    implements Comparable<AskedConcept> {
  public AskedConcept {
    ConceptKind.of(id);
    Range.within("confidence", confidence, Double.MIN_VALUE, 1);
    if (confirmed && confidence != 1) {
      throw new IllegalArgumentException(id + " is confirmed, its confidence must be 1");
    }
  }

  /** One that a person confirmed. */
  public static AskedConcept sure(String id, Importance importance) {
    return new AskedConcept(id, importance, true, 1);
  }

  /** One that was read out of a text. */
  public static AskedConcept read(String id, Importance importance, double confidence) {
    return new AskedConcept(id, importance, false, confidence);
  }

  /** The same, asked with another importance. */
  public AskedConcept as(Importance other) {
    return new AskedConcept(id, other, confirmed, confidence);
  }

  /** What it weighs among all that a criterion asks. */
  double weight(Model model) {
    return model.importances().of(importance) * confidence;
  }

  public ConceptKind kind() {
    return ConceptKind.of(id);
  }

  /** Whether managers who do not show this concept are excluded: confirmed must-haves only. */
  public boolean excludes() {
    return importance == Importance.MUST && confirmed;
  }

  @Override
  public int compareTo(AskedConcept other) {
    return id.compareTo(other.id);
  }
}
