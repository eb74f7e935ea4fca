package eu.veerman.matching.match;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import eu.veerman.matching.answer.FailedConstraint;
import eu.veerman.matching.answer.PairAnswer;
import eu.veerman.matching.match.MatchesAnswer.RequestCard;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The contract's {@code MatchStanding}: where a manager stands for one request, told to the
 * manager.
 *
 * @param distance to the first ten places, in bands, so that nobody reads a rival's points from it:
 *     {@code listed}, {@code near} (up to 5 points), {@code far}, or {@code excluded}
 * @param shown whether who seeks is shown the manager at all, by the manager's own choice of
 *     visibility; untold of a confidential request
 * @param failed what keeps the pair apart; of a confidential request nothing, and the rate is never
 *     named
 */
public record MatchStandingAnswer(
    UUID manager,
    String model,
    String taxonomy,
    LocalDate today,
    String distance,
    Optional<Boolean> shown,
    List<FailedConstraint> failed,
    RequestCard request,
    @JsonUnwrapped PairAnswer pair) {}
