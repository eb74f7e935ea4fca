package eu.veerman.matching.match.receipt;

import eu.veerman.matching.receipt.Replay;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * All that one shown list of matches depended on and said, without a text and without who it was
 * made for.
 *
 * @param position place in the event log that the answer included
 * @param version of the profile
 * @param candidate hash of the normalised profile
 * @param relatedness hash of how close the concepts asked and held were, in the taxonomy of then
 * @param population published requests
 * @param places the requests that were shown, best first
 * @param shown hash of the matches as they were shown
 */
record MatchReceiptContent(
    String model,
    String taxonomy,
    String position,
    LocalDate today,
    long version,
    String candidate,
    String relatedness,
    int population,
    int examined,
    List<Place> places,
    String shown) {

  /**
   * One request in place.
   *
   * @param demand hash of the normalised request
   * @param tieKey as text: JSON's numbers do not hold 64 bits
   * @param points of the seven criteria in their order, in thousandths
   */
  record Place(
      UUID request,
      long version,
      String demand,
      String tieKey,
      int score,
      int upperBound,
      List<Integer> points) {

    Replay.Pair pair(String candidate) {
      return new Replay.Pair(demand, candidate, tieKey, score, upperBound, points);
    }
  }

  /** The same answer at a later place in the log is the same receipt. */
  MatchReceiptContent withoutPlaceInLog() {
    return new MatchReceiptContent(
        model, taxonomy, "", today, version, candidate, relatedness, population, 0, places, shown);
  }
}
