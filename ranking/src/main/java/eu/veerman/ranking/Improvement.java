package eu.veerman.ranking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * One change of a profile that could raise its scores: the manager's counterpart of {@link
 * Relaxation}. What it really does is computed by applying it and judging again, never guessed.
 */
public sealed interface Improvement {
  /** The profile after the change. */
  CandidateInput applyTo(CandidateInput candidate);

  /**
   * The changes that make sense for a profile: one step each, none that invents facts. What is
   * unknown is not here: {@link Verdict#upperBoundThousandths} says what answering could earn.
   */
  static List<Improvement> of(CandidateInput candidate, Model model, LocalDate today) {
    List<Improvement> steps = new ArrayList<>();
    Calendar calendar = candidate.calendar();
    if (calendar != null) {
      if (calendar.confirmedOn().isBefore(today)) {
        steps.add(new CalendarConfirmed(today));
      }
      int more = calendar.usual().tenths() + model.steps().daysPerWeek().tenths();
      if (more <= MoreDays.FULL_WEEK_TENTHS) {
        steps.add(new MoreDays(calendar.usual(), new DaysPerWeek(more)));
      }
    }
    DayRate rate = candidate.dayRate();
    if (rate != null) {
      long lower =
          rate.cents()
              * (1_000 - model.steps().rateThousandths())
              / 1_000
              / LowerRate.UNIT
              * LowerRate.UNIT;
      if (lower > 0) {
        steps.add(new LowerRate(rate, new DayRate(lower, rate.currency())));
      }
    }
    Integer maxKm = candidate.mobility().maxKm();
    if (maxKm != null && maxKm > 0 && maxKm <= FurtherTravel.MOST_KM) {
      steps.add(new FurtherTravel(maxKm, maxKm + Math.max(1, maxKm / 2)));
    }
    TreeSet<String> stated = new TreeSet<>();
    candidate
        .concepts()
        .forEach(
            held ->
                held.evidence().stream()
                    .filter(evidence -> evidence.kind() == EvidenceKind.STATED_ASSIGNMENT)
                    .forEach(evidence -> stated.add(evidence.reference())));
    stated.forEach(reference -> steps.add(new AssignmentVerified(reference)));
    return steps;
  }

  /** The calendar is confirmed as it stands. */
  record CalendarConfirmed(LocalDate on) implements Improvement {
    @Override
    public CandidateInput applyTo(CandidateInput candidate) {
      Calendar calendar = candidate.calendar();
      return calendar == null
          ? candidate
          : candidate.withCalendar(
              new Calendar(calendar.usual(), calendar.capacities(), calendar.busy(), on));
    }
  }

  /** One more day a week outside the periods that the calendar names. */
  record MoreDays(DaysPerWeek from, DaysPerWeek to) implements Improvement {
    static final int FULL_WEEK_TENTHS = 50;

    @Override
    public CandidateInput applyTo(CandidateInput candidate) {
      Calendar calendar = candidate.calendar();
      return calendar == null
          ? candidate
          : candidate.withCalendar(
              new Calendar(to, calendar.capacities(), calendar.busy(), calendar.confirmedOn()));
    }
  }

  /** A lower rate, rounded down to whole units of its currency. */
  record LowerRate(DayRate from, DayRate to) implements Improvement {
    /** Cents of one unit. */
    static final long UNIT = 100;

    @Override
    public CandidateInput applyTo(CandidateInput candidate) {
      return candidate.withDayRate(to);
    }
  }

  /** Half as far again. */
  record FurtherTravel(int fromKm, int toKm) implements Improvement {
    static final int MOST_KM = 1_000;

    @Override
    public CandidateInput applyTo(CandidateInput candidate) {
      Mobility mobility = candidate.mobility();
      return candidate.withMobility(
          new Mobility(mobility.base(), mobility.baseCountry(), toKm, mobility.countries()));
    }
  }

  /** The client confirms what the manager states of an assignment. */
  record AssignmentVerified(String reference) implements Improvement {
    @Override
    public CandidateInput applyTo(CandidateInput candidate) {
      return candidate.withConcepts(
          candidate.concepts().stream()
              .map(
                  held ->
                      new HeldConcept(
                          held.id(), held.evidence().stream().map(this::verified).toList()))
              .toList());
    }

    private Evidence verified(Evidence evidence) {
      return evidence.kind() == EvidenceKind.STATED_ASSIGNMENT
              && evidence.reference().equals(reference)
          ? new Evidence(
              reference, EvidenceKind.VERIFIED_ASSIGNMENT, evidence.ended(), evidence.confidence())
          : evidence;
    }
  }
}
