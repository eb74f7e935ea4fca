package eu.veerman.matching.service;

import eu.veerman.contracts.AssignmentId;
import eu.veerman.contracts.Coordinates;
import eu.veerman.contracts.CountryCode;
import eu.veerman.contracts.LanguageCode;
import eu.veerman.contracts.LanguageSkill;
import eu.veerman.contracts.Level;
import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.Money;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.TextLanguage;
import eu.veerman.contracts.concept.ConceptId;
import eu.veerman.contracts.concept.Understood;
import eu.veerman.contracts.event.ManagerChanged;
import eu.veerman.contracts.manager.Assignment;
import eu.veerman.contracts.manager.Availability;
import eu.veerman.contracts.manager.Base;
import eu.veerman.contracts.manager.ManagerProfile;
import eu.veerman.contracts.manager.ManagerState;
import eu.veerman.contracts.manager.Mobility;
import eu.veerman.contracts.visibility.ManagerDiscretion;
import eu.veerman.contracts.visibility.ManagerDiscretion.Represented;
import eu.veerman.contracts.visibility.Visibility;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** A manager as the log tells of one, said in the domain's words. Published unless said else. */
final class SomeManager {
  final ManagerId id;
  final OrganisationId owner;
  private final String name;
  private ManagerState state = ManagerState.PUBLISHED;
  private Optional<ManagerDiscretion> discretion = Optional.empty();
  private String headline = "Interim-manager";
  private Optional<Base> base = Optional.empty();
  private Mobility mobility = Mobility.UNSTATED;
  private final List<LanguageSkill> languages = new ArrayList<>();
  private Optional<Money> dayRate = Optional.empty();
  private Optional<Availability> availability = Optional.empty();
  private final List<Assignment> assignments = new ArrayList<>();
  private final Map<String, List<Understood.Reading>> readings = new LinkedHashMap<>();

  private SomeManager(String name) {
    this.name = name;
    this.id = new ManagerId(named("manager " + name));
    this.owner = new OrganisationId(named("practice of " + name));
  }

  static SomeManager called(String name) {
    return new SomeManager(name);
  }

  private static UUID named(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  SomeManager in(ManagerState other) {
    state = other;
    return this;
  }

  SomeManager shownTo(Visibility visibility, String... hiddenFrom) {
    discretion = Optional.of(new ManagerDiscretion(visibility, List.of(hiddenFrom), List.of()));
    return this;
  }

  SomeManager representedBy(OrganisationId agency, LocalDate until) {
    discretion =
        discretion.map(chosen -> chosen.representedBy(List.of(new Represented(agency, until))));
    return this;
  }

  SomeManager headline(String other) {
    headline = other;
    return this;
  }

  SomeManager speaks(String language, Level level) {
    languages.add(new LanguageSkill(new LanguageCode(language), level));
    return this;
  }

  SomeManager livesAt(double latitude, double longitude, String country) {
    base =
        Optional.of(
            new Base(
                "Thuisstad",
                new CountryCode(country),
                Optional.of(new Coordinates(latitude, longitude))));
    return this;
  }

  SomeManager travels(int km, String... countries) {
    mobility =
        new Mobility(
            OptionalInt.of(km),
            Optional.empty(),
            List.of(countries).stream().map(CountryCode::new).toList());
    return this;
  }

  SomeManager asksADay(String euros) {
    dayRate = Optional.of(new Money(new BigDecimal(euros), "EUR"));
    return this;
  }

  SomeManager free(double daysPerWeek, LocalDate confirmedOn, Availability.Period... otherwise) {
    availability =
        Optional.of(
            new Availability(Optional.empty(), daysPerWeek, List.of(otherwise), confirmedOn));
    return this;
  }

  /** An assignment that showed concepts, verified by the client or only stated. */
  SomeManager did(boolean verified, String ended, double confidence, String... concepts) {
    return did(verified, ended, confidence, Optional.of("Verzekeraar"), concepts);
  }

  SomeManager didConfidentially(String ended, String... concepts) {
    return did(true, ended, 1, Optional.empty(), concepts);
  }

  private SomeManager did(
      boolean verified,
      String ended,
      double confidence,
      Optional<String> organisation,
      String... concepts) {
    AssignmentId assignment = new AssignmentId(named(name + " assignment " + assignments.size()));
    YearMonth to = YearMonth.parse(ended);
    assignments.add(
        new Assignment(
            assignment,
            "Programmamanager",
            organisation,
            organisation.isEmpty(),
            Optional.empty(),
            OptionalInt.empty(),
            to.minusMonths(9),
            Optional.of(to),
            "Wat er gedaan is.",
            "",
            verified
                ? Assignment.Verification.verified(to.atEndOfMonth())
                : Assignment.Verification.STATED));
    for (String concept : concepts) {
      reads(concept, "assignment.text", Optional.of(assignment), confidence);
    }
    return this;
  }

  SomeManager claims(String concept, double confidence) {
    reads(concept, "summary", Optional.empty(), confidence);
    return this;
  }

  private void reads(
      String concept, String field, Optional<AssignmentId> assignment, double confidence) {
    readings
        .computeIfAbsent(concept, unseen -> new ArrayList<>())
        .add(
            new Understood.Reading(
                field,
                OptionalInt.empty(),
                assignment,
                0,
                10,
                "woorden over " + concept,
                false,
                confidence));
  }

  ManagerChanged event() {
    return new ManagerChanged(
        id,
        owner,
        Optional.empty(),
        state,
        new ManagerProfile(
            TextLanguage.NL,
            name,
            headline,
            "Samenvatting van " + name,
            base,
            mobility,
            languages,
            dayRate,
            availability,
            assignments,
            List.of(),
            List.of()),
        readings.entrySet().stream()
            .map(
                entry -> {
                  ConceptId concept = new ConceptId(entry.getKey());
                  return new Understood(
                      concept,
                      concept.kind(),
                      Understood.Status.PROPOSED,
                      Optional.empty(),
                      0.9,
                      entry.getValue());
                })
            .toList(),
        "2026.1",
        discretion);
  }
}
