package eu.veerman.expertise.cue;

import eu.veerman.expertise.taxonomy.ConceptId;

/**
 * A concept that a sentence tells of.
 *
 * @param confidence above 0 to 1: the share of sentences with this confidence of which it is true,
 *     as estimated on cues that the model had not seen
 */
public record Meaning(ConceptId concept, double confidence) {
  public Meaning {
    if (!(confidence > 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence is " + confidence + ", must be above 0 to 1");
    }
  }
}
