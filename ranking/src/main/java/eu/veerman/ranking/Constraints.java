package eu.veerman.ranking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The constraints of one request, made ready to be decided for many candidates. They exclude, with
 * the model's tolerances, and are never traded against points. What the profile does not state is
 * {@link Outcome#UNKNOWN} and excludes nobody, but for must-have concepts: a concept that is not
 * held is not shown. Immutable.
 */
public final class Constraints {
  private final Model model;
  private final Model.Tolerances tolerances;
  private final Relatedness relatedness;
  private final List<LanguageDemand> mustLanguages;
  private final List<String> mustConcepts;
  private final @Nullable LocalDate start;
  private final @Nullable Period period;
  private final @Nullable DaysPerWeek daysPerWeek;
  private final @Nullable DayRate rateCeiling;
  private final @Nullable String country;
  private final @Nullable Coordinates site;
  private final List<Constraint> all;

  public Constraints(RequestInput request, Model model, Relatedness relatedness, LocalDate today) {
    this.model = model;
    this.tolerances = model.tolerances();
    this.relatedness = relatedness;
    this.mustLanguages = request.languages().stream().filter(LanguageDemand::must).toList();
    this.mustConcepts =
        request.concepts().stream().filter(AskedConcept::excludes).map(AskedConcept::id).toList();
    Term term = request.term() == null ? null : request.term().asOf(today);
    this.start = term == null ? null : term.start();
    this.period = term == null ? null : term.period();
    this.daysPerWeek = request.daysPerWeek();
    this.rateCeiling = request.rateCeiling();
    Workplace workplace = request.workplace();
    if (workplace != null && workplace.onsiteShare() > tolerances.onsiteShare()) {
      this.country = workplace.country();
      this.site = workplace.coordinates();
    } else {
      this.country = null;
      this.site = null;
    }
    this.all = list();
  }

  private List<Constraint> list() {
    List<Constraint> list = new ArrayList<>();
    mustLanguages.forEach(demand -> list.add(Constraint.language(demand.language())));
    mustConcepts.forEach(concept -> list.add(Constraint.concept(concept)));
    if (start != null) {
      list.add(Constraint.of(ConstraintKind.START));
    }
    if (period != null) {
      list.add(Constraint.of(ConstraintKind.PERIOD));
    }
    if (daysPerWeek != null) {
      list.add(Constraint.of(ConstraintKind.DAYS));
    }
    if (rateCeiling != null) {
      list.add(Constraint.of(ConstraintKind.RATE));
    }
    if (country != null) {
      list.add(Constraint.of(ConstraintKind.COUNTRY));
    }
    if (site != null) {
      list.add(Constraint.of(ConstraintKind.TRAVEL));
    }
    return List.copyOf(list);
  }

  /** What the request insists on, in the order of the outcomes. */
  List<Constraint> all() {
    return all;
  }

  /** Whether none excludes the candidate. */
  public boolean admit(CandidateInput candidate) {
    Outcome[] outcomes = new Outcome[all.size()];
    decide(candidate, outcomes);
    for (Outcome outcome : outcomes) {
      if (outcome == Outcome.FAILED) {
        return false;
      }
    }
    return true;
  }

  Admission admission(CandidateInput candidate) {
    Outcome[] outcomes = new Outcome[all.size()];
    decide(candidate, outcomes);
    List<ConstraintResult> results = new ArrayList<>(outcomes.length);
    for (int i = 0; i < outcomes.length; i++) {
      results.add(new ConstraintResult(all.get(i), outcomes[i]));
    }
    return new Admission(results);
  }

  /**
   * Decides every constraint, without making anything new: this is done for whole populations.
   *
   * @param outcomes as long as {@link #all}; is filled
   */
  void decide(CandidateInput candidate, Outcome[] outcomes) {
    int next = 0;
    for (LanguageDemand demand : mustLanguages) {
      outcomes[next++] = language(demand, candidate);
    }
    if (!mustConcepts.isEmpty()) {
      concepts(candidate, outcomes, next);
      next += mustConcepts.size();
    }
    Calendar calendar = candidate.calendar();
    DayCount days = calendar == null || period == null ? null : DayCount.of(calendar, period);
    if (start != null) {
      outcomes[next++] = calendar == null ? Outcome.UNKNOWN : metIf(startsInTime(calendar, start));
    }
    if (period != null) {
      outcomes[next++] =
          days == null ? Outcome.UNKNOWN : metIf(days.busy() <= tolerances.busyDays());
    }
    if (daysPerWeek != null) {
      outcomes[next++] =
          calendar == null ? Outcome.UNKNOWN : metIf(daysSuffice(daysPerWeek, calendar, days));
    }
    if (rateCeiling != null) {
      outcomes[next++] = rate(rateCeiling, candidate.dayRate());
    }
    if (country != null) {
      outcomes[next++] = country(country, candidate.mobility());
    }
    if (site != null) {
      outcomes[next] = travel(site, candidate.mobility());
    }
  }

  private static Outcome metIf(boolean met) {
    return met ? Outcome.MET : Outcome.FAILED;
  }

  private static Outcome language(LanguageDemand demand, CandidateInput candidate) {
    if (candidate.languages().isEmpty()) {
      return Outcome.UNKNOWN;
    }
    CefrLevel held = candidate.levelOf(demand.language());
    return metIf(held != null && held.reaches(demand.level()));
  }

  /**
   * A concept is shown by itself or by a narrower one, with enough confidence. Must-haves are few
   * and shown ones rare, so the profile is walked once for all of them.
   */
  private void concepts(CandidateInput candidate, Outcome[] outcomes, int from) {
    Arrays.fill(outcomes, from, from + mustConcepts.size(), Outcome.FAILED);
    List<HeldConcept> concepts = candidate.concepts();
    for (int h = 0; h < concepts.size(); h++) {
      HeldConcept held = concepts.get(h);
      for (int i = 0; i < mustConcepts.size(); i++) {
        if (outcomes[from + i] == Outcome.FAILED
            && relatedness.covers(mustConcepts.get(i), held.id())
            && isSure(held)) {
          outcomes[from + i] = Outcome.MET;
        }
      }
    }
  }

  private boolean isSure(HeldConcept held) {
    for (Evidence evidence : held.evidence()) {
      if (evidence.confidence() >= model.leastMustHaveConfidence()) {
        return true;
      }
    }
    return false;
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
  private boolean daysSuffice(DaysPerWeek asked, Calendar calendar, @Nullable DayCount days) {
    int least = asked.tenths() - tolerances.daysPerWeek().tenths();
    if (days == null || days.free() == 0) {
      return calendar.usual().tenths() >= least;
    }
    return days.capacityTenths() >= (long) least * days.free();
  }

  private Outcome rate(DayRate ceiling, @Nullable DayRate rate) {
    Long cents = rate == null ? null : model.referenceRates().centsIn(ceiling.currency(), rate);
    return cents == null
        ? Outcome.UNKNOWN
        : metIf(cents <= tolerances.rateLimitCents(ceiling.cents()));
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
