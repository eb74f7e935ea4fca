package eu.veerman.expertise.tagger;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** Chooses among overlapping matches of one sentence. */
final class Selection {
  /** Most words first; of as many words, those that stand closest together. */
  private static final Comparator<Match> LONGEST_FIRST =
      Comparator.comparingInt(Match::words)
          .reversed()
          .thenComparing(Comparator.comparingInt(match -> match.last() - match.first()))
          .thenComparing(Comparator.comparingDouble(Match::confidence).reversed())
          .thenComparingInt(Match::first)
          .thenComparing(Match::concept);

  private Selection() {}

  /**
   * The longest names that do not overlap, all concepts of a name that several share, and the
   * tellings of concepts that no name in the sentence already gives.
   */
  static List<Match> of(List<Match> matches) {
    List<Match> chosen = new ArrayList<>();
    BitSet taken = new BitSet();
    List<Match> names =
        matches.stream().filter(match -> !match.isTelling()).sorted(LONGEST_FIRST).toList();
    for (Match name : names) {
      boolean free = taken.get(name.first(), name.last() + 1).isEmpty();
      if (free || chosen.stream().anyMatch(other -> sharesName(other, name))) {
        chosen.add(name);
        taken.set(name.first(), name.last() + 1);
      }
    }
    List<Match> named = List.copyOf(chosen);
    for (Match telling : matches) {
      if (telling.isTelling()
          && named.stream().noneMatch(name -> name.concept().equals(telling.concept()))) {
        chosen.add(telling);
      }
    }
    return chosen;
  }

  private static boolean sharesName(Match chosen, Match other) {
    return chosen.first() == other.first()
        && chosen.last() == other.last()
        && chosen.words() == other.words()
        && !chosen.concept().equals(other.concept());
  }
}
