package eu.veerman.expertise.taxonomy;

import eu.veerman.expertise.Language;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The concepts that situations, functions, skills and industries are spoken of in, with their names
 * in four languages and their links. Immutable, complete and consistent: {@link #load} refuses
 * anything else.
 */
public final class Taxonomy {
  /** The most suggestions that {@link #search} gives. */
  public static final int MAX_SUGGESTIONS = 50;

  private final String version;
  private final SortedMap<ConceptId, Concept> concepts;
  private final SortedMap<ConceptId, ConceptId> replacedBy;
  private final Map<Language, NavigableMap<String, List<Suggestion>>> byFoldedName;

  Taxonomy(
      String version,
      SortedMap<ConceptId, Concept> concepts,
      SortedMap<ConceptId, ConceptId> replacedBy) {
    this.version = version;
    this.concepts = new TreeMap<>(concepts);
    this.replacedBy = new TreeMap<>(replacedBy);
    this.byFoldedName = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      byFoldedName.put(language, namesIn(language));
    }
  }

  /**
   * Reads the taxonomy from the class path.
   *
   * @throws InvalidTaxonomyException with every problem of the data at once
   */
  public static Taxonomy load() {
    return TaxonomyReader.read(TaxonomyFiles.ofClassPath());
  }

  /** The version of the data, such as {@code 1.0.0}. */
  public String version() {
    return version;
  }

  /** All concepts, ordered by id. */
  public Collection<Concept> concepts() {
    return java.util.Collections.unmodifiableCollection(concepts.values());
  }

  /** The concept with exactly this id; empty for one that is unknown or was removed. */
  public Optional<Concept> concept(ConceptId id) {
    return Optional.ofNullable(concepts.get(id));
  }

  /** The concept with this id, or the one that took its place; empty for one that never was. */
  public Optional<Concept> current(ConceptId id) {
    ConceptId at = id;
    // The reader refuses circles, so this ends.
    for (ConceptId next = replacedBy.get(at); next != null; next = replacedBy.get(at)) {
      at = next;
    }
    return concept(at);
  }

  /** The removed concepts and the one that took the place of each. */
  public SortedMap<ConceptId, ConceptId> replacedBy() {
    return java.util.Collections.unmodifiableSortedMap(replacedBy);
  }

  /** The name of the concept, or of the one that took its place, in the language. */
  public Optional<String> label(ConceptId id, Language language) {
    return current(id).map(concept -> concept.label(language));
  }

  /**
   * What somebody may mean who has typed this much, for typeahead: concepts with a name that has a
   * word beginning so, whatever the case and accents. Names beginning so come first, preferred
   * names before synonyms, short before long.
   *
   * @param limit 1 to {@value #MAX_SUGGESTIONS}
   */
  public List<Suggestion> search(String typed, Language language, int limit) {
    return search(typed, language, Optional.empty(), limit);
  }

  /** As {@link #search(String, Language, int)}, for concepts of one kind. */
  public List<Suggestion> search(
      String typed, Language language, Optional<ConceptKind> kind, int limit) {
    if (limit < 1 || limit > MAX_SUGGESTIONS) {
      throw new IllegalArgumentException("limit is " + limit + ", must be 1 to " + MAX_SUGGESTIONS);
    }
    String prefix = Folding.fold(typed.substring(0, Math.min(typed.length(), Label.MAX_LENGTH)));
    if (prefix.isEmpty()) {
      return List.of();
    }
    Map<ConceptId, Ranked> best = new TreeMap<>();
    byFoldedName
        .getOrDefault(language, new TreeMap<>())
        .subMap(prefix, true, prefix + Character.MAX_VALUE, false)
        .forEach(
            (folded, suggestions) -> {
              for (Suggestion suggestion : suggestions) {
                if (kind.isEmpty() || suggestion.concept().kind() == kind.get()) {
                  best.merge(
                      suggestion.concept().id(),
                      Ranked.of(suggestion, prefix, language),
                      Ranked::better);
                }
              }
            });
    return best.values().stream()
        .sorted(Ranked.ORDER)
        .limit(limit)
        .map(Ranked::suggestion)
        .toList();
  }

  /** Relatedness under the ranking model's constants. */
  public Relatedness relatedness(RelatednessParameters parameters) {
    return new Relatedness(this, parameters);
  }

  private record Ranked(Suggestion suggestion, boolean inside, boolean synonym) {
    static final Comparator<Ranked> ORDER =
        Comparator.comparing(Ranked::inside)
            .thenComparing(Ranked::synonym)
            .thenComparing(ranked -> ranked.suggestion().name().length())
            .thenComparing(ranked -> ranked.suggestion().concept().id());

    static Ranked of(Suggestion suggestion, String prefix, Language language) {
      return new Ranked(
          suggestion,
          !Folding.fold(suggestion.name()).startsWith(prefix),
          !suggestion.name().equals(suggestion.concept().label(language)));
    }

    static Ranked better(Ranked a, Ranked b) {
      return ORDER.compare(a, b) <= 0 ? a : b;
    }
  }

  /** Every name under every one of its word beginnings. */
  private NavigableMap<String, List<Suggestion>> namesIn(Language language) {
    NavigableMap<String, List<Suggestion>> names = new TreeMap<>();
    for (Concept concept : concepts.values()) {
      for (Label label : concept.names(language).all()) {
        String folded = Folding.fold(label.text());
        for (int at = 0; at >= 0; at = nextWord(folded, at)) {
          names
              .computeIfAbsent(folded.substring(at), key -> new ArrayList<>())
              .add(new Suggestion(concept, label.text()));
        }
      }
    }
    return names;
  }

  private static int nextWord(String folded, int at) {
    int space = folded.indexOf(' ', at);
    return space < 0 ? -1 : space + 1;
  }
}
