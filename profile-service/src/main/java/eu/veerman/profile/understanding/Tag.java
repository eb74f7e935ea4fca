package eu.veerman.profile.understanding;

import eu.veerman.contracts.concept.ConceptId;

/**
 * A concept read in a text.
 *
 * @param start first UTF-16 unit of the words that say it
 * @param end one past the last
 * @param wish whether the text itself says that this would be good to have
 * @param confidence 0 to 1
 */
public record Tag(
    ConceptId concept, int start, int end, boolean negated, boolean wish, double confidence) {}
