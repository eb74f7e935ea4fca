package eu.veerman.ranking;

import java.util.List;
import java.util.Set;

/**
 * Whether the day rate fits the ceiling:
 *
 * <pre>fit = 1 up to the ceiling, then (limit - rate) / (limit - ceiling), and 0 from the limit
 * </pre>
 *
 * where the limit is the ceiling with its tolerance. Unknown without a rate, or with one in a
 * currency that the model cannot compare.
 */
final class RateCriterion implements CriterionFormula {
  @Override
  public Criterion criterion() {
    return Criterion.RATE;
  }

  @Override
  public Contribution contribute(Pairing pairing) {
    int weight = pairing.weightOf(criterion());
    DayRate ceiling = pairing.request().rateCeiling();
    if (ceiling == null) {
      return Contribution.notAsked(criterion(), weight);
    }
    DayRate rate = pairing.candidate().dayRate();
    Long cents =
        rate == null ? null : pairing.model().referenceRates().centsIn(ceiling.currency(), rate);
    if (rate == null || cents == null) {
      return Contribution.unknown(criterion(), weight, Set.of(Fact.DAY_RATE));
    }
    long limit = pairing.model().tolerances().rateLimitCents(ceiling.cents());
    Fit fit = fit(cents, ceiling.cents(), limit);
    int points = fit.points(weight);
    return new Contribution(
        criterion(),
        weight,
        fit,
        points,
        0,
        new Reason.RateBesideCeiling(
            cents,
            ceiling.cents(),
            limit,
            ceiling.currency(),
            !rate.currency().equals(ceiling.currency())),
        List.of(new EarnedBy.Stated(Fact.DAY_RATE, points)));
  }

  private static Fit fit(long rate, long ceiling, long limit) {
    if (rate <= ceiling) {
      return Fit.FULL;
    }
    return rate >= limit ? Fit.NONE : Fit.of((double) (limit - rate) / (limit - ceiling));
  }
}
