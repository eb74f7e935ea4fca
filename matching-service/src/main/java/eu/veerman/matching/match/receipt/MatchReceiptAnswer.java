package eu.veerman.matching.match.receipt;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.util.RawValue;
import eu.veerman.matching.answer.PairAnswer;
import eu.veerman.matching.receipt.ReplayAnswer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The contract's {@code MatchReceipt}: a list of matches as it was shown, and what replaying it
 * gives.
 *
 * @param manager whose matches; absent when the person was erased
 * @param person a random pseudonym
 * @param matches as they were shown, to the letter; absent when the person was erased
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record MatchReceiptAnswer(
    UUID id,
    Instant madeAt,
    Optional<UUID> manager,
    UUID person,
    long version,
    String model,
    String taxonomy,
    String position,
    LocalDate today,
    int population,
    int examined,
    List<PlaceAnswer> places,
    Optional<RawValue> matches,
    ReplayAnswer replay) {

  /**
   * What is left when the texts are gone. Points by criterion would tell of what a request hides.
   */
  record PlaceAnswer(int rank, UUID request, BigDecimal score, BigDecimal upperBound) {
    static PlaceAnswer of(int rank, MatchReceiptContent.Place place) {
      return new PlaceAnswer(
          rank,
          place.request(),
          PairAnswer.points(place.score()),
          PairAnswer.points(place.upperBound()));
    }
  }

  /** A line of the list of receipts. */
  record Line(UUID id, Instant madeAt, String model, int matches) {}

  /** The newest receipts of a manager's matches. */
  record Lines(List<Line> items) {}
}
