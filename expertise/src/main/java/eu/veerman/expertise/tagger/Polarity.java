package eu.veerman.expertise.tagger;

import eu.veerman.expertise.taxonomy.ConceptKind;
import java.util.BitSet;
import java.util.List;

/**
 * Which words of a sentence are denied, and which are only wished for.
 *
 * <p>A nominal negation ({@code geen}, {@code sans}) denies what follows in its clause. A verbal
 * one ({@code niet}, {@code pas}) denies the clause where it speaks of need or experience: what
 * follows, or, at the end of the clause ({@code … is niet nodig}), what precedes; elsewhere the
 * next word only, for "the integration does not work" still speaks of an integration. An
 * enumeration goes on over its commas.
 */
final class Polarity {
  /** How far a negation reaches, in words. */
  private static final int MAX_REACH = 14;

  private final List<Token> sentence;
  private final LanguageWords words;
  private final BitSet negated = new BitSet();
  private final BitSet wished = new BitSet();

  private Polarity(List<Token> sentence, LanguageWords words) {
    this.sentence = sentence;
    this.words = words;
  }

  static Polarity of(List<Token> sentence, LanguageWords words) {
    Polarity polarity = new Polarity(sentence, words);
    polarity.read();
    return polarity;
  }

  /** Whether more than half of a sentence's telling words are denied. */
  boolean deniesMostOf(List<Token> sentence) {
    int telling = 0;
    int denied = 0;
    for (int i = 0; i < sentence.size(); i++) {
      if (!words.small().contains(sentence.get(i).word())) {
        telling++;
        denied += negated.get(i) ? 1 : 0;
      }
    }
    return 2 * denied > telling;
  }

  /** Whether all these tokens are denied. */
  boolean denies(Match match) {
    return all(negated, match) || isSomebodyElses(match);
  }

  /** "The HR director of the client" is not who writes. */
  private boolean isSomebodyElses(Match match) {
    return match.concept().kind() == ConceptKind.FUNCTION
        && match.last() + 1 < sentence.size()
        && words.theirs().lengthAt(sentence, match.last() + 1) > 0;
  }

  /** Whether all these tokens are only wished for. */
  boolean wishes(Match match) {
    return all(wished, match);
  }

  private static boolean all(BitSet scope, Match match) {
    if (!match.isTelling()) {
      return scope.get(match.first());
    }
    BitSet outside = (BitSet) match.tokens().clone();
    outside.andNot(scope);
    return outside.isEmpty();
  }

  private void read() {
    int i = 0;
    while (i < sentence.size()) {
      int skip = words.noNegation().lengthAt(sentence, i);
      if (skip == 0) {
        readAt(i);
        skip = 1;
      }
      i += skip;
    }
  }

  private void readAt(int i) {
    int nominal = words.nominalNegation().lengthAt(sentence, i);
    int verbal = words.verbalNegation().lengthAt(sentence, i);
    if (nominal > 0) {
      negateFrom(i + nominal);
    } else if (verbal > 0) {
      negateClause(i, i + verbal);
    }
    int denial = words.denialAfter().lengthAt(sentence, i);
    if (denial > 0) {
      negated.set(startOfClause(i), i);
    }
    int before = words.wishBefore().lengthAt(sentence, i);
    if (before > 0) {
      wished.set(i + before, endOfStatement(i + before));
    }
    int after = words.wishAfter().lengthAt(sentence, i);
    if (after > 0) {
      wished.set(startOfClause(i), i);
    }
  }

  private void negateClause(int trigger, int from) {
    int end = endOfClause(from);
    int start = startOfClause(trigger);
    boolean need = false;
    for (int i = start; i < end; i++) {
      need |= words.need().lengthAt(sentence, i) > 0;
    }
    boolean nothingFollows = true;
    int nextWord = end;
    for (int i = end - 1; i >= from; i--) {
      String word = sentence.get(i).word();
      if (!words.small().contains(word) || sentence.get(i).isCapitals()) {
        nextWord = i;
        nothingFollows &= words.need().lengthAt(sentence, i) > 0;
      }
    }
    if (nothingFollows && need) {
      negated.set(start, trigger);
    } else if (need) {
      negateFrom(from);
    } else if (nextWord < end) {
      negated.set(from, nextWord + 1);
    }
  }

  private void negateFrom(int from) {
    int end = endOfClause(from);
    // An enumeration: no SAP, Oracle or Dynamics.
    int limit = Math.min(sentence.size(), from + MAX_REACH);
    int last = end;
    for (int i = end; i < limit && !endsScope(i, Token.Gap.CLAUSE); i++) {
      if (words.or().lengthAt(sentence, i) > 0) {
        last = endOfClause(i + 1);
      }
    }
    negated.set(from, Math.max(last, from));
  }

  private boolean endsScope(int i, Token.Gap gap) {
    return sentence.get(i).before().compareTo(gap) >= 0
        || words.scopeEnd().lengthAt(sentence, i) > 0;
  }

  /** One past the last word of the clause that goes on at {@code from}. */
  private int endOfClause(int from) {
    int i = from;
    int limit = Math.min(sentence.size(), from + MAX_REACH);
    while (i < limit && !endsScope(i, Token.Gap.COMMA)) {
      i++;
    }
    return i;
  }

  /** One past the last word of the statement: commas do not end it. */
  private int endOfStatement(int from) {
    int i = from;
    // Wishes: SAP, Oracle. The colon after the word does not end what it announces.
    while (i < sentence.size() && (i == from || !endsScope(i, Token.Gap.CLAUSE))) {
      i++;
    }
    return i;
  }

  /** The first word of the clause in which {@code at} stands; an enumeration is one clause. */
  private int startOfClause(int at) {
    int limit = Math.max(0, at - MAX_REACH);
    boolean enumeration = false;
    int start = at;
    for (int i = at; i > limit; i--) {
      if (words.scopeEnd().lengthAt(sentence, i) > 0 && i < at) {
        return i + 1;
      }
      enumeration |= words.or().lengthAt(sentence, i) > 0;
      Token.Gap gap = sentence.get(i).before();
      if (gap == Token.Gap.CLAUSE || gap == Token.Gap.COMMA && !enumeration) {
        return i;
      }
      start = i - 1;
    }
    return start;
  }
}
