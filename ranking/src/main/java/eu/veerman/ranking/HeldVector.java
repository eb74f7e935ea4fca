package eu.veerman.ranking;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The candidate's half of the retrieval bound, for the index: for every concept that could be
 * asked, the value of the best evidence for it. {@link AskedWeights} says what it is good for and
 * proves it.
 *
 * @param features concept ids, and {@link AskedWeights#languageFeature} for each stated language at
 *     each level up to the stated one; values above 0 to 1
 */
public record HeldVector(SortedMap<String, Double> features) {
  public HeldVector {
    features = Collections.unmodifiableSortedMap(new TreeMap<>(features));
    features.forEach(
        (feature, value) -> Range.within("value of " + feature, value, Double.MIN_VALUE, 1));
  }

  /**
   * The vector as of a day; it serves all later days too, since evidence only ages.
   *
   * @param expand from a held concept to all that it is related to, in the model's taxonomy
   */
  public static HeldVector of(
      CandidateInput candidate, Model model, Expansion expand, LocalDate today) {
    SortedMap<String, Double> features = new TreeMap<>();
    for (HeldConcept held : candidate.concepts()) {
      for (Map.Entry<String, Double> asked : expand.askedBy(held.id()).entrySet()) {
        double relatedness = EvidenceValue.counted(asked.getValue(), model);
        for (Evidence evidence : held.evidence()) {
          double value = EvidenceValue.of(relatedness, held.id(), evidence, model, today).value();
          if (value > 0) {
            features.merge(asked.getKey(), value, Math::max);
          }
        }
      }
    }
    for (HeldLanguage language : candidate.languages()) {
      for (CefrLevel level : CefrLevel.values()) {
        if (language.level().reaches(level)) {
          features.put(AskedWeights.languageFeature(language.language(), level), 1.0);
        }
      }
    }
    return new HeldVector(features);
  }

  /** The dot product as it would be without an index, in the order of the feature names. */
  public double dot(AskedWeights asked) {
    double sum = 0;
    for (Map.Entry<String, Double> feature : asked.features().entrySet()) {
      sum += feature.getValue() * features.getOrDefault(feature.getKey(), 0.0);
    }
    return sum;
  }
}
