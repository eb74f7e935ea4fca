package eu.veerman.ranking;

import java.util.List;
import java.util.Set;

/**
 * What one criterion adds to the score and why.
 *
 * @param criterion which one
 * @param weightThousandths the most it can add, in thousandths of a point
 * @param fit 0 to 1
 * @param pointsThousandths {@code floor(weight × fit)}: what it adds
 * @param unknownThousandths what it could add on top if everything unknown turned out well
 * @param reason the numbers behind the fit
 * @param evidence who earned the points; its points add up to {@code pointsThousandths}
 */
public record Contribution(
    Criterion criterion,
    int weightThousandths,
    Fit fit,
    int pointsThousandths,
    int unknownThousandths,
    Reason reason,
    List<EarnedBy> evidence) {
  public Contribution {
    Range.within("weight of " + criterion, weightThousandths, 0, Weights.TOTAL_THOUSANDTHS);
    int points = fit.points(weightThousandths);
    Range.within("points of " + criterion, pointsThousandths, points, points);
    Range.within(
        "unknown points of " + criterion,
        unknownThousandths,
        0,
        weightThousandths - pointsThousandths);
    evidence = List.copyOf(evidence);
    int earned = 0;
    for (EarnedBy piece : evidence) {
      earned += piece.pointsThousandths();
    }
    Range.within("points of the evidence for " + criterion, earned, points, points);
  }

  /** Whether something is unknown that could still earn points or was asked for. */
  public boolean unknown() {
    return unknownThousandths > 0 || reason instanceof Reason.Unknown;
  }

  static Contribution notAsked(Criterion criterion, int weightThousandths) {
    return new Contribution(
        criterion, weightThousandths, Fit.NONE, 0, 0, new Reason.NotAsked(), List.of());
  }

  static Contribution unknown(Criterion criterion, int weightThousandths, Set<Fact> facts) {
    return new Contribution(
        criterion,
        weightThousandths,
        Fit.NONE,
        0,
        weightThousandths,
        new Reason.Unknown(facts),
        List.of());
  }
}
