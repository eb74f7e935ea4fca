package eu.veerman.ranking;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/**
 * Whether the manager is free when the work is there:
 *
 * <pre>fit = Σ min(asked, free) over the weeks / Σ asked over the weeks × freshness</pre>
 *
 * Asked only when the request gives start, length and days a week; unknown without a calendar.
 */
final class AvailabilityCriterion implements CriterionFormula {
  @Override
  public Criterion criterion() {
    return Criterion.AVAILABILITY;
  }

  @Override
  public Contribution contribute(Pairing pairing) {
    int weight = pairing.weightOf(criterion());
    Period period = pairing.period();
    DaysPerWeek asked = pairing.request().daysPerWeek();
    // A term of one weekend asks for no working day at all.
    if (period == null || asked == null || !period.hasWorkingDay()) {
      return Contribution.notAsked(criterion(), weight);
    }
    Calendar calendar = pairing.candidate().calendar();
    if (calendar == null) {
      return Contribution.unknown(criterion(), weight, Set.of(Fact.CALENDAR));
    }
    FreeTime time = FreeTime.of(calendar, period);
    List<Week> weeks = time.weeks(asked.tenths());
    int daysSinceConfirmed = daysSince(calendar.confirmedOn(), pairing.today());
    double freshness = pairing.model().freshness().of(daysSinceConfirmed);
    double share = FreeTime.share(weeks);
    Fit fit = Fit.of(share * freshness);
    int points = fit.points(weight);
    return new Contribution(
        criterion(),
        weight,
        fit,
        points,
        0,
        new Reason.FreeDays(
            share,
            freshness,
            daysSinceConfirmed,
            time.days().busy(),
            calendar.firstFreeDay(period.first()),
            weeks),
        List.of(new EarnedBy.Stated(Fact.CALENDAR, points)));
  }

  private static int daysSince(LocalDate confirmedOn, LocalDate today) {
    return (int) Math.max(0, ChronoUnit.DAYS.between(confirmedOn, today));
  }
}
