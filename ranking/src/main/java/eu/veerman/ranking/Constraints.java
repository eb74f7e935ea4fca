package eu.veerman.ranking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The constraints of one pair. They exclude, with the model's tolerances, and are never traded
 * against points. What the profile does not state is {@link Outcome#UNKNOWN} and excludes nobody,
 * but for must-have concepts: a concept that is not held is not shown.
 */
final class Constraints {
  private final Pairing pairing;
  private final Model.Tolerances tolerances;
  private final List<ConstraintResult> results = new ArrayList<>();

  private Constraints(Pairing pairing) {
    this.pairing = pairing;
    this.tolerances = pairing.model().tolerances();
  }

  static Admission check(Pairing pairing) {
    Constraints constraints = new Constraints(pairing);
    constraints.languages();
    constraints.concepts();
    constraints.calendar();
    constraints.rate();
    constraints.place();
    return new Admission(constraints.results);
  }

  private void add(Constraint constraint, Outcome outcome) {
    results.add(new ConstraintResult(constraint, outcome));
  }

  private void add(ConstraintKind kind, Outcome outcome) {
    add(Constraint.of(kind), outcome);
  }

  private static Outcome metIf(boolean met) {
    return met ? Outcome.MET : Outcome.FAILED;
  }

  private void languages() {
    for (LanguageDemand demand : pairing.request().languages()) {
      if (demand.must()) {
        CefrLevel held = pairing.candidate().levelOf(demand.language());
        Outcome outcome =
            pairing.candidate().languages().isEmpty()
                ? Outcome.UNKNOWN
                : metIf(held != null && held.reaches(demand.level()));
        add(Constraint.language(demand.language()), outcome);
      }
    }
  }

  private void concepts() {
    for (AskedConcept asked : pairing.request().concepts()) {
      if (asked.excludes()) {
        add(Constraint.concept(asked.id()), metIf(shows(asked.id())));
      }
    }
  }

  /** Whether the profile holds the concept or a narrower one, with enough confidence. */
  private boolean shows(String asked) {
    for (HeldConcept held : pairing.candidate().concepts()) {
      if (pairing.relatedness().covers(asked, held.id())) {
        for (Evidence evidence : held.evidence()) {
          if (evidence.confidence() >= pairing.model().leastMustHaveConfidence()) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private void calendar() {
    Term term = pairing.term();
    Period period = pairing.period();
    DaysPerWeek asked = pairing.request().daysPerWeek();
    Calendar calendar = pairing.candidate().calendar();
    FreeTime time = calendar == null || period == null ? null : FreeTime.of(calendar, period);
    if (term != null) {
      add(
          ConstraintKind.START,
          calendar == null ? Outcome.UNKNOWN : metIf(startsInTime(calendar, term.start())));
    }
    if (period != null) {
      add(
          ConstraintKind.PERIOD,
          time == null ? Outcome.UNKNOWN : metIf(time.busyDays() <= tolerances.busyDays()));
    }
    if (asked != null) {
      add(
          ConstraintKind.DAYS,
          calendar == null ? Outcome.UNKNOWN : metIf(daysSuffice(asked, calendar, time)));
    }
  }

  private boolean startsInTime(Calendar calendar, LocalDate start) {
    LocalDate firstFree = calendar.firstFreeDay(start);
    return firstFree != null && !firstFree.isAfter(start.plusDays(tolerances.startDays()));
  }

  /**
   * Days a week are compared on average over the working days that are not entirely busy, since the
   * busy ones are counted by {@link ConstraintKind#PERIOD} already; by the calendar's usual week
   * when the request gives no period, or nothing of it is free.
   */
  private boolean daysSuffice(DaysPerWeek asked, Calendar calendar, @Nullable FreeTime time) {
    int least = asked.tenths() - tolerances.daysPerWeek().tenths();
    if (time == null || time.freeDays() == 0) {
      return calendar.usual().tenths() >= least;
    }
    return time.capacityTenths() >= (long) least * time.freeDays();
  }

  private void rate() {
    DayRate ceiling = pairing.request().rateCeiling();
    if (ceiling != null) {
      DayRate rate = pairing.candidate().dayRate();
      Long cents =
          rate == null ? null : pairing.model().referenceRates().centsIn(ceiling.currency(), rate);
      add(
          ConstraintKind.RATE,
          cents == null
              ? Outcome.UNKNOWN
              : metIf(cents <= tolerances.rateLimitCents(ceiling.cents())));
    }
  }

  private void place() {
    Workplace workplace = pairing.request().workplace();
    if (workplace == null || workplace.onsiteShare() <= tolerances.onsiteShare()) {
      return;
    }
    Mobility mobility = pairing.candidate().mobility();
    String country = workplace.country();
    if (country != null) {
      add(ConstraintKind.COUNTRY, country(country, mobility));
    }
    Coordinates site = workplace.coordinates();
    if (site != null) {
      add(ConstraintKind.TRAVEL, travel(site, mobility));
    }
  }

  /** Who states no countries is taken to work in the base's country; elsewhere is unknown. */
  private static Outcome country(String country, Mobility mobility) {
    if (mobility.countries().isEmpty()) {
      return country.equals(mobility.baseCountry()) ? Outcome.MET : Outcome.UNKNOWN;
    }
    return metIf(mobility.countries().contains(country));
  }

  private Outcome travel(Coordinates site, Mobility mobility) {
    Coordinates base = mobility.base();
    Integer maxKm = mobility.maxKm();
    if (base == null || maxKm == null) {
      return Outcome.UNKNOWN;
    }
    return metIf(base.metresTo(site) <= tolerances.travelLimitMetres(maxKm));
  }
}
