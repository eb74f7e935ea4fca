package eu.veerman.matching.match;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import eu.veerman.contracts.CountryCode;
import eu.veerman.matching.answer.PairAnswer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * The contract's {@code Matches}.
 *
 * @param population published requests
 * @param receipt opens this answer as it is, later; absent when only the counts were asked
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record MatchesAnswer(
    ManagerCard manager,
    String model,
    String taxonomy,
    String position,
    LocalDate today,
    boolean exact,
    int examined,
    int population,
    Optional<UUID> receipt,
    List<MatchAnswer> matches) {

  public MatchesAnswer withReceipt(UUID id) {
    return new MatchesAnswer(
        manager,
        model,
        taxonomy,
        position,
        today,
        exact,
        examined,
        population,
        Optional.of(id),
        matches);
  }

  public record ManagerCard(UUID id, long version) {}

  public record MatchAnswer(RequestCard request, @JsonUnwrapped PairAnswer pair) {}

  /** What a manager may know of a request: of a confidential one its public version. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record RequestCard(
      UUID id,
      long version,
      String title,
      Optional<String> organisation,
      Optional<String> industry,
      OptionalInt employees,
      Optional<String> city,
      Optional<CountryCode> country,
      Optional<Double> onsiteShare,
      Optional<LocalDate> start,
      OptionalInt months,
      Optional<Double> daysPerWeek) {}
}
