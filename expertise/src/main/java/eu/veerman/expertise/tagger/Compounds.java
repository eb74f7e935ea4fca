package eu.veerman.expertise.tagger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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

  /** A part of a compound; unknown ones keep their place and match nothing. */
  record Part(String word, boolean sure) {}

  private final Set<String> words;
  private final Set<String> stems = new HashSet<>();
  private final Set<String> endings;

  Compounds(Set<String> words, Set<String> endings, Stemmer stemmer) {
    this.words = new HashSet<>();
    this.endings = endings;
    for (String word : words) {
      if (word.length() >= MIN_PART && word.chars().allMatch(Character::isLetter)) {
        this.words.add(word);
      }
      stems.add(stemmer.stem(word).light());
    }
  }

  /** The parts of the word; empty where it is no compound, or known as a whole. */
  List<Part> split(String word, Stemmer stemmer) {
    if (word.length() < MIN_WORD || word.length() > MAX_WORD || isKnown(word, stemmer)) {
      return List.of();
    }
    List<String> all = splitWhole(word, stemmer);
    if (!all.isEmpty()) {
      return all.stream().map(part -> new Part(part, true)).toList();
    }
    return splitPartly(word, stemmer);
  }

  /** The parts of a word that is known as a whole; only itself where it has no known parts. */
  List<String> partsOfName(String word, Stemmer stemmer) {
    List<String> parts =
        word.length() < MIN_WORD || word.length() > MAX_WORD
            ? List.of()
            : splitWhole(word, stemmer);
    return parts.isEmpty() ? List.of(word) : parts;
  }

  private boolean isKnown(String word, Stemmer stemmer) {
    return words.contains(word) || stems.contains(stemmer.stem(word).light());
  }

  /** The fewest known parts that make up the word, the first of them as long as can be. */
  private List<String> splitWhole(String word, Stemmer stemmer) {
    int length = word.length();
    // best[i]: the parts of the word from i on, or null.
    List<List<String>> best = new ArrayList<>(java.util.Collections.nCopies(length + 1, null));
    for (int from = length - MIN_PART; from >= 0; from--) {
      List<String> found = null;
      String rest = word.substring(from);
      if (from > 0 && isKnown(rest, stemmer)) {
        found = List.of(rest);
      }
      for (int to = length - MIN_PART; to >= from + MIN_PART && found == null; to--) {
        String part = word.substring(from, to);
        if (words.contains(part)) {
          List<String> after = afterLink(word, to, best);
          if (after != null) {
            found = new ArrayList<>(List.of(part));
            found.addAll(after);
          }
        }
      }
      best.set(from, found);
    }
    List<String> parts = best.getFirst();
    return parts == null ? List.of() : parts;
  }

  private static @org.jspecify.annotations.Nullable List<String> afterLink(
      String word, int at, List<List<String>> best) {
    List<String> shortest = null;
    for (String link : LINKS) {
      int next = at + link.length();
      if (next < word.length() && word.startsWith(link, at)) {
        List<String> after = best.get(next);
        if (after != null && (shortest == null || after.size() < shortest.size())) {
          shortest = after;
        }
      }
    }
    return shortest;
  }

  private List<Part> splitPartly(String word, Stemmer stemmer) {
    for (int to = word.length() - MIN_UNKNOWN_REST; to >= SURE_PART; to--) {
      String head = word.substring(0, to);
      String rest = word.substring(to);
      if (words.contains(head) && !endings.contains(rest)) {
        return List.of(new Part(head, false), new Part("", false));
      }
    }
    for (int from = MIN_UNKNOWN_REST; from <= word.length() - SURE_PART; from++) {
      String tail = word.substring(from);
      if (isKnown(tail, stemmer)) {
        return List.of(new Part("", false), new Part(tail, false));
      }
    }
    return List.of();
  }
}
