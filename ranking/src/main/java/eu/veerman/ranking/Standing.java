package eu.veerman.ranking;

import java.util.ArrayList;
import java.util.List;

/**
 * All that decides a place: higher score first, between equal scores the lower tie key.
 *
 * @param scoreThousandths 0 to 100,000
 * @param upperBoundThousandths the score or more, to 100,000
 * @param tieKey stored random number
 */
public record Standing(int scoreThousandths, int upperBoundThousandths, long tieKey)
    implements Comparable<Standing> {
  public Standing {
    Range.within("score in thousandths", scoreThousandths, 0, Weights.TOTAL_THOUSANDTHS);
    Range.within(
        "upper bound in thousandths",
        upperBoundThousandths,
        scoreThousandths,
        Weights.TOTAL_THOUSANDTHS);
  }

  public static Standing of(Verdict verdict, long tieKey) {
    return new Standing(verdict.scoreThousandths(), verdict.upperBoundThousandths(), tieKey);
  }

  @Override
  public int compareTo(Standing other) {
    int byScore = Integer.compare(other.scoreThousandths, scoreThousandths);
    return byScore != 0 ? byScore : Long.compare(tieKey, other.tieKey);
  }

  /** This candidate with everything unknown turned out well. */
  private Standing atBest() {
    return new Standing(upperBoundThousandths, upperBoundThousandths, tieKey);
  }

  /**
   * For each standing of a list in order, the place (from 1) it would take if its own unknowns, and
   * nobody else's, turned out well. The top of a longer list will do: whoever stands before a
   * candidate's best stands before the candidate.
   */
  public static List<Integer> bestPlaces(List<Standing> inOrder) {
    List<Integer> places = new ArrayList<>(inOrder.size());
    for (int i = 0; i < inOrder.size(); i++) {
      Standing best = inOrder.get(i).atBest();
      int low = 0;
      int high = i;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (inOrder.get(middle).compareTo(best) < 0) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      places.add(low + 1);
    }
    return List.copyOf(places);
  }
}
