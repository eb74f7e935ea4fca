package eu.veerman.benchmarks.scale;

import eu.veerman.contracts.AssignmentId;
import eu.veerman.contracts.Coordinates;
import eu.veerman.contracts.CountryCode;
import eu.veerman.contracts.LanguageCode;
import eu.veerman.contracts.LanguageSkill;
import eu.veerman.contracts.Level;
import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.Money;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.RequestId;
import eu.veerman.contracts.TextLanguage;
import eu.veerman.contracts.concept.ConceptId;
import eu.veerman.contracts.concept.Importance;
import eu.veerman.contracts.concept.Understood;
import eu.veerman.contracts.event.ManagerChanged;
import eu.veerman.contracts.event.RequestChanged;
import eu.veerman.contracts.manager.Assignment;
import eu.veerman.contracts.manager.Availability;
import eu.veerman.contracts.manager.Base;
import eu.veerman.contracts.manager.ManagerProfile;
import eu.veerman.contracts.manager.ManagerState;
import eu.veerman.contracts.manager.Mobility;
import eu.veerman.contracts.request.ClientOrganisation;
import eu.veerman.contracts.request.LanguageDemand;
import eu.veerman.contracts.request.RequestState;
import eu.veerman.contracts.request.Site;
import eu.veerman.contracts.request.TransformationRequest;
import eu.veerman.expertise.taxonomy.Taxonomy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;

/**
 * A population as the log would tell of it, each manager and request from its number alone, so that
 * any part of it can be made again. Concepts are made directly, not texts. They are skewed by
 * Zipf's law, as in any market some are common and most are rare; people have a trade, so that what
 * they hold belongs together; nine of ten hold one skill. Calendars, places, rates and what is left
 * out are spread as in the demo's profiles.
 */
final class Generator {
  private static final int TRADES = 60;
  private static final double[][] CITIES = {
    {52.37, 4.90}, {51.92, 4.48}, {52.09, 5.12}, {51.44, 5.47}, {50.85, 4.35}, {51.22, 4.40},
    {51.05, 3.72}, {50.63, 5.57}, {52.52, 13.40}, {53.55, 9.99}, {48.14, 11.58}, {50.94, 6.96},
    {50.11, 8.68}, {48.86, 2.35}, {45.76, 4.84}, {50.63, 3.06}
  };
  private static final String[] COUNTRIES = {
    "NL", "NL", "NL", "NL", "BE", "BE", "BE", "BE", "DE", "DE", "DE", "DE", "DE", "FR", "FR", "FR"
  };
  private static final List<String> LANGUAGES = List.of("nl", "en", "fr", "de");

  private final LocalDate today;
  private final Zipf situations;
  private final Zipf functions;
  private final Zipf industries;
  private final Zipf skills;
  private final List<Trade> trades = new ArrayList<>();

  /** What somebody is known for. */
  private record Trade(List<String> situations, List<String> functions, List<String> industries) {}

  Generator(LocalDate today) {
    this.today = today;
    Random shape = new Random(20_261_126);
    situations = Zipf.of("situation.", shape);
    functions = Zipf.of("function.", shape);
    industries = Zipf.of("industry.", shape);
    skills = Zipf.of("skill.", shape);
    for (int i = 0; i < TRADES; i++) {
      trades.add(
          new Trade(
              situations.some(3, shape), functions.some(2, shape), industries.some(2, shape)));
    }
  }

  /** Concepts of one kind, the first the most common by far: the n-th has the weight 1/n. */
  private record Zipf(List<String> concepts, double[] upTo) {
    static Zipf of(String prefix, Random shape) {
      List<String> concepts =
          new ArrayList<>(
              Taxonomy.load().concepts().stream()
                  .map(concept -> concept.id().value())
                  .filter(id -> id.startsWith(prefix))
                  .sorted()
                  .toList());
      Collections.shuffle(concepts, shape);
      double[] upTo = new double[concepts.size()];
      double sum = 0;
      for (int i = 0; i < upTo.length; i++) {
        sum += 1.0 / (i + 1);
        upTo[i] = sum;
      }
      return new Zipf(concepts, upTo);
    }

    String one(Random chance) {
      double at = chance.nextDouble() * upTo[upTo.length - 1];
      for (int i = 0; i < upTo.length; i++) {
        if (at < upTo[i]) {
          return concepts.get(i);
        }
      }
      return concepts.getLast();
    }

    List<String> some(int count, Random chance) {
      List<String> some = new ArrayList<>();
      while (some.size() < count) {
        String next = one(chance);
        if (!some.contains(next)) {
          some.add(next);
        }
      }
      return some;
    }
  }

  private static UUID id(Random chance) {
    return new UUID(chance.nextLong(), chance.nextLong());
  }

