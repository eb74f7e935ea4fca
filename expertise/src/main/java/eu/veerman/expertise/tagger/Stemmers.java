package eu.veerman.expertise.tagger;

import eu.veerman.expertise.Language;
import java.util.EnumMap;
import java.util.Map;

/** The stemmers of one call, made when the first unknown word needs one. */
final class Stemmers {
  private final Map<Language, Stemmer> made = new EnumMap<>(Language.class);

  Stemmer of(Language language) {
    return made.computeIfAbsent(language, Stemmer::new);
  }
}
