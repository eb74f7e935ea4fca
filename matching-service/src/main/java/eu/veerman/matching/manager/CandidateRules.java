package eu.veerman.matching.manager;

import eu.veerman.contracts.AssignmentId;
import eu.veerman.contracts.CountryCode;
import eu.veerman.contracts.Money;
import eu.veerman.contracts.concept.Understood;
import eu.veerman.contracts.event.ManagerChanged;
import eu.veerman.contracts.manager.Assignment;
import eu.veerman.contracts.manager.Availability;
import eu.veerman.contracts.manager.Base;
import eu.veerman.contracts.manager.ManagerProfile;
import eu.veerman.ranking.Calendar;
import eu.veerman.ranking.CandidateInput;
import eu.veerman.ranking.Capacity;
import eu.veerman.ranking.CefrLevel;
import eu.veerman.ranking.Coordinates;
import eu.veerman.ranking.DayRate;
import eu.veerman.ranking.DaysPerWeek;
import eu.veerman.ranking.Evidence;
import eu.veerman.ranking.EvidenceKind;
import eu.veerman.ranking.HeldConcept;
import eu.veerman.ranking.HeldLanguage;
import eu.veerman.ranking.Mobility;
import eu.veerman.ranking.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What of a profile enters the ranking. Name, texts and references do not. */
public final class CandidateRules {
  private static final int MAX_EVIDENCE = 200;
  private static final int MAX_CONCEPTS = 2_000;
  private static final double LEAST_CONFIDENCE = 0.01;

  private CandidateRules() {}

  public static CandidateInput candidate(ManagerChanged event) {
    ManagerProfile profile = event.profile();
    return new CandidateInput(
        concepts(event),
        languages(profile),
        mobility(profile),
        profile.dayRate().flatMap(CandidateRules::dayRate).orElse(null),
        profile.availability().map(CandidateRules::calendar).orElse(null));
  }

  /** Money as the ranking counts it; empty for nothing or next to nothing, which is no rate. */
  public static Optional<DayRate> dayRate(Money money) {
    long cents = money.amount().multiply(BigDecimal.valueOf(100)).longValueExact();
    return cents < 1 ? Optional.empty() : Optional.of(new DayRate(cents, money.currency()));
  }

  private static List<HeldConcept> concepts(ManagerChanged event) {
    Map<AssignmentId, Assignment> assignments = new LinkedHashMap<>();
    event.profile().assignments().forEach(a -> assignments.put(a.id(), a));
    List<HeldConcept> held = new ArrayList<>();
    for (Understood concept : event.understood()) {
      if (concept.status() == Understood.Status.REMOVED || held.size() == MAX_CONCEPTS) {
        continue;
      }
      List<Evidence> evidence = evidence(concept, assignments);
      if (!evidence.isEmpty()) {
        held.add(new HeldConcept(concept.concept().value(), evidence));
      }
    }
    return held;
  }

  /** One piece for each assignment or passage, with the surest reading of it. */
  private static List<Evidence> evidence(
      Understood concept, Map<AssignmentId, Assignment> assignments) {
    boolean confirmed = concept.status() == Understood.Status.CONFIRMED;
    Map<String, Evidence> byReference = new LinkedHashMap<>();
    for (Understood.Reading reading : concept.evidence()) {
      double confidence = confirmed ? 1 : reading.confidence();
      if (reading.negated() || confidence < LEAST_CONFIDENCE) {
        continue;
      }
      Evidence piece = piece(reading, confidence, assignments);
      byReference.merge(
          piece.reference(), piece, (a, b) -> a.confidence() >= b.confidence() ? a : b);
    }
    if (byReference.isEmpty() && confirmed) {
      return List.of(new Evidence("confirmed", EvidenceKind.CLAIMED_SKILL, null, 1));
    }
    return byReference.values().stream().sorted().limit(MAX_EVIDENCE).toList();
  }

