package eu.veerman.ranking;

/** One constraint and how it turned out. What a request does not insist on has no result. */
public record ConstraintResult(Constraint constraint, Outcome outcome) {}
