package eu.veerman.expertise.tagger;

import eu.veerman.expertise.Language;
import eu.veerman.expertise.taxonomy.Concept;
import eu.veerman.expertise.taxonomy.ConceptId;
import eu.veerman.expertise.taxonomy.Label;
import eu.veerman.expertise.taxonomy.Taxonomy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The taxonomy's names in one language, ready to be found: a tree of names word by word, and the
 * tellings by each of their words. Immutable once built.
 */
final class Vocabulary {
  /** Marks a word that counts only where it is written in capitals. */
  static final String IN_CAPITALS = "^";

  /** Marks a small word, so that no name is found in it: {@code overheid} is not {@code over}. */
  private static final String SMALL = ".";

  /**
   * A name's end in the tree.
   *
   * @param word the name, where it is one word and no abbreviation; else empty
   */
  record Name(ConceptId concept, boolean ambiguous, String word) {}

  /** Where a name goes on. */
  static final class Node {
    private final Map<String, Node> next = new HashMap<>();
    private final List<Name> names = new ArrayList<>();

    @org.jspecify.annotations.Nullable
    Node next(String word) {
      return next.get(word);
    }

    List<Name> names() {
      return names;
    }
  }

  /** A group of words that tell of a concept. */
  record Telling(int number, ConceptId concept, int words) {}

  /** One word of a telling. */
  record TellingWord(Telling telling, int index) {}

  private final Language language;
  private final LanguageWords words;
  private final Node root = new Node();
  private final Map<String, List<TellingWord>> tellings = new HashMap<>();
  private final Compounds compounds;
  private final boolean splitsCompounds;
  private int tellingCount;

  Vocabulary(Taxonomy taxonomy, Language language) {
    this.language = language;
    this.words = LanguageWords.of(language);
    this.splitsCompounds = language == Language.NL || language == Language.DE;
    Stemmer stemmer = new Stemmer(language);
    Set<String> known = new TreeSet<>(words.parts());
    for (Concept concept : taxonomy.concepts()) {
      for (Label label : concept.names(language).all()) {
        addName(concept.id(), label, stemmer, known);
      }
      for (String telling : concept.names(language).tellings()) {
        addTelling(concept.id(), telling, stemmer, known);
      }
    }
    known.removeAll(words.small());
    this.compounds = new Compounds(known, words.endings(), stemmer);
    if (splitsCompounds) {
      for (Concept concept : taxonomy.concepts()) {
        for (Label label : concept.names(language).all()) {
          addNameInParts(concept.id(), label, stemmer);
        }
      }
    }
  }

  Language language() {
    return language;
  }

  LanguageWords words() {
    return words;
  }

  Node root() {
    return root;
  }

  List<TellingWord> tellings(String strongStem) {
    return tellings.getOrDefault(strongStem, List.of());
  }

  /** The sentence as it is compared with this vocabulary. */
  List<Unit> units(List<Token> sentence, Stemmer stemmer) {
    List<Unit> units = new ArrayList<>(sentence.size());
    for (int index = 0; index < sentence.size(); index++) {
      Token token = sentence.get(index);
      List<Compounds.Part> parts =
          splitsCompounds ? compounds.split(token.word(), stemmer) : List.of();
      if (parts.isEmpty()) {
        boolean small = isSmall(token);
        Stemmer.Stem stem = stem(token.word(), small, stemmer);
        units.add(
            new Unit(
                index,
                token.word(),
                stem.light(),
                stem.strong(),
                token.capitals(),
                small,
                false,
                token.before()));
      }
      Token.Gap before = token.before();
      for (Compounds.Part part : parts) {
        Stemmer.Stem stem = stemmer.stem(part.word());
        units.add(
            new Unit(
                index, part.word(), stem.light(), stem.strong(), "", false, !part.sure(), before));
        before = Token.Gap.NONE;
      }
    }
    return units;
  }

  private void addName(ConceptId concept, Label label, Stemmer stemmer, Set<String> known) {
    List<Token> tokens = tokens(label.text());
    Node node = root;
    if (label.isAbbreviation() && tokens.size() == 1) {
      node = step(node, IN_CAPITALS + tokens.getFirst().capitals());
    } else {
      for (int i = 0; i < tokens.size(); i++) {
        // Inside a name small words are skipped; at its ends and after a hyphen they belong to it:
        // "scaling up", "scale-up".
        Token token = tokens.get(i);
        boolean small = isSmall(token);
        boolean inside = i > 0 && i < tokens.size() - 1;
        if (!small || !inside || token.hyphenated()) {
          known.add(token.word());
          node = step(node, stem(token.word(), small, stemmer).light());
        }
      }
    }
    if (node == root) {
      throw new IllegalStateException(concept + " has the name '" + label.text() + "' of no word");
    }
    String word = tokens.size() == 1 && !label.isAbbreviation() ? tokens.getFirst().word() : "";
    node.names.add(new Name(concept, label.ambiguous(), word));
  }

  /**
   * A compound may be written with a hyphen or a space: Programmmanagement, Programm-Management.
   */
  private void addNameInParts(ConceptId concept, Label label, Stemmer stemmer) {
    List<Token> tokens = tokens(label.text());
    Node node = root;
    int parts = 0;
    for (Token token : tokens) {
      for (String part : compounds.partsOfName(token.word(), stemmer)) {
        node = step(node, stem(part, isSmall(token), stemmer).light());
        parts++;
      }
    }
    Name name = new Name(concept, label.ambiguous(), "");
    if (parts > tokens.size() && !node.names.contains(name)) {
      node.names.add(name);
    }
  }

  private static Stemmer.Stem stem(String word, boolean small, Stemmer stemmer) {
    return small ? new Stemmer.Stem(SMALL + word, SMALL + word) : stemmer.stem(word);
  }

  /** "No successor" tells something else than "successor". */
  private boolean negates(List<Token> tokens, int i) {
    return words.nominalNegation().lengthAt(tokens, i) == 1
        || words.verbalNegation().lengthAt(tokens, i) == 1;
  }

  private boolean isSmall(Token token) {
    return words.small().contains(token.word()) && !token.isCapitals();
  }

  private static Node step(Node node, String word) {
    return node.next.computeIfAbsent(word, key -> new Node());
  }

  private void addTelling(ConceptId concept, String text, Stemmer stemmer, Set<String> known) {
    Set<String> keys = new HashSet<>();
    List<Token> tokens = tokens(text);
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.isCapitals()) {
        keys.add(IN_CAPITALS + token.capitals());
      } else if (!isSmall(token) || negates(tokens, i)) {
        known.add(token.word());
        keys.add(stem(token.word(), isSmall(token), stemmer).strong());
      }
    }
    if (keys.size() < 2) {
      throw new IllegalStateException(
          concept + " has the telling '" + text + "', must be two words at least");
    }
    Telling telling = new Telling(tellingCount++, concept, keys.size());
    int index = 0;
    for (String key : new TreeSet<>(keys)) {
      tellings.computeIfAbsent(key, k -> new ArrayList<>()).add(new TellingWord(telling, index++));
    }
  }

  private static List<Token> tokens(String text) {
    return TextScanner.sentences(text, text.length()).stream().flatMap(List::stream).toList();
  }
}
