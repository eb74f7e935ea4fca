package eu.veerman.matching.shortlist.receipt;

import eu.veerman.contracts.request.Weights;
import eu.veerman.matching.receipt.Replay;
import eu.veerman.matching.shortlist.ExclusionAnswer;
import eu.veerman.matching.shortlist.ShortlistAnswer.RequestCard;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * All that one shown shortlist depended on and said, without a name and without a text of a person.
 *
 * @param position place in the event log that the answer included
 * @param demand hash of the normalised request, its weights included
 * @param relatedness hash of how close the concepts asked and held were, in the taxonomy of then
 * @param preview whether the weights were not those saved with the request
 * @param places the managers that were shown, best first
 */
record ReceiptContent(
    RequestCard request,
    String model,
    String taxonomy,
    String position,
    LocalDate today,
    String demand,
    String relatedness,
    Weights weights,
    boolean preview,
    int population,
    int qualified,
    int examined,
    List<ExclusionAnswer> excluded,
    List<Place> places) {

  /**
   * One manager in place.
   *
   * @param person a random pseudonym
   * @param input hash of the normalised profile
   * @param tieKey as text: JSON's numbers do not hold 64 bits
   * @param points of the seven criteria in their order, in thousandths
   * @param shown hash of what was shown of the person
   */
  record Place(
      UUID person,
      String input,
      String tieKey,
      int bestPlace,
      int score,
      int upperBound,
      List<Integer> points,
      String shown) {

    Replay.Pair pair(String demand) {
      return new Replay.Pair(demand, input, tieKey, score, upperBound, points);
    }
  }
}
