package eu.veerman.matching.shortlist;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * What one constraint excludes, as the contract's {@code Exclusion}.
 *
 * @param count fail it, perhaps others too
 * @param onlyThis would be in without it
 * @param limit the effective limit, tolerance included
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ExclusionAnswer(
    String constraint,
    Optional<String> concept,
    Optional<String> language,
    int count,
    int onlyThis,
    Optional<String> limit,
    Optional<RelaxedAnswer> relaxed) {

  /** One step of relaxing and how many more would be in. */
  public record RelaxedAnswer(String limit, int adds) {}
}
