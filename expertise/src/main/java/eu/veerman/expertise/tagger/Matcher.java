package eu.veerman.expertise.tagger;

import eu.veerman.expertise.taxonomy.ConceptId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds a vocabulary's names and tellings in one sentence. */
final class Matcher {
  /** Small words skipped in a row inside a name: "invoering van de nieuwe" has two. */
  private static final int MAX_SKIPPED = 3;

  /** How far apart the words of a telling may stand, in words that are not small. */
  private static final int PAIR_WINDOW = 5;

  private static final int GROUP_WINDOW = 9;

  private static final double NAME = 1.0;
  static final double AMBIGUOUS = 0.5;
  private static final double PART_OF_COMPOUND = 0.8;
  private static final double TELLING = 0.7;

  /** Another form of the word than the name has: {@code budgeted} for {@code budgeting}. */
  private static final double OTHER_FORM = 0.7;

  /** Letters by which an ending may differ and leave the same word: {@code Krankenhäuser}. */
  private static final int SAME_WORD = 2;

  /** Share of the longer word that must be the same: {@code fonds} is no {@code fonderie}. */
  private static final double SAME_BEGINNING = 0.68;

  private final Vocabulary vocabulary;
  private final List<Unit> units;
  private final List<Match> matches = new ArrayList<>();

  private Matcher(Vocabulary vocabulary, List<Unit> units) {
    this.vocabulary = vocabulary;
    this.units = units;
  }

  /** All names and tellings in the sentence, overlapping ones among them. */
  static List<Match> all(Vocabulary vocabulary, List<Unit> units) {
    Matcher matcher = new Matcher(vocabulary, units);
    matcher.findNames();
    matcher.findTellings();
    return matcher.matches;
  }

  private void findNames() {
    for (int from = 0; from < units.size(); from++) {
      follow(vocabulary.root(), from, from, 0);
    }
  }

  /** Follows the tree from the unit on; a small word may be part of the name or be skipped. */
  private void follow(Vocabulary.Node node, int from, int at, int words) {
    int skipped = 0;
    for (int i = at; i < units.size() && skipped <= MAX_SKIPPED; i++) {
      Unit unit = units.get(i);
      if (i > from && unit.before() != Token.Gap.NONE) {
        return;
      }
      if (!unit.capitals().isEmpty()) {
        take(node.next(Vocabulary.IN_CAPITALS + unit.capitals()), from, i, words);
      }
      if (!unit.light().isEmpty()) {
        take(node.next(unit.light()), from, i, words);
      }
      // A name begins with a word of its own.
      if (!unit.small() || words == 0 || vocabulary.words().joining().contains(unit.word())) {
        return;
      }
      skipped++;
    }
  }

  private void take(Vocabulary.@Nullable Node next, int from, int at, int words) {
    if (next == null) {
      return;
    }
    for (Vocabulary.Name name : next.names()) {
      double form = words == 0 ? form(name.word(), units.get(at).word()) : NAME;
      if (form > 0) {
        matches.add(nameMatch(name, from, at, words + 1, form));
      }
    }
    follow(next, from, at + 1, words + 1);
  }

  /** How sure it is that a name of one word is meant by a word of the same stem; 0 if it is not. */
  private static double form(String name, String word) {
    if (name.isEmpty()) {
      return NAME;
    }
    int shorter = Math.min(name.length(), word.length());
    int same = 0;
    while (same < shorter && name.charAt(same) == word.charAt(same)) {
      same++;
    }
    int longer = Math.max(name.length(), word.length());
    if (longer - same <= SAME_WORD) {
      return NAME;
    }
    return same >= SAME_BEGINNING * longer ? OTHER_FORM : 0;
  }

  private Match nameMatch(Vocabulary.Name name, int from, int to, int words, double form) {
    boolean part = false;
    for (int i = from; i <= to; i++) {
      part |= units.get(i).part();
    }
    double confidence =
        (name.ambiguous() ? AMBIGUOUS : NAME) * (part ? PART_OF_COMPOUND : NAME) * form;
    int first = units.get(from).token();
    int last = units.get(to).token();
    BitSet tokens = new BitSet();
    tokens.set(first, last + 1);
    return new Match(name.concept(), first, last, words, confidence, tokens);
  }

  private void findTellings() {
    Map<Vocabulary.Telling, int[]> lastSeen = new HashMap<>();
    Set<ConceptId> told = new HashSet<>();
    // places[i]: how many words that are not small stand before unit i.
    int place = 0;
    int[] places = new int[units.size()];
    for (int i = 0; i < units.size(); i++) {
      Unit unit = units.get(i);
      places[i] = place;
      if (!unit.small()) {
        place++;
      }
      meet(unit.strong(), i, places, lastSeen, told);
      if (!unit.capitals().isEmpty()) {
        meet(Vocabulary.IN_CAPITALS + unit.capitals(), i, places, lastSeen, told);
      }
    }
  }

  private void meet(
      String word,
      int at,
      int[] places,
      Map<Vocabulary.Telling, int[]> lastSeen,
      Set<ConceptId> told) {
    for (Vocabulary.TellingWord meeting : vocabulary.tellings(word)) {
      Vocabulary.Telling telling = meeting.telling();
      int[] seen = lastSeen.computeIfAbsent(telling, Matcher::unseen);
      seen[meeting.index()] = at;
      int first = Arrays.stream(seen).min().orElseThrow();
      int window = telling.words() == 2 ? PAIR_WINDOW : GROUP_WINDOW;
      if (first >= 0 && places[at] - places[first] <= window && told.add(telling.concept())) {
        matches.add(tellingMatch(telling, seen, first, at));
      }
    }
  }

  private static int[] unseen(Vocabulary.Telling telling) {
    int[] seen = new int[telling.words()];
    Arrays.fill(seen, -1);
    return seen;
  }

  private Match tellingMatch(Vocabulary.Telling telling, int[] seen, int first, int last) {
    BitSet tokens = new BitSet();
    for (int unit : seen) {
      tokens.set(units.get(unit).token());
    }
    return new Match(
        telling.concept(), units.get(first).token(), units.get(last).token(), 0, TELLING, tokens);
  }
}
