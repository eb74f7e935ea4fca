package eu.veerman.benchmarks.scale;

import java.util.List;

/** How a measure is spread; at least one value. */
record Spread(double p50, double p99, double worst) {
  static Spread of(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return new Spread(at(sorted, 0.5), at(sorted, 0.99), sorted.getLast());
  }

  private static double at(List<Double> sorted, double share) {
    return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size())));
  }
}
