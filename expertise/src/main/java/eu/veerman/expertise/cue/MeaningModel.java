package eu.veerman.expertise.cue;

import eu.veerman.expertise.Language;
import java.util.List;

/**
 * Proposes concepts that a passage tells of without naming them. The tagger asks the {@link
 * CueModel} unless it is given another one: a stronger model can be plugged in where one is
 * installed.
 *
 * <p>An implementation is deterministic and safe for use by many threads.
 */
@FunctionalInterface
public interface MeaningModel {
  /** Tells nothing: names alone are read. */
  MeaningModel NONE =
      (language, passage) -> passage.stream().map(sentence -> List.<Meaning>of()).toList();

  /**
   * What a passage tells of: for each sentence at most a few concepts, surest first. A concept that
   * several sentences tell of stands at the one that tells it most clearly.
   *
   * @param passage sentences that belong together, in their order, as they stand in the text
   */
  List<List<Meaning>> read(Language language, List<String> passage);

  /**
   * How likely the sentence tells of no situation and no function, 0 to 1; 0 where the model has no
   * opinion.
   */
  default double nothing(Language language, String sentence) {
    return 0;
  }
}
