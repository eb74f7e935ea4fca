package eu.veerman.expertise.tagger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The word that a misspelt one was meant to be: one slip (a letter too many, too few, another, or
 * two exchanged) in a word of eight letters or more, two from twelve on. The first two letters have
 * to be right, as they nearly always are; a word that could be two others is left alone.
 */
final class Misspellings {
  private static final int LEAST_LENGTH = 8;
  private static final int LONG = 12;
  private static final int BEGINNING = 2;

  private final Map<String, List<String>> byBeginning = new HashMap<>();

  /**
   * @param known words in lower case without accents
   */
  Misspellings(Collection<String> known) {
    for (String word : known) {
      if (word.length() >= LEAST_LENGTH - 1) {
        byBeginning
            .computeIfAbsent(word.substring(0, BEGINNING), key -> new ArrayList<>())
            .add(word);
      }
    }
  }

  /** The known word that was meant; empty for a short word, and where none or several come near. */
  Optional<String> meant(String word) {
    if (word.length() < LEAST_LENGTH) {
      return Optional.empty();
    }
    int best = (word.length() >= LONG ? 2 : 1) + 1;
    Optional<String> meant = Optional.empty();
    for (String known : byBeginning.getOrDefault(word.substring(0, BEGINNING), List.of())) {
      if (Math.abs(known.length() - word.length()) <= 2) {
        int slips = slips(word, known, best);
        if (slips < best) {
          best = slips;
          meant = Optional.of(known);
        } else if (slips == best && slips <= 2) {
          meant = Optional.empty();
        }
      }
    }
    return meant;
  }

  /**
   * The least number of slips that turns one word into the other (the optimal string alignment
   * distance); a number above {@code most} where it is more than that.
   */
  private static int slips(String one, String other, int most) {
    int[] beforeLast = new int[other.length() + 1];
    int[] last = new int[other.length() + 1];
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      row[0] = i;
      int least = i;
      for (int j = 1; j <= other.length(); j++) {
        int same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        int slips = Math.min(Math.min(last[j], row[j - 1]) + 1, last[j - 1] + same);
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1)) {
          slips = Math.min(slips, beforeLast[j - 2] + 1);
        }
        row[j] = slips;
        least = Math.min(least, slips);
      }
      if (least > most) {
        return most + 1;
      }
      int[] spare = beforeLast;
      beforeLast = last;
      last = row;
      row = spare;
    }
    return last[other.length()];
  }
}
