package eu.veerman.expertise.tagger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes Dutch and German compounds apart: {@code Restrukturierungserfahrung} is Restrukturierung
 * and Erfahrung. Every part must be known, but one long known part at either end is enough.
 */
final class Compounds {
  private static final int MIN_WORD = 8;
  private static final int MAX_WORD = 40;
  private static final int MIN_PART = 4;

  /** A part this long is no accident, even when the rest of the word is unknown. */
  private static final int SURE_PART = 8;

  private static final int MIN_UNKNOWN_REST = 4;
  private static final String[] LINKS = {"", "s", "es", "n", "en", "er", "e"};

  /** What may follow the last part. */
  private static final String[] INFLECTIONS = {"en", "n", "s", "er", "e", "es", "in", "innen"};

  /** A part of a compound; unknown ones keep their place and match nothing. */
  record Part(String word, boolean sure) {}

  private final Set<String> words = new HashSet<>();
  private final Set<String> endings;

  Compounds(Set<String> words, Set<String> endings) {
    this.endings = endings;
    for (String word : words) {
      if (word.length() >= MIN_PART && word.chars().allMatch(Character::isLetter)) {
        this.words.add(word);
      }
    }
  }

  /** The parts of the word; empty where it is no compound, or known as a whole. */
  List<Part> split(String word) {
    if (word.length() < MIN_WORD || word.length() > MAX_WORD || isKnown(word)) {
      return List.of();
    }
    List<String> all = splitWhole(word);
    if (!all.isEmpty()) {
      return all.stream().map(part -> new Part(part, true)).toList();
    }
    return splitPartly(word);
  }

  /** The parts of a word that is known as a whole; only itself where it has no known parts. */
  List<String> partsOfName(String word) {
    List<String> parts =
        word.length() < MIN_WORD || word.length() > MAX_WORD ? List.of() : splitWhole(word);
    return parts.isEmpty() ? List.of(word) : parts;
  }

  private boolean isKnown(String word) {
    if (words.contains(word)) {
      return true;
    }
    for (String inflection : INFLECTIONS) {
      int length = word.length() - inflection.length();
      if (length >= MIN_PART
          && word.endsWith(inflection)
          && words.contains(word.substring(0, length))) {
        return true;
      }
      // A name in the plural, the word in the singular.
      if (words.contains(word + inflection)) {
        return true;
      }
    }
    return false;
  }

  private List<String> splitWhole(String word) {
    Map<Integer, List<String>> tried = new HashMap<>();
    return splitFrom(word, 0, tried);
  }

  /** The fewest known parts that make up the rest of the word; none if it has others. */
  private List<String> splitFrom(String word, int from, Map<Integer, List<String>> tried) {
    List<String> known = tried.get(from);
    if (known != null) {
      return known;
    }
    List<String> best = List.of();
    String rest = word.substring(from);
    if (from > 0 && rest.length() >= MIN_PART && isKnown(rest)) {
      best = List.of(rest);
    }
    for (int to = word.length() - MIN_PART; to >= from + MIN_PART && best.size() != 1; to--) {
      String part = word.substring(from, to);
      if (words.contains(part)) {
        best = fewest(best, part, splitAfter(word, to, tried));
      }
    }
    tried.put(from, best);
    return best;
  }

  private List<String> splitAfter(String word, int at, Map<Integer, List<String>> tried) {
    List<String> best = List.of();
    for (String link : LINKS) {
      if (word.startsWith(link, at) && at + link.length() < word.length()) {
        List<String> after = splitFrom(word, at + link.length(), tried);
        if (!after.isEmpty() && (best.isEmpty() || after.size() < best.size())) {
          best = after;
        }
      }
    }
    return best;
  }

  private static List<String> fewest(List<String> best, String part, List<String> after) {
    if (after.isEmpty() || !best.isEmpty() && best.size() <= after.size() + 1) {
      return best;
    }
    List<String> parts = new ArrayList<>(List.of(part));
    parts.addAll(after);
    return parts;
  }

  private List<Part> splitPartly(String word) {
    for (int to = word.length() - MIN_UNKNOWN_REST; to >= SURE_PART; to--) {
      if (words.contains(word.substring(0, to)) && !endings.contains(word.substring(to))) {
        return List.of(new Part(word.substring(0, to), false), new Part("", false));
      }
    }
    for (int from = MIN_UNKNOWN_REST; from <= word.length() - SURE_PART; from++) {
      if (isKnown(word.substring(from))) {
        return List.of(new Part("", false), new Part(word.substring(from), false));
      }
    }
    return List.of();
  }
}