  private static <T> T oneOf(List<T> choices, Random chance) {
    return choices.get(chance.nextInt(choices.size()));
  }

  /** The id of the manager of that number. */
  static ManagerId managerId(int number) {
    return new ManagerId(id(new Random(number * 2_654_435_761L)));
  }

  /**
   * The manager of that number.
   *
   * @param edition the same person later, with another calendar, rate and record
   */
  ManagerChanged manager(int number, int edition) {
    ManagerId id = managerId(number);
    Random chance = new Random(number * 31L + edition * 1_000_003L);
    Trade trade = trades.get(Math.floorMod(number * 7_919, TRADES));
    Map<String, List<Understood.Reading>> readings = new LinkedHashMap<>();
    List<Assignment> assignments = new ArrayList<>();
    int engagements = 1 + chance.nextInt(7);
    for (int i = 0; i < engagements; i++) {
      AssignmentId assignment = new AssignmentId(id(chance));
      YearMonth ended = YearMonth.from(today).minusMonths(i * 14L + chance.nextInt(14));
      boolean verified = chance.nextDouble() < 0.3;
      assignments.add(
          new Assignment(
              assignment,
              "Interim manager",
              Optional.of("Organisation " + chance.nextInt(5_000)),
              false,
              Optional.empty(),
              OptionalInt.of(50 + chance.nextInt(5_000)),
              ended.minusMonths(6 + chance.nextInt(12)),
              Optional.of(ended),
              "",
              "",
              verified
                  ? Assignment.Verification.verified(ended.atEndOfMonth())
                  : Assignment.Verification.STATED));
      boolean usual = chance.nextDouble() < 0.7;
      read(
          readings,
          usual ? oneOf(trade.situations, chance) : situations.one(chance),
          Optional.of(assignment),
          chance);
      read(
          readings,
          usual ? oneOf(trade.functions, chance) : functions.one(chance),
          Optional.of(assignment),
          chance);
      read(
          readings,
          usual ? oneOf(trade.industries, chance) : industries.one(chance),
          Optional.of(assignment),
          chance);
      for (String skill : skills.some(1 + chance.nextInt(3), chance)) {
        read(readings, skill, Optional.of(assignment), chance);
      }
    }
    for (String skill : skills.some(2 + chance.nextInt(7), chance)) {
      read(readings, skill, Optional.empty(), chance);
    }
    if (chance.nextDouble() < 0.9) {
      read(readings, commonSkill(), Optional.empty(), chance);
    }
    int city = chance.nextInt(CITIES.length);
    CountryCode country = new CountryCode(COUNTRIES[city]);
    return new ManagerChanged(
        id,
        new OrganisationId(id.value()),
        Optional.empty(),
        ManagerState.PUBLISHED,
        new ManagerProfile(
            TextLanguage.EN,
            "Manager " + number,
            "Interim manager, edition " + edition,
            "",
            chance.nextDouble() < 0.95
                ? Optional.of(new Base("City " + city, country, Optional.of(near(city, chance))))
                : Optional.empty(),
            new Mobility(
                chance.nextDouble() < 0.85
                    ? OptionalInt.of(40 + 20 * chance.nextInt(20))
                    : OptionalInt.empty(),
                Optional.of(chance.nextInt(5) / 4.0),
                chance.nextDouble() < 0.5 ? List.of(country) : List.of()),
            languages(city, chance),
            chance.nextDouble() < 0.85
                ? Optional.of(new Money(BigDecimal.valueOf(700 + 25L * chance.nextInt(40)), "EUR"))
                : Optional.empty(),
            chance.nextDouble() < 0.85 ? Optional.of(calendar(chance)) : Optional.empty(),
            assignments,
            List.of(),
            List.of()),
        readings.entrySet().stream()
            .map(
                entry ->
                    new Understood(
                        new ConceptId(entry.getKey()),
                        new ConceptId(entry.getKey()).kind(),
                        Understood.Status.PROPOSED,
                        Optional.empty(),
                        0.9,
                        entry.getValue()))
            .toList(),
        "generated",
        Optional.empty());
  }

  /** The skill that nine of ten hold. */
  String commonSkill() {
    return skills.concepts().getFirst();
  }

  private static void read(
      Map<String, List<Understood.Reading>> readings,
      String concept,
      Optional<AssignmentId> assignment,
      Random chance) {
    readings
        .computeIfAbsent(concept, unseen -> new ArrayList<>())
        .add(
            new Understood.Reading(
                assignment.isPresent() ? "assignment.text" : "summary",
                OptionalInt.empty(),
                assignment,
                0,
                1,
                "",
                false,
                0.5 + chance.nextInt(51) / 100.0));
  }

  private static Coordinates near(int city, Random chance) {
    return new Coordinates(
        CITIES[city][0] + chance.nextGaussian() * 0.15,
        CITIES[city][1] + chance.nextGaussian() * 0.2);
  }

