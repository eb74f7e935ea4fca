package eu.veerman.matching.shortlist;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import eu.veerman.matching.answer.FailedConstraint;
import eu.veerman.matching.answer.PairAnswer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The contract's {@code Standing}: where one manager stands for a request, on the shortlist or not.
 *
 * @param outcome {@code listed}, {@code below} the last place listed, or {@code excluded}
 * @param rank of who is listed
 * @param missing points to the last place listed, of who is below it
 * @param failed the constraints that exclude
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record StandingAnswer(
    UUID request,
    String model,
    String taxonomy,
    String position,
    LocalDate today,
    int listed,
    String outcome,
    Optional<Integer> rank,
    Optional<BigDecimal> missing,
    List<FailedConstraint> failed,
    ShortlistAnswer.ManagerCard manager,
    @JsonUnwrapped PairAnswer pair) {}
