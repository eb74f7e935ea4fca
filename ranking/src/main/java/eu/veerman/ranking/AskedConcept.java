package eu.veerman.ranking;

/**
 * A concept a request asks for.
 *
 * @param id concept id such as {@code skill.works-council}
 * @param importance must-haves weigh double a wish
 * @param confirmed whether a person confirmed it; what was only read out of a text never excludes
 */
public record AskedConcept(String id, Importance importance, boolean confirmed)
    implements Comparable<AskedConcept> {
  public AskedConcept {
    ConceptKind.of(id);
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
