package eu.veerman.ranking;

import java.util.Map;
import java.util.Set;

/**
 * The reverse of {@link Relatedness}: from a held concept to everything it says something about.
 * Used when indexing.
 */
public interface Expansion {
  /**
   * Every concept {@code asked} with {@code Relatedness.of(asked, held) > 0}, the held one itself
   * included, with that value. Leaving one out breaks the retrieval bound.
   */
  Map<String, Double> askedBy(String held);

  /** Every concept {@code asked} with {@code Relatedness.covers(asked, held)}. */
  Set<String> shownBy(String held);
}
