package eu.veerman.ranking;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The request's half of the retrieval bound: one weight for each asked feature, to be multiplied
 * with {@link HeldVector} and added up (a sparse-vector dot product in the index).
 *
 * <p><b>Claim.</b> For every candidate, {@link #upperBoundThousandths} of the dot product is never
 * below the exact score, if the vector was made with the same model and taxonomy, on the day of the
 * ranking or any earlier day.
 *
 * <p><b>Proof.</b> Let a concept criterion have weight {@code W}, and each asked item {@code a} the
 * weight {@code i(a)} (importance times confidence); {@code I} is the sum of these weights. The
 * feature of {@code a} weighs {@code W × i(a) / I}.
 *
 * <ol>
 *   <li>The vector holds for {@code a} the greatest {@code relatedness × strength × recency ×
 *       confidence} over all evidence: the same {@code best(a)}, computed by the same code, that
 *       the coverage uses. Recency alone depends on the day and never rises, so a vector of an
 *       earlier day holds at least that. A language feature is 1 exactly when the wish is
 *       fulfilled.
 *   <li>So the criterion's part of the dot product is {@code Σ W × i(a) × best(a) / I = W × f} or
 *       more, {@code f} being the fit before it is rounded.
 *   <li>The fit is rounded to the nearest millionth, so it is at most {@code f + 0.0000005}, and
 *       the points are at most {@code W × f + W × 0.0000005}. Over the four criteria, whose weights
 *       are 100,000 thousandths at most, rounding adds at most 0.05 thousandths; 0.1 is added here,
 *       and that covers the order in which doubles are added up as well (less than 0.000001).
 *   <li>Points are whole thousandths, so rounding the sum down loses nothing.
 *   <li>Availability, rate and place are at most their weight, and 0 when the request does not ask
 *       them: {@code othersThousandths}.
 *   <li>An index that shortens its numbers, always downward, by at most the share {@code s} of each
 *       product, returns at least {@code 1 - s} of the dot product. {@code shortening} says by what
 *       the returned score has to be multiplied, minus 1; 2⁻⁷ covers the 2⁻⁸ of a nine-bit value
 *       and the rounding of single-precision sums.
 * </ol>
 *
 * @param features weight of each asked feature in thousandths of a point, above 0; concept ids, and
 *     for wished languages {@link #languageFeature}
 * @param othersThousandths the most that availability, rate and place can earn together
 */
public record AskedWeights(SortedMap<String, Double> features, int othersThousandths) {
  /** What Elasticsearch 8.19's sparse vectors need: see {@link #upperBoundThousandths}. */
  public static final double ELASTICSEARCH_SHORTENING = 1.0 / 128;

  private static final double ROUNDING_THOUSANDTHS = 0.1;

  public AskedWeights {
    Range.within("othersThousandths", othersThousandths, 0, Weights.TOTAL_THOUSANDTHS);
    features = Collections.unmodifiableSortedMap(new TreeMap<>(features));
    features.forEach(
        (feature, weight) ->
            Range.within(
                "weight of " + feature, weight, Double.MIN_VALUE, Weights.TOTAL_THOUSANDTHS));
  }

  public static AskedWeights of(RequestInput request, Model model) {
    SortedMap<String, Double> features = new TreeMap<>();
    addCriterion(features, request, model, Criterion.SITUATION, List.of());
    addCriterion(features, request, model, Criterion.FUNCTION, List.of());
    addCriterion(
        features, request, model, Criterion.EXPERTISE, ConceptCoverage.wishedLanguages(request));
    addCriterion(features, request, model, Criterion.INDUSTRY, List.of());
    return new AskedWeights(features, othersThousandths(request));
  }

  private static void addCriterion(
      SortedMap<String, Double> features,
      RequestInput request,
      Model model,
      Criterion criterion,
      List<LanguageDemand> wishedLanguages) {
    List<AskedConcept> asked = ConceptCoverage.askedIn(request, criterion);
    double total = ConceptCoverage.totalImportance(asked, wishedLanguages, model);
    int weight = request.weights().of(criterion);
    if (weight == 0) {
      return;
    }
    for (AskedConcept concept : asked) {
      features.put(concept.id(), weight * concept.weight(model) / total);
    }
    for (LanguageDemand wish : wishedLanguages) {
      features.put(
          languageFeature(wish.language(), wish.level()),
          weight * model.importances().wish() / total);
    }
  }

  private static int othersThousandths(RequestInput request) {
    Weights weights = request.weights();
    Term term = request.term();
    boolean asksAvailability = term != null && term.last() != null && request.daysPerWeek() != null;
    return (asksAvailability ? weights.availability() : 0)
        + (request.rateCeiling() == null ? 0 : weights.rate())
        + (request.workplace() == null ? 0 : weights.place());
  }

  /** The feature of a language at a level or above: {@code language.nl.b2}. */
  public static String languageFeature(String language, CefrLevel level) {
    return "language." + HeldFacts.language(language, level);
  }

  /**
   * The most that a candidate can score, in thousandths, from the dot product that the index
   * returned.
   *
   * @param dotProduct of these features and the candidate's vector, 0 or more
   * @param shortening the index returns at least {@code 1 / (1 + shortening)} of the true product;
   *     0 when it computes exactly
   */
  public long upperBoundThousandths(double dotProduct, double shortening) {
    Range.within("dotProduct", dotProduct, 0, 2.0 * Weights.TOTAL_THOUSANDTHS);
    Range.within("shortening", shortening, 0, 1);
    return othersThousandths
        + (long) Math.floor(dotProduct * (1 + shortening) + ROUNDING_THOUSANDTHS);
  }
}
