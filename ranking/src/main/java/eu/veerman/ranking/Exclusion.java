package eu.veerman.ranking;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What one constraint costs in a population.
 *
 * @param constraint a {@link Constraint} or a whole {@link ConstraintKind}
 * @param count how many fail it, perhaps others too
 * @param onlyThis how many would be in without it
 */
public record Exclusion<C>(C constraint, int count, int onlyThis) {
  public Exclusion {
    Range.within("count", count, 0, Integer.MAX_VALUE);
    Range.within("onlyThis", onlyThis, 0, count);
  }

  /** One entry for each constraint that anybody fails, in the constraints' order. */
  public static List<Exclusion<Constraint>> perConstraint(Iterable<Admission> population) {
    return tally(population, Function.identity());
  }

  /** As {@link #perConstraint}, with all must-have concepts as one and all languages as one. */
  public static List<Exclusion<ConstraintKind>> perKind(Iterable<Admission> population) {
    return tally(population, Constraint::kind);
  }

  private static <C extends Comparable<C>> List<Exclusion<C>> tally(
      Iterable<Admission> population, Function<Constraint, C> groupOf) {
    Map<C, int[]> tallies = new TreeMap<>();
    for (Admission admission : population) {
      Set<C> failed = new TreeSet<>();
      for (Constraint constraint : admission.failed()) {
        failed.add(groupOf.apply(constraint));
      }
      for (C constraint : failed) {
        int[] tally = tallies.computeIfAbsent(constraint, unused -> new int[2]);
        tally[0]++;
        if (failed.size() == 1) {
          tally[1]++;
        }
      }
    }
    List<Exclusion<C>> exclusions = new ArrayList<>(tallies.size());
    tallies.forEach((c, tally) -> exclusions.add(new Exclusion<>(c, tally[0], tally[1])));
    return List.copyOf(exclusions);
  }
}