  private static List<LanguageSkill> languages(int city, Random chance) {
    if (chance.nextDouble() < 0.1) {
      return List.of();
    }
    String own =
        switch (COUNTRIES[city]) {
          case "DE" -> "de";
          case "FR" -> "fr";
          case "BE" -> chance.nextBoolean() ? "nl" : "fr";
          default -> "nl";
        };
    Map<String, Level> spoken = new LinkedHashMap<>();
    spoken.put(own, Level.C2);
    if (chance.nextDouble() < 0.85) {
      spoken.putIfAbsent("en", Level.values()[2 + chance.nextInt(3)]);
    }
    if (chance.nextDouble() < 0.4) {
      spoken.putIfAbsent(oneOf(LANGUAGES, chance), Level.values()[1 + chance.nextInt(4)]);
    }
    return spoken.entrySet().stream()
        .map(entry -> new LanguageSkill(new LanguageCode(entry.getKey()), entry.getValue()))
        .toList();
  }

  private Availability calendar(Random chance) {
    List<Availability.Period> periods = new ArrayList<>();
    LocalDate day = today.plusDays(chance.nextInt(120));
    int count = chance.nextInt(6);
    for (int i = 0; i < count; i++) {
      LocalDate last = day.plusDays(4 + chance.nextInt(20));
      periods.add(new Availability.Period(day, last, chance.nextInt(3) == 0 ? 2 : 0));
      day = last.plusDays(10 + chance.nextInt(60));
    }
    return new Availability(
        chance.nextDouble() < 0.5
            ? Optional.of(today.plusDays(chance.nextInt(180)))
            : Optional.empty(),
        3 + chance.nextInt(5) / 2.0,
        periods,
        today.minusDays(chance.nextInt(200)));
  }

  /** The request of that number: for somebody of a trade, with the usual dealbreakers. */
  RequestChanged request(int number) {
    Random chance = new Random(number * 104_729L);
    Trade trade = trades.get(number % TRADES);
    List<Understood> asked = new ArrayList<>();
    asked.add(asks(trade.situations.getFirst(), Importance.MUST, Understood.Status.PROPOSED));
    asked.add(asks(trade.functions.getFirst(), Importance.MUST, Understood.Status.PROPOSED));
    asked.add(asks(trade.industries.getFirst(), Importance.WISH, Understood.Status.PROPOSED));
    for (String skill : skills.some(3, chance)) {
      asked.add(asks(skill, Importance.WISH, Understood.Status.PROPOSED));
    }
    if (asked.stream().noneMatch(each -> each.concept().value().equals(commonSkill()))) {
      asked.add(asks(commonSkill(), Importance.WISH, Understood.Status.PROPOSED));
    }
    if (number % 4 == 0) {
      String must = trade.functions.getFirst();
      asked.removeIf(each -> each.concept().value().equals(must));
      asked.add(asks(must, Importance.MUST, Understood.Status.CONFIRMED));
    }
    int city = chance.nextInt(CITIES.length);
    String own = languages(city, new Random(1)).getFirst().code().value();
    UUID id = id(chance);
    return new RequestChanged(
        new RequestId(id),
        new OrganisationId(id),
        "Company " + number,
        RequestState.PUBLISHED,
        1,
        new TransformationRequest(
            TextLanguage.EN,
            "Request " + number,
            new ClientOrganisation(Optional.empty(), OptionalInt.empty(), Optional.empty()),
            "",
            "",
            Optional.of(
                new Site(
                    "City " + city,
                    new CountryCode(COUNTRIES[city]),
                    Optional.of(chance.nextInt(6) / 5.0),
                    Optional.of(new Coordinates(CITIES[city][0], CITIES[city][1])))),
            Optional.of(today.plusDays(20L + chance.nextInt(80))),
            OptionalInt.of(3 + chance.nextInt(10)),
            Optional.of(2 + chance.nextInt(7) / 2.0),
            List.of(new LanguageDemand(new LanguageCode(own), Level.B2, true)),
            Optional.of(new Money(BigDecimal.valueOf(900 + 50L * chance.nextInt(12)), "EUR")),
            List.of(),
            List.of(),
            Optional.empty(),
            false,
            Optional.empty()),
        asked,
        "generated");
  }

  private static Understood asks(String id, Importance importance, Understood.Status status) {
    ConceptId concept = new ConceptId(id);
    return new Understood(
        concept,
        concept.kind(),
        status,
        Optional.of(importance),
        status == Understood.Status.CONFIRMED ? 1 : 0.8,
        List.of(
            new Understood.Reading(
                "text", OptionalInt.empty(), Optional.empty(), 0, 1, "", false, 0.8)));
  }
}
