package eu.veerman.ranking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step by which a request could ask less, for answering "what would that add": {@link Tally}
 * applies it and decides again. The limits are the effective ones, tolerance included.
 */
public sealed interface Relaxation {
  /** The constraint that becomes weaker. */
  Constraint constraint();

  /**
   * Whether deciding a constraint again after the step can turn out otherwise. One step may lift
   * two constraints, and a later start may even bring another one to fail.
   */
  default boolean touches(Constraint other) {
    return other.equals(constraint());
  }

  /** The same request with this one thing changed. */
  RequestInput applyTo(RequestInput request);

  /** A must language at a lower level. */
  record LanguageLevel(String language, CefrLevel from, CefrLevel to) implements Relaxation {
    @Override
    public Constraint constraint() {
      return Constraint.language(language);
    }

    @Override
    public RequestInput applyTo(RequestInput request) {
      return request.withLanguages(
          request.languages().stream()
              .map(d -> demands(d, language) ? new LanguageDemand(language, to, true) : d)
              .toList());
    }
  }

  /** A must language, at the lowest level already, that becomes a wish. */
  record LanguageAsWish(String language) implements Relaxation {
    @Override
    public Constraint constraint() {
      return Constraint.language(language);
    }

    @Override
    public RequestInput applyTo(RequestInput request) {
      List<LanguageDemand> languages = new ArrayList<>();
      boolean wishedAlready = false;
      for (LanguageDemand demand : request.languages()) {
        if (!demands(demand, language)) {
          languages.add(demand);
          wishedAlready |= demand.language().equals(language);
        }
      }
      if (!wishedAlready) {
        languages.add(new LanguageDemand(language, CefrLevel.A1, false));
      }
      return request.withLanguages(languages);
    }
  }

  /** A must-have concept that becomes a wish. */
  record ConceptAsWish(String concept) implements Relaxation {
    @Override
    public Constraint constraint() {
      return Constraint.concept(concept);
    }

    @Override
    public RequestInput applyTo(RequestInput request) {
      return request.withConcepts(
          request.concepts().stream()
              .map(asked -> asked.id().equals(concept) ? asked.as(Importance.WISH) : asked)
              .toList());
    }
  }

  /**
   * A later start with the same length.
   *
   * @param limitNow the latest first free day that is not excluded now
   * @param limit the same after the step
   */
  record LaterStart(
      LocalDate from, LocalDate to, @Nullable LocalDate last, LocalDate limitNow, LocalDate limit)
      implements Relaxation {
    @Override
    public Constraint constraint() {
      return Constraint.of(ConstraintKind.START);
    }

    @Override
    public boolean touches(Constraint other) {
      return other.kind().readsCalendar();
    }

    @Override
    public RequestInput applyTo(RequestInput request) {
      return request.withTerm(new Term(to, last));
    }
  }

  /**
   * An earlier end.
   *
   * @param mostBusyDays the working days that may be busy inside the period, before and after
   */
  record EarlierEnd(LocalDate start, LocalDate from, LocalDate to, int mostBusyDays)
      implements Relaxation {
    @Override
    public Constraint constraint() {
      return Constraint.of(ConstraintKind.PERIOD);
    }

    @Override
    public boolean touches(Constraint other) {
      return other.kind().readsCalendar();
    }

    @Override
    public RequestInput applyTo(RequestInput request) {
      return request.withTerm(new Term(start, to));
    }
  }

  /**
   * Fewer days a week.
   *
   * @param limitNow the fewest days a week that are not excluded now
   * @param limit the same after the step
   */
  record FewerDays(DaysPerWeek from, DaysPerWeek to, DaysPerWeek limitNow, DaysPerWeek limit)
      implements Relaxation {
    @Override
    public Constraint constraint() {
      return Constraint.of(ConstraintKind.DAYS);
    }

    @Override
    public boolean touches(Constraint other) {
      return other.kind().readsCalendar();
    }

    @Override
    public RequestInput applyTo(RequestInput request) {
      return request.withDaysPerWeek(to);
    }
  }

  /**
   * A higher rate ceiling, in whole units of its currency.
   *
   * @param limitNowCents the highest rate that is not excluded now
   * @param limitCents the same after the step
   */
  record HigherRate(DayRate from, DayRate to, long limitNowCents, long limitCents)
      implements Relaxation {
    @Override
    public Constraint constraint() {
      return Constraint.of(ConstraintKind.RATE);
    }

    @Override
    public RequestInput applyTo(RequestInput request) {
      return request.withRateCeiling(to);
    }
  }

  /**
   * So little work on site that neither country nor travel exclude any more: no smaller step would
   * change who is in.
   *
   * @param kind which of the two it is offered for; it lifts both
   */
  record LessOnsite(ConstraintKind kind, double from, double to) implements Relaxation {
    @Override
    public Constraint constraint() {
      return Constraint.of(kind);
    }

    @Override
    public boolean touches(Constraint other) {
      return other.kind() == ConstraintKind.COUNTRY || other.kind() == ConstraintKind.TRAVEL;
    }

    @Override
    public RequestInput applyTo(RequestInput request) {
      Workplace workplace = request.workplace();
      return workplace == null
          ? request
          : request.withWorkplace(new Workplace(to, workplace.coordinates(), workplace.country()));
    }
  }

  private static boolean demands(LanguageDemand demand, String language) {
    return demand.must() && demand.language().equals(language);
  }

  /**
   * One step for each constraint of a request, in the constraints' order. A constraint has none
   * when nothing less could be asked: a day a week, a term no longer than one step.
   */
  static List<Relaxation> of(RequestInput request, Model model, LocalDate today) {
    return new RelaxationSteps(request, model, today).all();
  }
}
