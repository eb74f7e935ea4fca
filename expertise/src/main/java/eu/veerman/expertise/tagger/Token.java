package eu.veerman.expertise.tagger;

/**
 * A word of a text.
 *
 * @param start first UTF-16 unit in the text
 * @param end one past the last
 * @param word in lower case without accents; empty for what is too long to be a word
 * @param capitals the word as written, where it has at least two letters and all are capitals; else
 *     empty
 * @param hyphenated whether a hyphen joins it to the word before or after it
 * @param before what stands between this word and the one before it
 */
record Token(int start, int end, String word, String capitals, boolean hyphenated, Gap before) {
  /** What separates two words, from nothing to the end of a sentence. */
  enum Gap {
    NONE,
    COMMA,
    CLAUSE,
    SENTENCE
  }

  boolean isCapitals() {
    return !capitals.isEmpty();
  }
}
