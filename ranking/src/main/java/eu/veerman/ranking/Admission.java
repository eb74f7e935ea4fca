package eu.veerman.ranking;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** How all constraints of a request turn out for one candidate, in the constraints' order. */
public record Admission(List<ConstraintResult> results) {
  public Admission {
    results = List.copyOf(results);
  }

  /** Whether any constraint failed. Points never make up for that. */
  public boolean excluded() {
    for (ConstraintResult result : results) {
      if (result.outcome() == Outcome.FAILED) {
        return true;
      }
    }
    return false;
  }

  public SortedSet<Constraint> failed() {
    return with(Outcome.FAILED);
  }

  public SortedSet<Constraint> unknown() {
    return with(Outcome.UNKNOWN);
  }

  private SortedSet<Constraint> with(Outcome outcome) {
    SortedSet<Constraint> constraints = new TreeSet<>();
    for (ConstraintResult result : results) {
      if (result.outcome() == outcome) {
        constraints.add(result.constraint());
      }
    }
    return constraints;
  }
}
