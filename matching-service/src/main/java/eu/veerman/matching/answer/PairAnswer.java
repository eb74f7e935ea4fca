package eu.veerman.matching.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The explanation of one pair as the contract shows it ({@code Pair} in {@code
 * openapi/matching.yaml}). Points are decimals with three places.
 */
public record PairAnswer(
    BigDecimal score,
    BigDecimal upperBound,
    List<CriterionAnswer> criteria,
    List<WeekAnswer> weeks,
    List<UnknownAnswer> unknowns) {

  /** Points in thousandths as the contract writes them: 28200 is 28.200. */
  public static BigDecimal points(int thousandths) {
    return BigDecimal.valueOf(thousandths, 3);
  }

  /** One of the seven. */
  public record CriterionAnswer(
      String criterion,
      BigDecimal weight,
      double fit,
      BigDecimal points,
      BigDecimal unknown,
      ReasonAnswer reason,
      List<EvidenceAnswer> evidence) {}

  /** A concept asked and how far it is shown. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record AskedAnswer(String concept, String importance, double fit, Optional<String> held) {}

  /** A language wished and how far it is there. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record WishedLanguageAnswer(
      String code, String minLevel, Optional<String> level, double fit) {}

  /** What earned points, down to the words it was read in. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record EvidenceAnswer(
      String concept,
      String held,
      String strength,
      double relatedness,
      double recency,
      double confidence,
      Optional<UUID> assignment,
      Optional<String> role,
      Optional<String> organisation,
      Optional<YearMonth> from,
      Optional<YearMonth> to,
      Optional<String> quote) {}

  /** One week of the period asked. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record WeekAnswer(LocalDate from, double asked, Optional<Double> free) {}

  /** One question that would settle points. */
  public record UnknownAnswer(String what, BigDecimal points) {}
}
