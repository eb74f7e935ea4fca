package eu.veerman.matching.search;

import eu.veerman.matching.index.SearchIndex;
import eu.veerman.ranking.Model;
import eu.veerman.ranking.Ranking;
import eu.veerman.ranking.Relatedness;
import eu.veerman.ranking.Standing;
import eu.veerman.ranking.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The first k of a population, exactly, without scoring all of it: candidates come in descending
 * order of a bound that is never below their score, and once the bound is strictly below the k-th
 * score nobody left can enter. Strictly, because between equal scores the tie key decides, and one
 * not yet examined may have the lower.
 *
 * @param <K> what tells the pairs apart
 */
public final class ExactTop<K> {
  private final Model model;
  private final Relatedness relatedness;
  private final LocalDate today;
  private final int k;
  private final TreeSet<Scored<K>> best =
      new TreeSet<>(Comparator.comparing((Scored<K> scored) -> scored.standing));
  private final Set<K> examined = new HashSet<>();

  /**
   * @param k how many are wanted, at least 1
   */
  public ExactTop(Model model, Relatedness relatedness, LocalDate today, int k) {
    if (k < 1) {
      throw new IllegalArgumentException("k is " + k + ", must be at least 1");
    }
    this.model = model;
    this.relatedness = relatedness;
    this.today = today;
    this.k = k;
  }

  /**
   * From the dot product the index tells to the most that such a pair can score, in thousandths.
   */
  @FunctionalInterface
  public interface Bound {
    long thousandths(double dotProduct);
  }

  /** Scores one pair, unless that was done already. */
  public void examine(Pair<K> pair) {
    if (!examined.add(pair.key())) {
      return;
    }
    Verdict verdict = Ranking.score(pair.request(), pair.candidate(), model, relatedness, today);
    if (verdict.excluded()) {
      return;
    }
    best.add(new Scored<>(pair, Standing.of(verdict, pair.tieKey()), verdict));
    if (best.size() > k) {
      best.pollLast();
    }
  }

  /**
   * Reads one page of an order by the bound, best first, from its beginning or from where the last
   * page ended; whether nobody after it can enter.
   *
   * @param bound the most that a pair with this dot product can score
   */
  public boolean isExactAfter(List<SearchIndex.Scored> page, Pool<K> pool, Bound bound) {
    for (SearchIndex.Scored found : page) {
      if (nobodyBelowCanEnter(bound.thousandths(found.score()))) {
        return true;
      }
      pool.pair(found.id()).ifPresent(this::examine);
    }
    return examined.size() == pool.size();
  }

  private boolean nobodyBelowCanEnter(long boundThousandths) {
    return best.size() == k && boundThousandths < best.last().standing.scoreThousandths();
  }

  /** How many are wanted. */
  public int wanted() {
    return k;
  }

  /** How many were scored. */
  public int examined() {
    return examined.size();
  }

  /** The first k, best first. */
  public List<Placed<K>> places() {
    List<Integer> bestPlaces =
        Standing.bestPlaces(best.stream().map(scored -> scored.standing).toList());
    List<Placed<K>> places = new ArrayList<>(best.size());
    for (Scored<K> scored : best) {
      int place = places.size() + 1;
      places.add(
          new Placed<>(
              scored.pair.key(),
              place,
              bestPlaces.get(place - 1),
              scored.pair.tieKey(),
              scored.verdict));
    }
    return places;
  }

  /** One of the first k. */
  public record Placed<K>(K key, int place, int bestPlace, long tieKey, Verdict verdict) {}

  private record Scored<K>(Pair<K> pair, Standing standing, Verdict verdict) {}
}
