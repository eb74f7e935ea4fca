package eu.veerman.ranking;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks, as far as the ranking uses it. Whatever is absent is not asked: it excludes
 * nobody and earns nothing. Lists are sorted on construction, so that the order in which somebody
 * typed them cannot matter.
 *
 * @param weights the weights saved with the request
 * @param concepts concepts asked, each once, at most 200
 * @param languages languages asked, each at most once as a must and once as a wish, at most 30
 * @param term when, {@code null} when not said
 * @param daysPerWeek working days a week asked, above 0; {@code null} when not said
 * @param workplace where, {@code null} when not said
 * @param rateCeiling the most a day may cost, {@code null} when not said; private to the
 *     organisation, never to be shown to a manager
 */
public record RequestInput(
    Weights weights,
    List<AskedConcept> concepts,
    List<LanguageDemand> languages,
    @Nullable Term term,
    @Nullable DaysPerWeek daysPerWeek,
    @Nullable Workplace workplace,
    @Nullable DayRate rateCeiling) {
  private static final int MAX_CONCEPTS = 200;
  private static final int MAX_LANGUAGES = 30;

  public RequestInput {
    Range.atMost("concepts", concepts, MAX_CONCEPTS);
    Range.atMost("languages", languages, MAX_LANGUAGES);
    concepts = concepts.stream().sorted().toList();
    languages = languages.stream().sorted().toList();
    Set<String> ids = new HashSet<>();
    for (AskedConcept concept : concepts) {
      if (!ids.add(concept.id())) {
        throw new IllegalArgumentException(
            "concept '" + concept.id() + "' is asked twice, must be asked once");
      }
    }
    Set<String> demands = new HashSet<>();
    for (LanguageDemand demand : languages) {
      if (!demands.add(demand.language() + demand.must())) {
        throw new IllegalArgumentException(
            "language '"
                + demand.language()
                + "' is asked twice, must be at most one must and one wish");
      }
    }
    if (daysPerWeek != null) {
      Range.within("tenths of a day a week asked", daysPerWeek.tenths(), 1, 70);
    }
  }

  /** A request that asks nothing yet. */
  public static RequestInput askingNothing(Weights weights) {
    return new RequestInput(weights, List.of(), List.of(), null, null, null, null);
  }

  public RequestInput withWeights(Weights other) {
    return new RequestInput(other, concepts, languages, term, daysPerWeek, workplace, rateCeiling);
  }

  public RequestInput withConcepts(List<AskedConcept> other) {
    return new RequestInput(weights, other, languages, term, daysPerWeek, workplace, rateCeiling);
  }

  public RequestInput withLanguages(List<LanguageDemand> other) {
    return new RequestInput(weights, concepts, other, term, daysPerWeek, workplace, rateCeiling);
  }

  public RequestInput withTerm(@Nullable Term other) {
    return new RequestInput(
        weights, concepts, languages, other, daysPerWeek, workplace, rateCeiling);
  }

  public RequestInput withDaysPerWeek(@Nullable DaysPerWeek other) {
    return new RequestInput(weights, concepts, languages, term, other, workplace, rateCeiling);
  }

  public RequestInput withWorkplace(@Nullable Workplace other) {
    return new RequestInput(weights, concepts, languages, term, daysPerWeek, other, rateCeiling);
  }

  public RequestInput withRateCeiling(@Nullable DayRate other) {
    return new RequestInput(weights, concepts, languages, term, daysPerWeek, workplace, other);
  }
}
