package eu.veerman.expertise.taxonomy;

import java.util.List;

/**
 * How a concept is called in one language.
 *
 * @param preferred the name shown to people
 * @param synonyms other names, abbreviations among them
 * @param tellings groups of words that tell of the concept without naming it: all words of a group,
 *     near to each other in one sentence, in any order
 */
public record Names(Label preferred, List<Label> synonyms, List<String> tellings) {
  public Names {
    synonyms = List.copyOf(synonyms);
    tellings = List.copyOf(tellings);
  }

  /** The preferred name first, then the synonyms. */
  public List<Label> all() {
    return java.util.stream.Stream.concat(java.util.stream.Stream.of(preferred), synonyms.stream())
        .toList();
  }
}
