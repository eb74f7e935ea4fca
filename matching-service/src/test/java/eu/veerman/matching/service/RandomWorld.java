package eu.veerman.matching.service;

import eu.veerman.contracts.Level;
import eu.veerman.contracts.manager.Availability;
import eu.veerman.contracts.request.Weights;
import eu.veerman.expertise.taxonomy.Concept;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Managers and requests by chance, the same for the same seed. */
final class RandomWorld {
  private static final List<String> LANGUAGES = List.of("nl", "en", "fr", "de");
  private static final String[] COUNTRIES = {"NL", "BE", "DE", "FR"};

  private final Random chance;
  private final List<String> concepts;

  /** Nine of ten managers hold it, and half of the requests wish it. */
  private final String common;

  /**
   * @param variety how many concepts of each kind are drawn from: few, and many managers resemble
   *     each other
   */
  RandomWorld(long seed, int variety) {
    chance = new Random(seed);
    common =
        BruteForce.TAXONOMY.concepts().stream()
            .map(concept -> concept.id().value())
            .filter(id -> id.startsWith("skill."))
            .max(Comparator.naturalOrder())
            .orElseThrow();
    concepts =
        Stream.of("situation.", "function.", "skill.", "industry.")
            .flatMap(
                kind ->
                    BruteForce.TAXONOMY.concepts().stream()
                        .map(Concept::id)
                        .map(id -> id.value())
                        .filter(id -> id.startsWith(kind))
                        .sorted()
                        .limit(variety))
            .toList();
  }

  private <T> T oneOf(List<T> choices) {
    return choices.get(chance.nextInt(choices.size()));
  }

  private boolean likely(double share) {
    return chance.nextDouble() < share;
  }

  private String[] some(int atMost) {
    return Stream.generate(() -> oneOf(concepts))
        .limit(1L + chance.nextInt(atMost))
        .distinct()
        .toArray(String[]::new);
  }

  private double confidence() {
    return (30 + chance.nextInt(71)) / 100.0;
  }

  private LocalDate day(int within) {
    return Marketplace.TODAY.plusDays(chance.nextInt(within) - 30L);
  }

  private double latitude() {
    return 50 + chance.nextInt(300) / 100.0;
  }

  private double longitude() {
    return 3.5 + chance.nextInt(400) / 100.0;
  }

  SomeManager manager(String name) {
    SomeManager manager = SomeManager.called(name);
    int assignments = chance.nextInt(5);
    for (int i = 0; i < assignments; i++) {
      YearMonth ended = YearMonth.from(Marketplace.TODAY).minusMonths(chance.nextInt(200));
      manager.did(likely(0.4), ended.toString(), confidence(), some(5));
    }
    if (likely(0.9)) {
      manager.claims(common, confidence());
    }
    for (String claimed : some(4)) {
      manager.claims(claimed, confidence());
    }
    List<String> spoken = new ArrayList<>(LANGUAGES);
    while (likely(0.75) && !spoken.isEmpty()) {
      String language = oneOf(spoken);
      spoken.remove(language);
      manager.speaks(language, oneOf(Arrays.asList(Level.values())));
    }
    if (likely(0.8)) {
      manager.livesAt(latitude(), longitude(), oneOf(Arrays.asList(COUNTRIES)));
    }
    if (likely(0.7)) {
      manager.travels(
          20 + chance.nextInt(300), Arrays.copyOf(COUNTRIES, chance.nextInt(COUNTRIES.length + 1)));
    }
    if (likely(0.8)) {
      manager.asksADay(Integer.toString(700 + chance.nextInt(1_000)));
    }
    if (likely(0.8)) {
      LocalDate busy = day(300);
      manager.free(
          chance.nextInt(11) / 2.0,
          Marketplace.TODAY.minusDays(chance.nextInt(300)),
          new Availability.Period(busy, busy.plusDays(chance.nextInt(60)), 0));
    }
    return manager;
  }

  SomeRequest request(String title) {
    SomeRequest request = SomeRequest.titled(title);
    boolean insists = likely(0.25);
    for (String asked : some(7)) {
      if (insists) {
        request.insistsOn(asked);
        insists = false;
      } else if (likely(0.6)) {
        request.needs(asked);
      } else {
        request.wishes(asked);
      }
    }
    if (likely(0.5)) {
      request.wishes(common);
    }
    if (likely(0.5)) {
      request.inLanguage(oneOf(LANGUAGES), oneOf(Arrays.asList(Level.values())), likely(0.5));
    }
    if (likely(0.8)) {
      request.from(day(200), 1 + chance.nextInt(12), 1 + chance.nextInt(9) / 2.0);
    }
    if (likely(0.7)) {
      request.at(
          latitude(), longitude(), oneOf(Arrays.asList(COUNTRIES)), chance.nextInt(11) / 10.0);
    }
    if (likely(0.7)) {
      request.paysAtMost(Integer.toString(800 + chance.nextInt(700)));
    }
    if (likely(0.3)) {
      int[] cuts = chance.ints(6, 0, Weights.SUM + 1).sorted().toArray();
      request.weighs(
          new Weights(
              cuts[0],
              cuts[1] - cuts[0],
              cuts[2] - cuts[1],
              cuts[3] - cuts[2],
              cuts[4] - cuts[3],
              cuts[5] - cuts[4],
              Weights.SUM - cuts[5]));
    }
    return request;
  }
}
