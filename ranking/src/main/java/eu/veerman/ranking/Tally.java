package eu.veerman.ranking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the constraints of one request cost a population, exactly. Made by adding everybody once;
 * kept by removing what somebody was and adding what they have become, so that a population of a
 * million is counted once and not for every question. Mutable, for one thread at a time.
 */
public final class Tally {
  private final Constraints constraints;
  private final Outcome[] outcomes;
  private final int[] failing;
  private final int[] failingOnly;
  private final List<Step> steps;
  private int population;
  private int qualified;

  /** A tally of nobody yet. */
  public Tally(RequestInput request, Model model, Relatedness relatedness, LocalDate today) {
    this.constraints = new Constraints(request, model, relatedness, today);
    int size = constraints.all().size();
    this.outcomes = new Outcome[size];
    this.failing = new int[size];
    this.failingOnly = new int[size];
    this.steps =
        Relaxation.of(request, model, today).stream()
            .map(
                relaxation ->
                    new Step(
                        relaxation,
                        constraints.all(),
                        new Constraints(relaxation.applyTo(request), model, relatedness, today)))
            .toList();
  }

  /**
   * What one constraint costs.
   *
   * @param count how many fail it, perhaps others too; at least 1
   * @param onlyThis how many would be in without it, 0 to {@code count}
   * @param relaxed one step of asking less, where there is one
   */
  public record Cost(Constraint constraint, int count, int onlyThis, Optional<Relaxed> relaxed) {}

  /**
   * @param adds how many more would be in after the step, which counts for that step alone
   */
  public record Relaxed(Relaxation step, int adds) {}

  /** Somebody who came. */
  public void add(CandidateInput candidate) {
    count(candidate, 1);
  }

  /** Somebody who was added before as exactly this, and is gone or has changed. */
  public void remove(CandidateInput candidate) {
    count(candidate, -1);
  }

  private void count(CandidateInput candidate, int by) {
    constraints.decide(candidate, outcomes);
    int failed = 0;
    int lastFailed = -1;
    for (int i = 0; i < outcomes.length; i++) {
      if (outcomes[i] == Outcome.FAILED) {
        failing[i] += by;
        failed++;
        lastFailed = i;
      }
    }
    population += by;
    if (failed == 0) {
      qualified += by;
      return;
    }
    if (failed == 1) {
      failingOnly[lastFailed] += by;
    }
    for (Step step : steps) {
      if (step.brings(candidate, outcomes)) {
        step.adds += by;
      }
    }
  }

  /** How many were counted. */
  public int population() {
    return population;
  }

  /** How many no constraint excludes. */
  public int qualified() {
    return qualified;
  }

  /** One entry for each constraint that anybody fails, in the constraints' order. */
  public List<Cost> costs() {
    List<Cost> costs = new ArrayList<>();
    for (int i = 0; i < failing.length; i++) {
      if (failing[i] > 0) {
        Constraint constraint = constraints.all().get(i);
        costs.add(new Cost(constraint, failing[i], failingOnly[i], relaxed(constraint)));
      }
    }
    costs.sort((a, b) -> a.constraint().compareTo(b.constraint()));
    return List.copyOf(costs);
  }

  private Optional<Relaxed> relaxed(Constraint constraint) {
    return steps.stream()
        .filter(step -> step.relaxation.constraint().equals(constraint))
        .findFirst()
        .map(step -> new Relaxed(step.relaxation, step.adds));
  }

  /** One way of asking less, and how many it would bring in. */
  private static final class Step {
    private final Relaxation relaxation;
    private final boolean[] touched;
    private final Constraints after;
    private final Outcome[] outcomesAfter;
    private int adds;

    private Step(Relaxation relaxation, List<Constraint> before, Constraints after) {
      this.relaxation = relaxation;
      this.touched = new boolean[before.size()];
      for (int i = 0; i < touched.length; i++) {
        touched[i] = relaxation.touches(before.get(i));
      }
      this.after = after;
      this.outcomesAfter = new Outcome[after.all().size()];
    }

    /** Most who are excluded fail something that the step leaves as it is. */
    private boolean brings(CandidateInput candidate, Outcome[] before) {
      for (int i = 0; i < touched.length; i++) {
        if (!touched[i] && before[i] == Outcome.FAILED) {
          return false;
        }
      }
      after.decide(candidate, outcomesAfter);
      for (Outcome outcome : outcomesAfter) {
        if (outcome == Outcome.FAILED) {
          return false;
        }
      }
      return true;
    }
  }
}
