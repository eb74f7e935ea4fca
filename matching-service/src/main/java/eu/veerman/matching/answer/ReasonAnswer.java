package eu.veerman.matching.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import eu.veerman.contracts.Money;
import eu.veerman.matching.answer.PairAnswer.AskedAnswer;
import eu.veerman.matching.answer.PairAnswer.WishedLanguageAnswer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Why a criterion earned what it earned, as the contract's {@code Reason}: told apart by its {@code
 * kind}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ReasonAnswer.NotAsked.class, name = "notAsked"),
  @JsonSubTypes.Type(value = ReasonAnswer.Unknown.class, name = "unknown"),
  @JsonSubTypes.Type(value = ReasonAnswer.Concepts.class, name = "concepts"),
  @JsonSubTypes.Type(value = ReasonAnswer.Availability.class, name = "availability"),
  @JsonSubTypes.Type(value = ReasonAnswer.Rate.class, name = "rate"),
  @JsonSubTypes.Type(value = ReasonAnswer.Place.class, name = "place"),
  @JsonSubTypes.Type(value = ReasonAnswer.Confidential.class, name = "confidential")
})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public sealed interface ReasonAnswer {
  /** The request does not ask this. */
  record NotAsked() implements ReasonAnswer {}

  /** The profile does not say. */
  record Unknown(List<String> what) implements ReasonAnswer {}

  /** Coverage of what is asked; {@code what} names what is unknown of it. */
  record Concepts(
      List<AskedAnswer> asked, List<WishedLanguageAnswer> wishedLanguages, List<String> what)
      implements ReasonAnswer {}

  record Availability(double daysFree, double daysAsked, double freshness, LocalDate confirmedOn)
      implements ReasonAnswer {}

  /** The ceiling is private to the organisation that set it. */
  record Rate(Money rate, Optional<Money> ceiling, Optional<Double> aboveShare)
      implements ReasonAnswer {}

  /** Without a distance all work is remote. */
  record Place(Optional<Double> distanceKm, Optional<Double> maxKm, double onsiteShare)
      implements ReasonAnswer {}

  /** What a confidential request asks is told to its owner only. */
  record Confidential() implements ReasonAnswer {}
}
