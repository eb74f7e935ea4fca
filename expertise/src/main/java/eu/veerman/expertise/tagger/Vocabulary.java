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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The taxonomy's names in one language, ready to be found: a tree of names word by word, and the
 * tellings by each of their words. Safe for many threads once built.
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

  /** A word or a part of it, with its stems. */
  private record Form(String word, Stemmer.Stem stem, boolean sure) {}

  /** {@code ae}, {@code oe} and {@code ue}, but not in {@code neue} or {@code Quelle}. */
  private static final Pattern UMLAUT = Pattern.compile("(?<![aeoqy])([aou])e");

  /** Words remembered across texts; about 10 MB. */
  private static final int MAX_REMEMBERED = 50_000;

  private final Map<String, List<Form>> remembered = new ConcurrentHashMap<>();
  private final Language language;
  private final LanguageWords words;
  private final Node root = new Node();
  private final Map<String, List<TellingWord>> tellings = new HashMap<>();
  private final Compounds compounds;
  private final Misspellings misspellings;
  private final Set<String> knownStems = new HashSet<>();
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
    this.compounds = new Compounds(known, words.endings());
    this.misspellings = new Misspellings(known);
    known.forEach(word -> knownStems.add(stemmer.stem(word).strong()));
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
  List<Unit> units(List<Token> sentence, Stemmers stemmers) {
    List<Unit> units = new ArrayList<>(sentence.size());
    for (int index = 0; index < sentence.size(); index++) {
      Token token = sentence.get(index);
      boolean small = isSmall(token);
      if (small) {
        units.add(smallUnit(index, token));
        continue;
      }
      List<Form> forms = forms(token.word(), stemmers);
      Token.Gap before = token.before();
      for (Form form : forms) {
        units.add(
            new Unit(
                index,
                form.word(),
                form.stem().light(),
                form.stem().strong(),
                forms.size() == 1 ? token.capitals() : "",
                false,
                !form.sure(),
                before));
        before = Token.Gap.NONE;
      }
    }
    return units;
  }

  private static Unit smallUnit(int index, Token token) {
    String key = SMALL + token.word();
    return new Unit(index, token.word(), key, key, token.capitals(), true, false, token.before());
  }

  /** A German umlaut may be written as two letters; folding made it one. */
  private String spelled(String word) {
    return language == Language.DE ? UMLAUT.matcher(word).replaceAll("$1") : word;
  }

  /** The word, or its parts. What a word comes to never changes, so it may be remembered. */
  private List<Form> forms(String written, Stemmers stemmers) {
    List<Form> before = remembered.get(written);
    if (before != null) {
      return before;
    }
    Stemmer stemmer = stemmers.of(language);
    String word = spelled(written);
    List<Compounds.Part> parts = splitsCompounds ? compounds.split(word) : List.of();
    List<Form> forms;
    if (parts.isEmpty()) {
      Stemmer.Stem stem = stemmer.stem(word);
      boolean known = knownStems.contains(stem.strong());
      forms =
          (known ? Optional.<String>empty() : misspellings.meant(word))
              .map(meant -> List.of(new Form(meant, stemmer.stem(meant), false)))
              .orElse(List.of(new Form(word, stem, true)));
    } else {
      forms =
          parts.stream()
              .map(part -> new Form(part.word(), stemmer.stem(part.word()), part.sure()))
              .toList();
    }
    if (remembered.size() >= MAX_REMEMBERED) {
      remembered.clear();
    }
    remembered.put(written, forms);
    return forms;
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
        boolean joining = words.joining().contains(token.word());
        if (!small || !inside || joining || token.hyphenated()) {
          String spelled = spelled(token.word());
          known.add(spelled);
          node = step(node, stem(spelled, small, stemmer).light());
        }
      }
    }
    if (node == root) {
      throw new IllegalStateException(concept + " has the name '" + label.text() + "' of no word");
    }
    String word =
        tokens.size() == 1 && !label.isAbbreviation() ? spelled(tokens.getFirst().word()) : "";
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
      for (String part : compounds.partsOfName(spelled(token.word()))) {
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
        String spelled = spelled(token.word());
        known.add(spelled);
        keys.add(stem(spelled, isSmall(token), stemmer).strong());
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
