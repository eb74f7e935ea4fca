package eu.veerman.ranking;

import java.util.List;

/**
 * A concept a manager holds.
 *
 * @param id concept id such as {@code situation.ai-adoption}
 * @param evidence what shows it, 1 to 200 pieces, sorted on construction
 */
public record HeldConcept(String id, List<Evidence> evidence) implements Comparable<HeldConcept> {
  private static final int MAX_EVIDENCE = 200;

  public HeldConcept {
    ConceptKind.of(id);
    Range.within("pieces of evidence for " + id, evidence.size(), 1, MAX_EVIDENCE);
    evidence = evidence.stream().sorted().toList();
  }

  @Override
  public int compareTo(HeldConcept other) {
    return id.compareTo(other.id);
  }
}
