package eu.veerman.ranking;

import java.time.LocalDate;
import java.util.List;

/**
 * The whole answer for one pair of request and candidate. The score is not stored beside the
 * contributions but is their sum, so that it cannot hold anything else.
 *
 * @param modelVersion by which model
 * @param today as of which day
 * @param admission how the constraints turned out; an excluded pair is scored all the same, so that
 *     a near miss can be shown
 * @param contributions one for each criterion, in their order
 */
public record Verdict(
    String modelVersion, LocalDate today, Admission admission, List<Contribution> contributions) {
  public Verdict {
    contributions = List.copyOf(contributions);
    List<Criterion> criteria = contributions.stream().map(Contribution::criterion).toList();
    if (!criteria.equals(List.of(Criterion.values()))) {
      throw new IllegalArgumentException(
          "contributions are for " + criteria + ", must be each criterion once in order");
    }
  }

  public boolean excluded() {
    return admission.excluded();
  }

  /** The sum of the contributions' points, in thousandths: 0 to 100,000. */
  public int scoreThousandths() {
    return contributions.stream().mapToInt(Contribution::pointsThousandths).sum();
  }

  /** The score if everything unknown turned out well, in thousandths: the score or more. */
  public int upperBoundThousandths() {
    return scoreThousandths()
        + contributions.stream().mapToInt(Contribution::unknownThousandths).sum();
  }

  public Contribution contribution(Criterion criterion) {
    return contributions.get(criterion.ordinal());
  }
}
