package eu.veerman.matching.shortlist;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import eu.veerman.contracts.LanguageSkill;
import eu.veerman.contracts.Money;
import eu.veerman.contracts.request.RequestState;
import eu.veerman.contracts.request.Weights;
import eu.veerman.matching.answer.PairAnswer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The contract's {@code Shortlist}.
 *
 * @param named whether who seeks is shown names of others' managers
 */
public record ShortlistAnswer(
    RequestCard request,
    String model,
    String taxonomy,
    String position,
    LocalDate today,
    boolean exact,
    int examined,
    int population,
    int qualified,
    Weights weights,
    boolean preview,
    Optional<UUID> receipt,
    boolean named,
    List<ExclusionAnswer> excluded,
    List<CandidateAnswer> candidates) {

  /** The same, with the receipt that was kept of it. */
  public ShortlistAnswer withReceipt(UUID kept) {
    return new ShortlistAnswer(
        request,
        model,
        taxonomy,
        position,
        today,
        exact,
        examined,
        population,
        qualified,
        weights,
        preview,
        Optional.of(kept),
        named,
        excluded,
        candidates);
  }

  public record RequestCard(UUID id, long version, String title, RequestState state) {}

  /** One manager in place. */
  public record CandidateAnswer(
      int rank, int bestPlace, ManagerCard manager, @JsonUnwrapped PairAnswer pair) {}

  /** What a row says of the manager. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record ManagerCard(
      UUID id,
      long version,
      Optional<String> name,
      String headline,
      Optional<String> city,
      Optional<String> country,
      Optional<Money> dayRate,
      List<LanguageSkill> languages) {}
}
