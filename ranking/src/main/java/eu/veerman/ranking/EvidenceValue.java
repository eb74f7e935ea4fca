package eu.veerman.ranking;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * What one piece of evidence is worth for one asked concept. Coverage and the index both compute it
 * here, so that the retrieval bound is about the same number.
 *
 * @param value {@code relatedness × strength × recency × confidence}, multiplied in this order
 */
record EvidenceValue(
    double relatedness, double strength, double recency, double confidence, double value) {
  /**
   * The same factors multiplied in another order differ in the last bits; the floor forgives it.
   */
  private static final double ROUNDING = 1e-9;

  static EvidenceValue of(
      double relatedness, String held, Evidence evidence, Model model, LocalDate today) {
    double strength = model.strengths().of(evidence.kind(), ConceptKind.of(held));
    YearMonth ended = evidence.ended();
    double recency = ended == null ? 1 : model.recency().of(monthsBetween(ended, today));
    double confidence = evidence.confidence();
    return new EvidenceValue(
        relatedness, strength, recency, confidence, relatedness * strength * recency * confidence);
  }

  private static long monthsBetween(YearMonth ended, LocalDate today) {
    return (today.getYear() * 12L + today.getMonthValue())
        - (ended.getYear() * 12L + ended.getMonthValue());
  }

  /**
   * Relatedness as the model counts it: nothing below the floor.
   *
   * @throws IllegalArgumentException when the taxonomy answers outside 0 to 1
   */
  static double counted(double relatedness, Model model) {
    Range.within("relatedness", relatedness, 0, 1);
    return relatedness < model.relatedness().floor() - ROUNDING ? 0 : relatedness;
  }
}
