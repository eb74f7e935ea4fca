package eu.veerman.ranking;

import java.util.List;
import java.util.Set;

/**
 * Whether the day rate fits the ceiling:
 *
 * <pre>fit = 1 up to the ceiling, then (bands - band) / bands
 * </pre>
 *
 * where the tolerance above the ceiling is cut into bands as wide as one step of relaxing it, and a
 * rate counts as the far end of its band: with 30% and steps of 10%, above the ceiling 2/3, above
 * 110% of it 1/3, above 120% of it 0. Bands, because both sides of a pair see one score, and one
 * straight line would tell the manager the ceiling to the cent (ADR 7). Unknown without a rate, or
 * with one in a currency that the model cannot compare.
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
    Fit fit = fit(cents, ceiling.cents(), pairing.model());
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

  private static Fit fit(long rate, long ceiling, Model model) {
    if (rate <= ceiling) {
      return Fit.FULL;
    }
    int width = model.steps().rateThousandths();
    long bands = Math.ceilDiv(model.tolerances().rateThousandths(), width);
    long band = Math.ceilDiv((rate - ceiling) * 1_000, ceiling * width);
    return band >= bands ? Fit.NONE : Fit.of((double) (bands - band) / bands);
  }
}
