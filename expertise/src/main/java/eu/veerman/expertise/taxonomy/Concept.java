package eu.veerman.expertise.taxonomy;

import eu.veerman.expertise.Language;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Something that a request can ask and a manager can hold.
 *
 * @param names in each of the four languages
 * @param broader the concepts that this one is a kind or a part of
 * @param narrower the concepts that name this one as broader
 * @param related the concepts near to this one, whichever of the two said so
 */
public record Concept(
    ConceptId id,
    Map<Language, Names> names,
    SortedSet<ConceptId> broader,
    SortedSet<ConceptId> narrower,
    SortedSet<ConceptId> related,
    List<ConceptCode> codes) {

  public Concept {
    if (names.size() != Language.values().length) {
      throw new IllegalArgumentException(
          id + " is named in " + names.keySet() + ", must be named in nl, en, fr and de");
    }
    names = Collections.unmodifiableMap(new EnumMap<>(names));
    broader = Collections.unmodifiableSortedSet(new TreeSet<>(broader));
    narrower = Collections.unmodifiableSortedSet(new TreeSet<>(narrower));
    related = Collections.unmodifiableSortedSet(new TreeSet<>(related));
    codes = List.copyOf(codes);
  }

  public ConceptKind kind() {
    return id.kind();
  }

  /** How the concept is called in the language. */
  public Names names(Language language) {
    return java.util.Objects.requireNonNull(names.get(language), "all four languages are filled");
  }

  /** The name shown to people in the language. */
  public String label(Language language) {
    return names(language).preferred().text();
  }
}
