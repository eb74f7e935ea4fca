package eu.veerman.ranking;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Whether the place can be reached:
 *
 * <pre>
 * fit   = (1 - onsiteShare) + onsiteShare × reach
 * reach = 1 within the easy share of the radius, then straight down to 0 at radius and tolerance
 * </pre>
 *
 * Work that is all remote fits everybody. Otherwise it is not asked without a place, and unknown
 * without base or radius: then nothing is earned, the remote share included, until the one question
 * is answered.
 */
final class PlaceCriterion implements CriterionFormula {
  @Override
  public Criterion criterion() {
    return Criterion.PLACE;
  }

  @Override
  public Contribution contribute(Pairing pairing) {
    int weight = pairing.weightOf(criterion());
    Workplace workplace = pairing.request().workplace();
    if (workplace == null) {
      return Contribution.notAsked(criterion(), weight);
    }
    if (workplace.onsiteShare() == 0) {
      return new Contribution(
          criterion(),
          weight,
          Fit.FULL,
          weight,
          0,
          new Reason.FullyRemote(),
          List.of(new EarnedBy.RemoteWork(weight)));
    }
    Coordinates site = workplace.coordinates();
    if (site == null) {
      return Contribution.notAsked(criterion(), weight);
    }
    Mobility mobility = pairing.candidate().mobility();
    Coordinates base = mobility.base();
    Integer maxKm = mobility.maxKm();
    if (base == null || maxKm == null) {
      Set<Fact> facts = EnumSet.noneOf(Fact.class);
      if (base == null) {
        facts.add(Fact.BASE);
      }
      if (maxKm == null) {
        facts.add(Fact.TRAVEL_RADIUS);
      }
      return Contribution.unknown(criterion(), weight, facts);
    }
    long distance = base.metresTo(site);
    double onsite = workplace.onsiteShare();
    double reach = reach(distance, maxKm, pairing.model());
    Fit remote = Fit.of(1 - onsite);
    Fit fit = Fit.of((1 - onsite) + onsite * reach);
    int points = fit.points(weight);
    int remotePoints = remote.points(weight);
    return new Contribution(
        criterion(),
        weight,
        fit,
        points,
        0,
        new Reason.Distance(distance, maxKm, onsite, reach),
        List.of(
            new EarnedBy.RemoteWork(remotePoints),
            new EarnedBy.Stated(Fact.BASE, points - remotePoints)));
  }

  private static double reach(long distanceMetres, int maxKm, Model model) {
    double easy = maxKm * 1_000.0 * model.easyTravelShare();
    long limit = model.tolerances().travelLimitMetres(maxKm);
    if (distanceMetres <= easy) {
      return 1;
    }
    return distanceMetres >= limit ? 0 : (limit - distanceMetres) / (limit - easy);
  }
}
