package eu.veerman.expertise.tagger;

import eu.veerman.expertise.taxonomy.ConceptId;

/**
 * A passage of a text that speaks of a concept.
 *
 * @param start first UTF-16 unit of the passage in the given text
 * @param end one past the last
 * @param negated whether the text says that this is not asked or not held
 * @param wish whether the text says that this would be good to have
 * @param confidence 0 to 1: 1 for a name, less for an everyday word, a part of a compound, a name
 *     of another language than the sentence's, or words that tell without naming
 * @param origin whether the passage names the concept or tells of it
 */
public record Tag(
    ConceptId concept,
    int start,
    int end,
    boolean negated,
    boolean wish,
    double confidence,
    Origin origin) {

  /** How a passage speaks of a concept. */
  public enum Origin {
    /** By a name of the taxonomy. */
    NAMED,
    /** In words that tell of it without naming it. */
    TOLD
  }

  public Tag {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException(
          "passage is " + start + " to " + end + ", must begin from 0 and not be empty");
    }
    if (!(confidence > 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence is " + confidence + ", must be above 0 to 1");
    }
  }
}
