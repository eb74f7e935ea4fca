package eu.veerman.matching.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.veerman.ranking.Constraint;
import eu.veerman.ranking.ConstraintKind;
import java.util.Locale;
import java.util.Optional;

/** A constraint that keeps a pair apart, as the contract's {@code FailedConstraint}. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record FailedConstraint(
    String constraint, Optional<String> concept, Optional<String> language) {

  public static FailedConstraint of(Constraint constraint) {
    return new FailedConstraint(
        constraint.kind().name().toLowerCase(Locale.ROOT),
        subject(constraint, ConstraintKind.CONCEPT),
        subject(constraint, ConstraintKind.LANGUAGE));
  }

  private static Optional<String> subject(Constraint constraint, ConstraintKind kind) {
    return constraint.kind() == kind ? Optional.ofNullable(constraint.subject()) : Optional.empty();
  }
}
