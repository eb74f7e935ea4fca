package eu.veerman.expertise.cue;

import eu.veerman.expertise.Language;
import java.util.List;

/**
 * Proposes concepts that a sentence tells of without naming them. The tagger asks the {@link
 * CueModel} unless it is given another one: a stronger model can be plugged in where one is
 * installed.
 *
 * <p>An implementation is deterministic and safe for use by many threads.
 */
@FunctionalInterface
public interface MeaningModel {
  /** Tells nothing: names alone are read. */
  MeaningModel NONE = (language, sentence) -> List.of();

  /**
   * What the sentence tells of, at most a few concepts, surest first.
   *
   * @param sentence as it stands in the text
   */
  List<Meaning> read(Language language, String sentence);

  /**
   * How likely the sentence tells of no situation and no function, 0 to 1; 0 where the model has no
   * opinion.
   */
  default double nothing(Language language, String sentence) {
    return 0;
  }
}
