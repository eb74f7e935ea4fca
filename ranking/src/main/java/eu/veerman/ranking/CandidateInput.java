package eu.veerman.ranking;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a manager's profile says, as far as the ranking uses it. Name, gender, age, birthplace,
 * photo and nationality have no place here, so that they cannot count. Lists are sorted on
 * construction.
 *
 * @param concepts concepts held, each once, at most 2,000; a concept that is not here is a miss,
 *     not an unknown
 * @param languages languages stated, each once, at most 60; empty when the profile states none,
 *     which is unknown
 * @param mobility base, radius and countries, each possibly unknown
 * @param dayRate {@code null} when unknown
 * @param calendar {@code null} when unknown
 */
public record CandidateInput(
    List<HeldConcept> concepts,
    List<HeldLanguage> languages,
    Mobility mobility,
    @Nullable DayRate dayRate,
    @Nullable Calendar calendar) {
  private static final int MAX_CONCEPTS = 2_000;
  private static final int MAX_LANGUAGES = 60;

  /** An empty profile: nothing is known, nothing is shown. */
  public static final CandidateInput EMPTY =
      new CandidateInput(List.of(), List.of(), Mobility.UNKNOWN, null, null);

  public CandidateInput {
    Range.atMost("concepts", concepts, MAX_CONCEPTS);
    Range.atMost("languages", languages, MAX_LANGUAGES);
    concepts = concepts.stream().sorted().toList();
    languages = languages.stream().sorted().toList();
    Set<String> ids = new HashSet<>();
    for (HeldConcept concept : concepts) {
      if (!ids.add(concept.id())) {
        throw new IllegalArgumentException(
            "concept '" + concept.id() + "' is held twice, must be one entry with all evidence");
      }
    }
    for (HeldLanguage language : languages) {
      if (!ids.add(language.language())) {
        throw new IllegalArgumentException(
            "language '" + language.language() + "' is stated twice, must be stated once");
      }
    }
  }

  /** The stated level of a language, or {@code null} when the profile does not state it. */
  @Nullable CefrLevel levelOf(String language) {
    for (HeldLanguage held : languages) {
      if (held.language().equals(language)) {
        return held.level();
      }
    }
    return null;
  }

  public CandidateInput withConcepts(List<HeldConcept> other) {
    return new CandidateInput(other, languages, mobility, dayRate, calendar);
  }

  public CandidateInput withLanguages(List<HeldLanguage> other) {
    return new CandidateInput(concepts, other, mobility, dayRate, calendar);
  }

  public CandidateInput withMobility(Mobility other) {
    return new CandidateInput(concepts, languages, other, dayRate, calendar);
  }

  public CandidateInput withDayRate(@Nullable DayRate other) {
    return new CandidateInput(concepts, languages, mobility, other, calendar);
  }

  public CandidateInput withCalendar(@Nullable Calendar other) {
    return new CandidateInput(concepts, languages, mobility, dayRate, other);
  }
}
