package eu.veerman.expertise.tagger;

import eu.veerman.expertise.Language;
import java.util.List;

/**
 * A sentence whose names have been read.
 *
 * @param tokens its words; not empty
 * @param polarity what it denies
 * @param named the tags of its names
 */
record ReadSentence(List<Token> tokens, Language language, Polarity polarity, List<Tag> named) {
  int start() {
    return tokens.getFirst().start();
  }

  int end() {
    return tokens.getLast().end();
  }

  String in(String text) {
    return text.substring(start(), end());
  }

  /** Whether it may tell something: what is denied tells nothing. */
  boolean tells() {
    return !polarity.deniesMostOf(tokens);
  }

  /** Whether the next sentence belongs to the same passage: no empty line parts them. */
  boolean goesOnWith(ReadSentence next, String text) {
    return language == next.language
        && text.substring(end(), next.start()).chars().filter(c -> c == '\n').count() < 2;
  }
}
