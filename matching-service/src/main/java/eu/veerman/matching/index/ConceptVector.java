package eu.veerman.matching.index;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;

/**
 * Weighted features in the form of an Elasticsearch {@code sparse_vector}, whose feature names may
 * hold no dot.
 */
final class ConceptVector {
  private ConceptVector() {}

  /** Positive values only: a feature of 0 is refused and says nothing. */
  static Map<String, Float> of(SortedMap<String, Double> weights) {
    Map<String, Float> vector = new LinkedHashMap<>();
    weights.forEach(
        (concept, weight) -> {
          if (weight > 0) {
            vector.put(feature(concept), roundedUp(weight));
          }
        });
    return vector;
  }

  static String feature(String concept) {
    return concept.replace('.', '/');
  }

  /** The nearest float that is not below, so that narrowing does not lower the bound. */
  private static float roundedUp(double value) {
    float narrowed = (float) value;
    return narrowed < value ? Math.nextUp(narrowed) : narrowed;
  }
}
