package eu.veerman.expertise.tagger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A set of phrases, each one or more words in lower case without accents. */
final class Phrases {
  private final Map<String, List<String[]>> byFirstWord = new HashMap<>();

  void add(String folded) {
    String[] words = folded.split(" ");
    List<String[]> same = byFirstWord.computeIfAbsent(words[0], word -> new ArrayList<>());
    same.add(words);
    same.sort((a, b) -> Integer.compare(b.length, a.length));
  }

  /** How many words the longest phrase beginning at this token has; 0 if none begins here. */
  int lengthAt(List<Token> sentence, int index) {
    for (String[] words : byFirstWord.getOrDefault(sentence.get(index).word(), List.of())) {
      if (matches(words, sentence, index)) {
        return words.length;
      }
    }
    return 0;
  }

  private static boolean matches(String[] words, List<Token> sentence, int index) {
    if (index + words.length > sentence.size()) {
      return false;
    }
    for (int i = 0; i < words.length; i++) {
      if (!sentence.get(index + i).word().equals(words[i])) {
        return false;
      }
    }
    return true;
  }
}
