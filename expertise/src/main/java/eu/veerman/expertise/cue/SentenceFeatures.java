package eu.veerman.expertise.cue;

import eu.veerman.expertise.taxonomy.Folding;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.ObjDoubleConsumer;

/**
 * What the model sees of a sentence: its words without the small ones, their beginnings (a stem
 * that serves all four languages), pairs of neighbours, and sequences of three to five letters,
 * which is how compounds and inflected forms meet.
 */
final class SentenceFeatures {
  private static final int STEM = 6;
  private static final int MAX_WORDS = 120;
  private static final int MAX_WORD = 40;
  private static final double WORD = 0.7;
  private static final double BEGINNING = 1.0;
  private static final double PAIR = 0.7;
  private static final double LETTERS = 0.4;

  private final Set<String> small;

  /**
   * @param small words that tell nothing, folded
   */
  SentenceFeatures(Set<String> small) {
    this.small = small;
  }

  /** The features with their weights before any is known to be rare or frequent. */
  Map<String, Double> of(String sentence) {
    Map<String, Double> features = new HashMap<>();
    ObjDoubleConsumer<String> add = (name, weight) -> features.merge(name, weight, Double::sum);
    String before = "";
    int words = 0;
    for (String word : Folding.fold(sentence).split(" ")) {
      if (word.length() < 2 || word.length() > MAX_WORD || small.contains(word) || isNumber(word)) {
        continue;
      }
      if (++words > MAX_WORDS) {
        break;
      }
      add.accept("w:" + word, WORD);
      String beginning = beginning(word);
      if (word.length() > 3) {
        add.accept("s:" + beginning, BEGINNING);
      }
      if (!before.isEmpty()) {
        add.accept("b:" + before + " " + beginning, PAIR);
      }
      before = beginning;
      letters(word, add);
    }
    return features;
  }

  private static void letters(String word, ObjDoubleConsumer<String> add) {
    String bounded = "_" + word + "_";
    for (int length = 3; length <= 5; length++) {
      for (int i = 0; i + length <= bounded.length(); i++) {
        add.accept("c:" + bounded.substring(i, i + length), LETTERS);
      }
    }
  }

  private static String beginning(String word) {
    return word.length() > STEM ? word.substring(0, STEM) : word;
  }

  private static boolean isNumber(String word) {
    return Character.isDigit(word.charAt(0));
  }
}
