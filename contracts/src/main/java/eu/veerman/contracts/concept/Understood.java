package eu.veerman.contracts.concept;

import com.fasterxml.jackson.annotation.JsonProperty;
import eu.veerman.contracts.AssignmentId;
import eu.veerman.contracts.Limits;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A concept that a document holds or asks, with where it was read and what a person decided.
 *
 * @param importance of a request's concept; empty for a manager's
 * @param confidence 0 to 1: the tagger's, or 1 once a person confirmed it
 * @param evidence where it was read; empty when a person added the concept by hand
 */
public record Understood(
    ConceptId concept,
    ConceptKind kind,
    Status status,
    Optional<Importance> importance,
    double confidence,
    List<Reading> evidence) {

  public Understood {
    Limits.between("confidence", confidence, 0.0, 1.0);
    evidence = Limits.list("evidence", evidence, 200);
  }

  /** Whether a person has decided about it yet, and how. */
  public enum Status {
    @JsonProperty("proposed")
    PROPOSED,
    @JsonProperty("confirmed")
    CONFIRMED,
    @JsonProperty("removed")
    REMOVED
  }

  /**
   * A passage in which the concept was read.
   *
   * @param field the document's field: title, text, whyNow, industry, headline, summary, mustHaves,
   *     niceToHaves, skills; within an assignment assignment.role, assignment.organisation,
   *     assignment.industry, assignment.text, assignment.outcome
   * @param index place in the list, where the field is a list
   * @param start first UTF-16 unit of the passage in the field
   * @param end one past the last
   * @param quote the passage
   * @param confidence 0 to 1, of this reading alone
   */
  public record Reading(
      String field,
      OptionalInt index,
      Optional<AssignmentId> assignment,
      int start,
      int end,
      String quote,
      boolean negated,
      double confidence) {
    public Reading {
      Limits.filled("field", field, 40);
      Limits.text("quote", quote, 1_000);
      Limits.between("start", start, 0, end);
      Limits.between("confidence", confidence, 0.0, 1.0);
    }
  }
}
