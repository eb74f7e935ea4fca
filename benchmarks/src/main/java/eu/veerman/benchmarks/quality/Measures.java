package eu.veerman.benchmarks.quality;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is measured of one ranked list; all from 0 to 1. */
final class Measures {
  private static final int RIGHT = 2;

  private Measures() {}

  /**
   * Normalised discounted cumulative gain of the first k, with the gain {@code 2^grade - 1} and the
   * discount {@code log2(place + 1)} (Järvelin and Kekäläinen, 2002; Burges et al., 2005).
   */
  static double ndcg(List<String> ranked, Map<String, Integer> grades, int k) {
    double gain = 0;
    for (int i = 0; i < Math.min(k, ranked.size()); i++) {
      gain += gain(grades.getOrDefault(ranked.get(i), 0), i);
    }
    List<Integer> best = grades.values().stream().sorted(Comparator.reverseOrder()).toList();
    double ideal = 0;
    for (int i = 0; i < Math.min(k, best.size()); i++) {
      ideal += gain(best.get(i), i);
    }
    return ideal == 0 ? 0 : gain / ideal;
  }

  private static double gain(int grade, int index) {
    return (Math.pow(2, grade) - 1) / (Math.log(index + 2) / Math.log(2));
  }

  /** The share of the first k that are right: graded 2 or 3. */
  static double precision(List<String> ranked, Map<String, Integer> grades, int k) {
    return ranked.stream().limit(k).filter(id -> grades.getOrDefault(id, 0) >= RIGHT).count()
        / (double) k;
  }

  /** The share of those wanted that are among the first k. */
  static double recall(List<String> ranked, Set<String> wanted, int k) {
    return wanted.isEmpty()
        ? 1
        : ranked.stream().limit(k).filter(wanted::contains).count() / (double) wanted.size();
  }
}
