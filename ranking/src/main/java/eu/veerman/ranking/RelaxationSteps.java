package eu.veerman.ranking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Finds the one step that weakens each constraint of a request. */
final class RelaxationSteps {
  private static final long CENTS_PER_UNIT = 100;

  private final RequestInput request;
  private final Model.Tolerances tolerances;
  private final Model.Steps steps;
  private final LocalDate today;
  private final List<Relaxation> relaxations = new ArrayList<>();

  RelaxationSteps(RequestInput request, Model model, LocalDate today) {
    this.request = request;
    this.tolerances = model.tolerances();
    this.steps = model.steps();
    this.today = today;
  }

  List<Relaxation> all() {
    languages();
    concepts();
    term();
    daysPerWeek();
    rate();
    place();
    return List.copyOf(relaxations);
  }

  private void languages() {
    for (LanguageDemand demand : request.languages()) {
      if (demand.must()) {
        CefrLevel lower = demand.level().lower();
        relaxations.add(
            lower == null
                ? new Relaxation.LanguageAsWish(demand.language())
                : new Relaxation.LanguageLevel(demand.language(), demand.level(), lower));
      }
    }
  }

  private void concepts() {
    for (AskedConcept asked : request.concepts()) {
      if (asked.excludes()) {
        relaxations.add(new Relaxation.ConceptAsWish(asked.id()));
      }
    }
  }

  private void term() {
    Term asked = request.term();
    if (asked == null) {
      return;
    }
    Term term = asked.asOf(today);
    LocalDate start = term.start();
    LocalDate last = term.last();
    LocalDate later = start.plusDays(steps.startDays());
    relaxations.add(
        new Relaxation.LaterStart(
            start,
            later,
            last == null ? null : last.plusDays(steps.startDays()),
            start.plusDays(tolerances.startDays()),
            later.plusDays(tolerances.startDays())));
    if (last != null) {
      LocalDate earlier = last.minusMonths(steps.months());
      if (!earlier.isBefore(start)) {
        relaxations.add(new Relaxation.EarlierEnd(start, last, earlier, tolerances.busyDays()));
      }
    }
  }

  private void daysPerWeek() {
    DaysPerWeek asked = request.daysPerWeek();
    if (asked != null && asked.tenths() > steps.daysPerWeek().tenths()) {
      DaysPerWeek fewer = new DaysPerWeek(asked.tenths() - steps.daysPerWeek().tenths());
      relaxations.add(new Relaxation.FewerDays(asked, fewer, fewestDays(asked), fewestDays(fewer)));
    }
  }

  private DaysPerWeek fewestDays(DaysPerWeek asked) {
    return new DaysPerWeek(Math.max(0, asked.tenths() - tolerances.daysPerWeek().tenths()));
  }

  private void rate() {
    DayRate ceiling = request.rateCeiling();
    if (ceiling == null) {
      return;
    }
    long raised = ceiling.cents() * (1_000 + steps.rateThousandths());
    long units = Math.ceilDiv(raised, 1_000 * CENTS_PER_UNIT);
    long cents = Math.min(DayRate.MAX_CENTS, units * CENTS_PER_UNIT);
    if (cents > ceiling.cents()) {
      relaxations.add(
          new Relaxation.HigherRate(
              ceiling,
              new DayRate(cents, ceiling.currency()),
              tolerances.rateLimitCents(ceiling.cents()),
              tolerances.rateLimitCents(cents)));
    }
  }

  private void place() {
    Workplace workplace = request.workplace();
    if (workplace == null || workplace.onsiteShare() <= tolerances.onsiteShare()) {
      return;
    }
    if (workplace.country() != null) {
      relaxations.add(lessOnsite(ConstraintKind.COUNTRY, workplace));
    }
    if (workplace.coordinates() != null) {
      relaxations.add(lessOnsite(ConstraintKind.TRAVEL, workplace));
    }
  }

  private Relaxation lessOnsite(ConstraintKind kind, Workplace workplace) {
    return new Relaxation.LessOnsite(kind, workplace.onsiteShare(), tolerances.onsiteShare());
  }
}
