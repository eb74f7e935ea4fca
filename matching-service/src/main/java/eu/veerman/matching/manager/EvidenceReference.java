package eu.veerman.matching.manager;

import eu.veerman.contracts.AssignmentId;
import eu.veerman.contracts.concept.Understood;
import java.util.Optional;
import java.util.OptionalInt;

/** How a piece of evidence names what it stands on: an assignment, or a passage of the profile. */
public final class EvidenceReference {
  private static final String ASSIGNMENT = "assignment:";

  private EvidenceReference() {}

  static String assignment(AssignmentId id) {
    return ASSIGNMENT + id;
  }

  static String passage(String field, OptionalInt index) {
    return index.isPresent() ? field + ":" + index.getAsInt() : field;
  }

  /** The reference under which a reading is evidence. */
  public static String of(Understood.Reading reading) {
    return reading
        .assignment()
        .map(EvidenceReference::assignment)
        .orElseGet(() -> passage(reading.field(), reading.index()));
  }

  /** The assignment a reference names, empty when it names a passage. */
  public static Optional<AssignmentId> assignmentOf(String reference) {
    return reference.startsWith(ASSIGNMENT)
        ? Optional.of(AssignmentId.of(reference.substring(ASSIGNMENT.length())))
        : Optional.empty();
  }
}
