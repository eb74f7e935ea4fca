package eu.veerman.profile.understanding;

import eu.veerman.contracts.concept.ConceptId;
import eu.veerman.contracts.concept.Decision;
import eu.veerman.contracts.concept.Decision.Verdict;
import eu.veerman.contracts.concept.Importance;
import eu.veerman.profile.input.Choices;
import eu.veerman.profile.input.FieldProblem;
import eu.veerman.profile.input.Fields;
import eu.veerman.profile.input.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Decisions about concepts as they stand in a document. */
public final class DecisionInput {
  private static final int MAX_DECISIONS = 500;
  private static final Map<String, Verdict> VERDICTS = Choices.lowerCase(Verdict.values());
  private static final Map<String, Importance> IMPORTANCES = Choices.lowerCase(Importance.values());

  private DecisionInput() {}

  public static List<Decision> read(Fields document) {
    return document.each(
        "decisions",
        MAX_DECISIONS,
        item -> {
          Optional<ConceptId> concept = item.made("concept", ConceptId::new);
          Optional<Verdict> verdict = item.choice("decision", VERDICTS);
          Optional<Importance> importance = item.choice("importance", IMPORTANCES);
          item.nothingElse();
          return new Decision(
              item.required("concept", concept), item.required("decision", verdict), importance);
        });
  }

  /**
   * Each decision on the concept that now stands for the one named.
   *
   * @param current the concept itself, or the one that took its place; empty for an unknown one
   */
  public static Outcome<List<Decision>> resolved(
      List<Decision> decisions, Function<ConceptId, Optional<ConceptId>> current) {
    List<FieldProblem> problems = new ArrayList<>();
    List<Decision> resolved = new ArrayList<>();
    Set<ConceptId> seen = new HashSet<>();
    for (int i = 0; i < decisions.size(); i++) {
      Decision decision = decisions.get(i);
      String pointer = "/decisions/" + i + "/concept";
      Optional<ConceptId> concept = current.apply(decision.concept());
      if (concept.isEmpty()) {
        problems.add(
            new FieldProblem(
                pointer, "is '" + decision.concept() + "', must be a concept of the taxonomy"));
      } else if (!seen.add(concept.get())) {
        problems.add(
            new FieldProblem(
                pointer, "is '" + decision.concept() + "' once more, must be decided about once"));
      } else {
        resolved.add(new Decision(concept.get(), decision.decision(), decision.importance()));
      }
    }
    return problems.isEmpty()
        ? Outcome.good(List.copyOf(resolved))
        : new Outcome.Bad<>(problems.stream().limit(Fields.MAX_PROBLEMS).toList());
  }

  /**
   * Decisions that were valid under another version of the taxonomy, each on the concept that now
   * stands for its own; where two come together the first holds, and what is gone is left out.
   */
  public static List<Decision> moved(
      List<Decision> decisions, Function<ConceptId, Optional<ConceptId>> current) {
    Set<ConceptId> seen = new HashSet<>();
    return decisions.stream()
        .flatMap(
            decision ->
                current.apply(decision.concept()).stream()
                    .filter(seen::add)
                    .map(
                        concept ->
                            new Decision(concept, decision.decision(), decision.importance())))
        .toList();
  }
}
