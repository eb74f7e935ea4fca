package eu.veerman.matching.answer;

import eu.veerman.contracts.AssignmentId;
import eu.veerman.contracts.Money;
import eu.veerman.contracts.concept.Understood;
import eu.veerman.contracts.event.ManagerChanged;
import eu.veerman.contracts.manager.Assignment;
import eu.veerman.contracts.manager.ManagerProfile;
import eu.veerman.contracts.visibility.NameCover;
import eu.veerman.matching.answer.PairAnswer.AskedAnswer;
import eu.veerman.matching.answer.PairAnswer.CriterionAnswer;
import eu.veerman.matching.answer.PairAnswer.EvidenceAnswer;
import eu.veerman.matching.answer.PairAnswer.UnknownAnswer;
import eu.veerman.matching.answer.PairAnswer.WeekAnswer;
import eu.veerman.matching.answer.PairAnswer.WishedLanguageAnswer;
import eu.veerman.matching.manager.EvidenceReference;
import eu.veerman.ranking.AskedConcept;
import eu.veerman.ranking.CandidateInput;
import eu.veerman.ranking.CefrLevel;
import eu.veerman.ranking.Contribution;
import eu.veerman.ranking.DayRate;
import eu.veerman.ranking.EarnedBy;
import eu.veerman.ranking.Fact;
import eu.veerman.ranking.LanguageDemand;
import eu.veerman.ranking.Reason;
import eu.veerman.ranking.RequestInput;
import eu.veerman.ranking.Term;
import eu.veerman.ranking.Verdict;
import eu.veerman.ranking.Week;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Puts a verdict into the contract's words for one viewer: names the assignment and quotes the
 * passage behind each piece of evidence, and leaves out what the viewer may not learn. Never
 * computes a point.
 */
public final class PairExplanation {
  private static final int WORKING_DAYS_A_WEEK = 5;

  private final RequestInput request;
  private final CandidateInput candidate;
  private final ManagerChanged profile;
  private final Viewpoint viewpoint;
  private final NameCover cover;
  private final Map<AssignmentId, Assignment> assignments;
  private final Map<String, Understood> understood;

  /**
   * Who reads: a manager never learns a private ceiling, and of a confidential request nothing of
   * what it asks, since others see its public version only. An organisation that is not verified is
   * told no names: no quotes either, where one could stand cut in half.
   */
  public enum Viewpoint {
    ORGANISATION,
    ORGANISATION_WITHOUT_NAMES,
    MANAGER,
    MANAGER_OF_CONFIDENTIAL
  }

  public PairExplanation(
      RequestInput request, CandidateInput candidate, ManagerChanged profile, Viewpoint viewpoint) {
    this.request = request;
    this.candidate = candidate;
    this.profile = profile;
    this.viewpoint = viewpoint;
    this.cover = nameless() ? withoutNames(profile.profile()) : NameCover.of(List.of());
    this.assignments =
        profile.profile().assignments().stream()
            .collect(Collectors.toMap(Assignment::id, Function.identity(), (a, b) -> a));
    this.understood =
        profile.understood().stream()
            .collect(Collectors.toMap(u -> u.concept().value(), Function.identity(), (a, b) -> a));
  }

  public PairAnswer answer(Verdict verdict) {
    List<CriterionAnswer> criteria = verdict.contributions().stream().map(this::criterion).toList();
    return new PairAnswer(
        PairAnswer.points(verdict.scoreThousandths()),
        PairAnswer.points(verdict.upperBoundThousandths()),
        criteria,
        weeks(verdict),
        unknowns(verdict));
  }

  private CriterionAnswer criterion(Contribution contribution) {
    return new CriterionAnswer(
        contribution.criterion().name().toLowerCase(Locale.ROOT),
        PairAnswer.points(contribution.weightThousandths()),
        contribution.fit().value(),
        PairAnswer.points(contribution.pointsThousandths()),
        PairAnswer.points(contribution.unknownThousandths()),
        reason(contribution),
        confidential() ? List.of() : evidence(contribution));
  }

  private boolean nameless() {
    return viewpoint == Viewpoint.ORGANISATION_WITHOUT_NAMES;
  }

  /** Covers all names that a profile says. */
  public static NameCover withoutNames(ManagerProfile profile) {
    return NameCover.ofPerson(
        profile.name(),
        profile.assignments().stream()
            .map(Assignment::organisation)
            .flatMap(Optional::stream)
            .toList());
  }

  private boolean confidential() {
    return viewpoint == Viewpoint.MANAGER_OF_CONFIDENTIAL;
  }

  private List<EvidenceAnswer> evidence(Contribution contribution) {
    return contribution.evidence().stream()
        .filter(EarnedBy.Concept.class::isInstance)
        .map(EarnedBy.Concept.class::cast)
        .map(this::evidence)
        .toList();
  }

