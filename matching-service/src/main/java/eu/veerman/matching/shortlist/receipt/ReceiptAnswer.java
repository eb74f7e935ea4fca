package eu.veerman.matching.shortlist.receipt;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.util.RawValue;
import eu.veerman.contracts.request.Weights;
import eu.veerman.matching.answer.PairAnswer;
import eu.veerman.matching.receipt.ReplayAnswer;
import eu.veerman.matching.shortlist.ExclusionAnswer;
import eu.veerman.matching.shortlist.ShortlistAnswer.RequestCard;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The contract's {@code Receipt}: a shortlist as it was shown, and what replaying it gives. */
record ReceiptAnswer(
    UUID id,
    Instant madeAt,
    RequestCard request,
    String model,
    String taxonomy,
    String position,
    LocalDate today,
    Weights weights,
    boolean preview,
    int population,
    int qualified,
    int examined,
    List<ExclusionAnswer> excluded,
    List<PlaceAnswer> candidates,
    ReplayAnswer replay) {

  /**
   * One place.
   *
   * @param shown the candidate as the shortlist showed it, to the letter; absent when the person
   *     was erased or is not shown any more
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record PlaceAnswer(
      int rank,
      UUID person,
      BigDecimal score,
      BigDecimal upperBound,
      List<BigDecimal> points,
      Optional<RawValue> shown) {

    static PlaceAnswer of(int rank, ReceiptContent.Place place, Optional<RawValue> shown) {
      return new PlaceAnswer(
          rank,
          place.person(),
          PairAnswer.points(place.score()),
          PairAnswer.points(place.upperBound()),
          place.points().stream().map(PairAnswer::points).toList(),
          shown);
    }
  }

  /** A line of the list of receipts. */
  record Line(UUID id, Instant madeAt, String model, boolean preview, int candidates) {}

  /** The newest receipts of a request. */
  record Lines(List<Line> items) {}
}
