package eu.veerman.profile.understanding;

import eu.veerman.contracts.AssignmentId;
import eu.veerman.contracts.concept.Importance;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A text of a document that concepts are read in.
 *
 * @param field the document's field; within an assignment {@code assignment.role}, {@code
 *     assignment.organisation}, {@code assignment.industry}, {@code assignment.text} or {@code
 *     assignment.outcome}
 * @param index place in the list, where the field is a list
 * @param importance how much a request asks for what stands here; empty in a manager's document
 */
public record Passage(
    String field,
    OptionalInt index,
    Optional<AssignmentId> assignment,
    String text,
    Optional<Importance> importance) {

  public static Passage of(String field, String text) {
    return new Passage(field, OptionalInt.empty(), Optional.empty(), text, Optional.empty());
  }

  public static Passage of(String field, AssignmentId assignment, String text) {
    return new Passage(field, OptionalInt.empty(), Optional.of(assignment), text, Optional.empty());
  }

  public Passage at(int place) {
    return new Passage(field, OptionalInt.of(place), assignment, text, importance);
  }

  public Passage asked(Importance how) {
    return new Passage(field, index, assignment, text, Optional.of(how));
  }
}