  private ReasonAnswer reason(Contribution contribution) {
    return switch (contribution.reason()) {
      case Reason.NotAsked notAsked -> new ReasonAnswer.NotAsked();
      case Reason.Unknown unknown -> new ReasonAnswer.Unknown(names(unknown.facts()));
      case Reason.RateBesideCeiling rate -> rate(rate);
      case Reason.Coverage withheld when confidential() -> new ReasonAnswer.Confidential();
      case Reason.FreeDays withheld when confidential() -> new ReasonAnswer.Confidential();
      case Reason.FullyRemote withheld when confidential() -> new ReasonAnswer.Confidential();
      case Reason.Distance withheld when confidential() -> new ReasonAnswer.Confidential();
      case Reason.Coverage coverage -> coverage(contribution, coverage);
      case Reason.FreeDays free -> availability(free);
      case Reason.FullyRemote remote ->
          new ReasonAnswer.Place(Optional.empty(), Optional.empty(), 0);
      case Reason.Distance distance ->
          new ReasonAnswer.Place(
              Optional.of(distance.distanceMetres() / 1_000.0),
              Optional.of((double) distance.maxKm()),
              distance.onsiteShare());
    };
  }

  private ReasonAnswer coverage(Contribution contribution, Reason.Coverage coverage) {
    Map<String, EarnedBy.Concept> earned = new TreeMap<>();
    List<String> languagesHeld = new ArrayList<>();
    for (EarnedBy piece : contribution.evidence()) {
      if (piece instanceof EarnedBy.Concept concept) {
        earned.put(concept.asked(), concept);
      } else if (piece instanceof EarnedBy.Language language) {
        languagesHeld.add(language.language());
      }
    }
    List<AskedAnswer> asked =
        request.concepts().stream()
            .filter(concept -> coverage.askedConcepts().contains(concept.id()))
            .sorted(Comparator.comparing(AskedConcept::importance).thenComparing(AskedConcept::id))
            .map(
                concept -> {
                  Optional<EarnedBy.Concept> best = Optional.ofNullable(earned.get(concept.id()));
                  return new AskedAnswer(
                      concept.id(),
                      concept.importance().name().toLowerCase(Locale.ROOT),
                      best.map(EarnedBy.Concept::value).orElse(0.0),
                      best.map(EarnedBy.Concept::held));
                })
            .toList();
    boolean ofLanguages =
        !languagesHeld.isEmpty()
            || !coverage.languagesNotShown().isEmpty()
            || !coverage.languagesUnknown().isEmpty();
    return new ReasonAnswer.Concepts(
        asked,
        ofLanguages ? wishedLanguages(languagesHeld) : List.of(),
        coverage.languagesUnknown().isEmpty() ? List.of() : List.of("languages"));
  }

  private List<WishedLanguageAnswer> wishedLanguages(List<String> held) {
    return request.languages().stream()
        .filter(demand -> !demand.must())
        .map(
            demand ->
                new WishedLanguageAnswer(
                    demand.language(),
                    demand.level().name(),
                    stated(demand),
                    held.contains(demand.language()) ? 1 : 0))
        .toList();
  }

  private Optional<String> stated(LanguageDemand demand) {
    return candidate.languages().stream()
        .filter(language -> language.language().equals(demand.language()))
        .map(language -> language.level())
        .map(CefrLevel::name)
        .findFirst();
  }

  private ReasonAnswer availability(Reason.FreeDays free) {
    double asked = free.weeks().stream().mapToDouble(Week::askedDays).sum();
    double taken =
        free.weeks().stream()
            .mapToDouble(week -> Math.min(week.askedDays(), week.freeDays()))
            .sum();
    LocalDate confirmedOn =
        candidate.calendar() == null ? LocalDate.EPOCH : candidate.calendar().confirmedOn();
    return new ReasonAnswer.Availability(taken, asked, free.freshness(), confirmedOn);
  }

  private ReasonAnswer rate(Reason.RateBesideCeiling rate) {
    Money own = profile.profile().dayRate().orElse(money(rate.rateCents(), rate.currency()));
    if (viewpoint != Viewpoint.ORGANISATION && !nameless()) {
      return new ReasonAnswer.Rate(own, Optional.empty(), Optional.empty());
    }
    double above = (rate.rateCents() - rate.ceilingCents()) / (double) rate.ceilingCents();
    return new ReasonAnswer.Rate(
        own,
        Optional.of(money(rate.ceilingCents(), rate.currency())),
        above > 0 ? Optional.of(above) : Optional.empty());
  }

  private static Money money(long cents, String currency) {
    return new Money(BigDecimal.valueOf(cents, 2), currency);
  }