  private static Evidence piece(
      Understood.Reading reading, double confidence, Map<AssignmentId, Assignment> assignments) {
    Optional<Assignment> assignment = reading.assignment().map(assignments::get);
    if (assignment.isPresent()) {
      Assignment it = assignment.get();
      @Nullable YearMonth ended = it.to().orElse(null);
      boolean verified = it.verification().status() == Assignment.Verification.Status.VERIFIED;
      return new Evidence(
          EvidenceReference.assignment(it.id()),
          verified ? EvidenceKind.VERIFIED_ASSIGNMENT : EvidenceKind.STATED_ASSIGNMENT,
          ended,
          confidence);
    }
    return new Evidence(
        EvidenceReference.passage(reading.field(), reading.index()),
        EvidenceKind.CLAIMED_SKILL,
        null,
        confidence);
  }

  private static List<HeldLanguage> languages(ManagerProfile profile) {
    Map<String, HeldLanguage> best = new LinkedHashMap<>();
    profile
        .languages()
        .forEach(
            skill ->
                best.merge(
                    skill.code().value(),
                    new HeldLanguage(skill.code().value(), CefrLevel.valueOf(skill.level().name())),
                    (a, b) -> a.level().compareTo(b.level()) >= 0 ? a : b));
    return List.copyOf(best.values());
  }

  private static Mobility mobility(ManagerProfile profile) {
    @Nullable Coordinates base =
        profile.base().flatMap(Base::coordinates).map(CandidateRules::coordinates).orElse(null);
    @Nullable String country = profile.base().map(place -> place.country().value()).orElse(null);
    @Nullable Integer maxKm =
        profile.mobility().maxKm().isPresent() ? profile.mobility().maxKm().getAsInt() : null;
    return new Mobility(
        base,
        country,
        maxKm,
        profile.mobility().countries().stream().map(CountryCode::value).toList());
  }

  private static Coordinates coordinates(eu.veerman.contracts.Coordinates place) {
    return new Coordinates(place.latitude(), place.longitude());
  }

  /**
   * The calendar as the ranking reads it: its capacities may not overlap, so the profile's periods
   * are cut at each other's edges; of two on one day the later in the list holds.
   */
  static Calendar calendar(Availability availability) {
    List<Layer> layers = new ArrayList<>();
    availability
        .from()
        .ifPresent(from -> layers.add(new Layer(LocalDate.of(2000, 1, 1), from.minusDays(1), 0)));
    availability
        .periods()
        .forEach(period -> layers.add(new Layer(period.from(), period.to(), period.daysPerWeek())));
    List<Capacity> capacities = new ArrayList<>();
    List<Period> busy = new ArrayList<>();
    for (Layer piece : cut(layers)) {
      Period period = new Period(piece.first, piece.last);
      if (piece.daysPerWeek == 0) {
        busy.add(period);
      } else {
        capacities.add(new Capacity(period, DaysPerWeek.of(piece.daysPerWeek)));
      }
    }
    return new Calendar(
        DaysPerWeek.of(availability.daysPerWeek()),
        capacities.stream()
            .sorted(Comparator.comparing(Capacity::period).reversed())
            .limit(400)
            .toList(),
        busy,
        availability.confirmedOn());
  }

  private static List<Layer> cut(List<Layer> layers) {
    TreeSet<LocalDate> edges = new TreeSet<>();
    for (Layer layer : layers) {
      if (!layer.last.isBefore(layer.first)) {
        edges.add(layer.first);
        edges.add(layer.last.plusDays(1));
      }
    }
    List<Layer> pieces = new ArrayList<>();
    @Nullable LocalDate from = null;
    for (LocalDate to : edges) {
      if (from != null) {
        @Nullable Layer top = topOn(layers, from);
        if (top != null) {
          pieces.add(new Layer(from, to.minusDays(1), top.daysPerWeek));
        }
      }
      from = to;
    }
    return pieces;
  }

  private static @Nullable Layer topOn(List<Layer> layers, LocalDate day) {
    for (int i = layers.size() - 1; i >= 0; i--) {
      Layer layer = layers.get(i);
      if (!day.isBefore(layer.first) && !day.isAfter(layer.last)) {
        return layer;
      }
    }
    return null;
  }

  private record Layer(LocalDate first, LocalDate last, double daysPerWeek) {}
}
