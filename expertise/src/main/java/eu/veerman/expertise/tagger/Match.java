package eu.veerman.expertise.tagger;

import eu.veerman.expertise.taxonomy.ConceptId;
import java.util.BitSet;

/**
 * A concept found in a sentence.
 *
 * @param first index of its first token in the sentence
 * @param last index of its last token
 * @param words how many words of a name were found; 0 for a telling
 * @param tokens the tokens that told it, for a telling those of its words only
 */
record Match(ConceptId concept, int first, int last, int words, double confidence, BitSet tokens) {
  boolean isTelling() {
    return words == 0;
  }

  boolean overlaps(Match other) {
    return first <= other.last && other.first <= last;
  }
}
