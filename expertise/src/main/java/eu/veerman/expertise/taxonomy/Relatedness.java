package eu.veerman.expertise.taxonomy;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How well a held concept satisfies an asked one, from 0 (not at all) to {@code same}.
 *
 * <p>Each step from the asked to the held concept multiplies: {@code narrower} down, {@code
 * broader} up, {@code related} aside; the best way counts, and less than {@code floor} is 0. A way
 * goes up or down but never turns: otherwise two branches of a tree, brewing and car making, would
 * be nearer to each other than what the taxonomy calls related.
 *
 * <p>Immutable; all answers are computed once.
 */
public final class Relatedness {
  /**
   * Products of the same factors in another order differ in the last bits; the floor forgives it.
   */
  private static final double ROUNDING = 1e-9;

  private final RelatednessParameters parameters;
  private final Map<ConceptId, SortedMap<ConceptId, Double>> askedByHeld;

  Relatedness(Taxonomy taxonomy, RelatednessParameters parameters) {
    this.parameters = parameters;
    Map<ConceptId, SortedMap<ConceptId, Double>> all = new HashMap<>();
    for (Concept held : taxonomy.concepts()) {
      all.put(held.id(), Collections.unmodifiableSortedMap(askedFrom(taxonomy, held)));
    }
    this.askedByHeld = Map.copyOf(all);
  }

  public RelatednessParameters parameters() {
    return parameters;
  }

  /**
   * How well {@code held} satisfies {@code asked}: 0, or from {@code floor} to {@code same}. An id
   * that is not in the taxonomy satisfies itself only.
   */
  public double between(ConceptId asked, ConceptId held) {
    return expand(held).getOrDefault(asked, 0.0);
  }

  /**
   * Every asked concept that {@code held} satisfies, with how well: exactly the pairs for which
   * {@link #between} is not 0.
   */
  public SortedMap<ConceptId, Double> expand(ConceptId held) {
    SortedMap<ConceptId, Double> asked = askedByHeld.get(held);
    return asked != null
        ? asked
        : Collections.unmodifiableSortedMap(new TreeMap<>(Map.of(held, parameters.same())));
  }

  /** Which vertical direction a way has taken. */
  private enum Heading {
    NONE,
    UP,
    DOWN
  }

  private record Stop(ConceptId concept, Heading heading) {}

  private record Reached(Stop stop, double value) {}

  /** The best product to every asked concept, walked backwards from the held one. */
  private SortedMap<ConceptId, Double> askedFrom(Taxonomy taxonomy, Concept held) {
    SortedMap<ConceptId, Double> result = new TreeMap<>();
    Map<Stop, Double> settled = new HashMap<>();
    PriorityQueue<Reached> queue =
        new PriorityQueue<>((a, b) -> Double.compare(b.value(), a.value()));
    queue.add(new Reached(new Stop(held.id(), Heading.NONE), parameters.same()));
    while (!queue.isEmpty()) {
      Reached next = queue.remove();
      if (settled.putIfAbsent(next.stop(), next.value()) != null) {
        continue;
      }
      result.merge(next.stop().concept(), next.value(), Math::max);
      Concept at = taxonomy.concept(next.stop().concept()).orElseThrow();
      // The asked concept is broader than the held one: the manager holds something narrower.
      if (next.stop().heading() != Heading.DOWN) {
        for (ConceptId asked : at.broader()) {
          reach(queue, asked, Heading.UP, next.value() * parameters.narrower());
        }
      }
      if (next.stop().heading() != Heading.UP) {
        for (ConceptId asked : at.narrower()) {
          reach(queue, asked, Heading.DOWN, next.value() * parameters.broader());
        }
      }
      for (ConceptId asked : List.copyOf(at.related())) {
        reach(queue, asked, next.stop().heading(), next.value() * parameters.related());
      }
    }
    return result;
  }

  private void reach(PriorityQueue<Reached> queue, ConceptId asked, Heading heading, double value) {
    if (value >= parameters.floor() - ROUNDING) {
      queue.add(new Reached(new Stop(asked, heading), value));
    }
  }
}