  private EvidenceAnswer evidence(EarnedBy.Concept earned) {
    Optional<Assignment> assignment =
        EvidenceReference.assignmentOf(earned.reference()).map(assignments::get);
    return new EvidenceAnswer(
        earned.asked(),
        earned.held(),
        switch (earned.kind()) {
          case VERIFIED_ASSIGNMENT -> "verified";
          case STATED_ASSIGNMENT -> "stated";
          case CLAIMED_SKILL -> "claimed";
        },
        earned.relatedness(),
        earned.recency(),
        earned.confidence(),
        assignment.map(a -> a.id().value()),
        assignment.map(Assignment::role).map(cover::cover),
        assignment.filter(a -> !a.confidential() && !nameless()).flatMap(Assignment::organisation),
        assignment.map(Assignment::from),
        assignment.flatMap(Assignment::to),
        nameless() ? Optional.empty() : quote(earned));
  }

  /** The passage that told most surely, of those in the place that earned the points. */
  private Optional<String> quote(EarnedBy.Concept earned) {
    Optional<Understood> concept = Optional.ofNullable(understood.get(earned.held()));
    return concept.stream()
        .map(Understood::evidence)
        .flatMap(Collection::stream)
        .filter(reading -> !reading.negated())
        .filter(reading -> EvidenceReference.of(reading).equals(earned.reference()))
        .max(Comparator.comparingDouble(Understood.Reading::confidence))
        .map(Understood.Reading::quote);
  }

  private List<WeekAnswer> weeks(Verdict verdict) {
    if (confidential()) {
      return List.of();
    }
    for (Contribution contribution : verdict.contributions()) {
      if (contribution.reason() instanceof Reason.FreeDays free) {
        return free.weeks().stream()
            .map(
                week ->
                    new WeekAnswer(
                        week.monday(),
                        week.askedDays(),
                        Optional.of(Math.min(week.askedDays(), week.freeDays()))))
            .toList();
      }
    }
    return unknownWeeks(verdict.today());
  }

  /**
   * Weeks asked of a manager without a calendar: nothing is known of any. As the availability
   * criterion counts them: a term whose start has passed begins today and keeps its length, and a
   * week that it touches in part asks for its part.
   */
  private List<WeekAnswer> unknownWeeks(LocalDate today) {
    Term term = request.term();
    if (term == null || term.last() == null || request.daysPerWeek() == null) {
      return List.of();
    }
    long late = Math.max(0, ChronoUnit.DAYS.between(term.start(), today));
    LocalDate first = term.start().plusDays(late);
    LocalDate last = term.last().plusDays(late);
    List<WeekAnswer> weeks = new ArrayList<>();
    for (LocalDate monday = first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        !monday.isAfter(last);
        monday = monday.plusWeeks(1)) {
      long workingDays =
          monday
              .datesUntil(monday.plusDays(WORKING_DAYS_A_WEEK))
              .filter(day -> !day.isBefore(first) && !day.isAfter(last))
              .count();
      if (workingDays > 0) {
        double asked = request.daysPerWeek().tenths() * workingDays / (10.0 * WORKING_DAYS_A_WEEK);
        weeks.add(new WeekAnswer(monday, asked, Optional.empty()));
      }
    }
    return weeks;
  }

  /** Each fact that is missing, with the points its answer could still earn, most first. */
  private static List<UnknownAnswer> unknowns(Verdict verdict) {
    Map<String, Integer> points = new TreeMap<>();
    for (Contribution contribution : verdict.contributions()) {
      List<String> what =
          switch (contribution.reason()) {
            case Reason.Unknown unknown -> names(unknown.facts());
            case Reason.Coverage coverage ->
                coverage.languagesUnknown().isEmpty() ? List.of() : List.of("languages");
            case Reason.NotAsked none -> List.of();
            case Reason.FreeDays none -> List.of();
            case Reason.RateBesideCeiling none -> List.of();
            case Reason.FullyRemote none -> List.of();
            case Reason.Distance none -> List.of();
          };
      what.forEach(name -> points.merge(name, contribution.unknownThousandths(), Integer::sum));
    }
    verdict
        .admission()
        .unknown()
        .forEach(
            constraint ->
                points.merge(
                    switch (constraint.kind()) {
                      case LANGUAGE -> "languages";
                      case CONCEPT -> "concept";
                      case START, PERIOD, DAYS -> "calendar";
                      case RATE -> "rate";
                      case COUNTRY -> "country";
                      case TRAVEL -> "radius";
                    },
                    0,
                    Integer::sum));
    return points.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(entry -> new UnknownAnswer(entry.getKey(), PairAnswer.points(entry.getValue())))
        .toList();
  }

  private static List<String> names(Collection<Fact> facts) {
    return facts.stream()
        .map(
            fact ->
                switch (fact) {
                  case LANGUAGES -> "languages";
                  case CALENDAR -> "calendar";
                  case DAY_RATE -> "rate";
                  case BASE -> "base";
                  case TRAVEL_RADIUS -> "radius";
                  case COUNTRIES -> "country";
                })
        .toList();
  }

  /** A day rate as the contract writes money. */
  public static Money money(DayRate rate) {
    return money(rate.cents(), rate.currency());
  }
}
