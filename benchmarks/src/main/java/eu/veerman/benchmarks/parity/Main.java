package eu.veerman.benchmarks.parity;

import com.fasterxml.jackson.databind.JsonNode;
import eu.veerman.benchmarks.Running;
import eu.veerman.benchmarks.tagger.Judged;
import eu.veerman.expertise.Language;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether the same content gives the same shortlist in each language. Profiles and requests are put
 * together from judged sentences that every language has of the same concepts, written by hand in
 * each, not translated by machine. Prints the report that is committed as {@code
 * benchmarks/results/parity.md}.
 */
public final class Main {
  private static final long SEED = 20_261_130;
  private static final int MANAGERS = 24;
  private static final int REQUESTS = 24;
  private static final int SENTENCES_A_MANAGER = 5;
  private static final int SENTENCES_A_REQUEST = 3;
  private static final int LIST = 100;
  private static final int TOP = 10;

  /** Points within which places are as good as tied. */
  private static final double NEARLY_TIED = 1;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final Map<String, Map<Language, String>> contents = contents();
  private final List<List<String>> managers = new ArrayList<>();
  private final List<List<String>> requests = new ArrayList<>();

  /** One list: the managers of one language for a request in it, best first, with their scores. */
  private record Ranked(List<Integer> order, Map<Integer, Double> scores) {
    List<Integer> top() {
      return order.subList(0, Math.min(TOP, order.size()));
    }

    /** Whether a manager is among the first, or as good as tied with the last of them. */
    boolean hasNearTop(int manager) {
      double last = scores.getOrDefault(top().getLast(), 0.0);
      return scores.getOrDefault(manager, -NEARLY_TIED) >= last - NEARLY_TIED;
    }
  }

  public static void main(String[] arguments) {
    try (Running running = Running.start()) {
      new Main().run(running);
    }
    System.exit(0);
  }

  private Main() {
    Random chance = new Random(SEED);
    for (int i = 0; i < MANAGERS; i++) {
      managers.add(some(SENTENCES_A_MANAGER, chance));
    }
    for (int i = 0; i < REQUESTS; i++) {
      requests.add(some(SENTENCES_A_REQUEST, chance));
    }
  }

  private List<String> some(int count, Random chance) {
    List<String> all = new ArrayList<>(contents.keySet());
    Collections.shuffle(all, chance);
    return all.subList(0, count);
  }

  /** By what it tells and how: one sentence in each language. */
  private static Map<String, Map<Language, String>> contents() {
    Map<String, Map<Language, String>> byContent = new LinkedHashMap<>();
    for (Language language : Language.values()) {
      Map<String, Integer> seen = new HashMap<>();
      for (Judged judged : Judged.in(language)) {
        if (judged.kind().equals("telling") || judged.kind().equals("naming")) {
          String told = judged.kind() + " " + new TreeSet<>(judged.found());
          String content = told + " " + seen.merge(told, 1, Integer::sum);
          byContent
              .computeIfAbsent(content, unseen -> new HashMap<>())
              .put(language, judged.sentence());
        }
      }
    }
    byContent.values().removeIf(sentences -> sentences.size() < Language.values().length);
    return byContent;
  }

  private void run(Running running) {
    Map<String, String> ids = new HashMap<>();
    Map<String, String> externals = new HashMap<>();
    running
        .imports(documents().map(Running::text).collect(Collectors.joining("\n")))
        .forEach(
            line -> {
              ids.put(line.path("externalId").asText(), line.path("id").asText());
              externals.put(line.path("id").asText(), line.path("externalId").asText());
            });
    Map<Language, List<Ranked>> lists = new HashMap<>();
    List<Double> spreads = new ArrayList<>();
    String versions = "";
    for (Language language : Language.values()) {
      for (int i = 0; i < REQUESTS; i++) {
        String id = ids.getOrDefault("r" + i + "-" + language.tag(), "");
        JsonNode answer = running.shortlist(id, LIST, MANAGERS * Language.values().length);
        versions =
            "Model "
                + answer.path("model").asText()
                + ", taxonomy "
                + answer.path("taxonomy").asText();
        lists
            .computeIfAbsent(language, unseen -> new ArrayList<>())
            .add(ofLanguage(answer, externals, language));
        spreads.addAll(spreads(answer, externals));
      }
    }
    report(versions, lists, spreads);
  }

  private void report(String versions, Map<Language, List<Ranked>> lists, List<Double> spreads) {
    out.printf(
        Locale.ROOT,
        """
        # Language parity of the shortlists

        %d managers and %d requests, each four times with the same content: sentences that tell the same in each
        language, written by hand (%d contents). %s, %s. `./veerman bench parity` makes this page.

        Each request is ranked in its language against the managers in that language; the lists of two languages
        are compared by content. Of the first %d the same are those who stand in the other list's too, or within a
        point of its last. Aims: 0.9, and scores at most 1 point apart.

        | | of the first ten the same | the first one the same | score of the same pair apart: median | 90th percentile |
        | --- | --- | --- | --- | --- |
        """,
        MANAGERS,
        REQUESTS,
        contents.size(),
        versions,
        LocalDate.now(),
        TOP);
    List<Language> languages = List.of(Language.values());
    for (int a = 0; a < languages.size(); a++) {
      for (int b = a + 1; b < languages.size(); b++) {
        row(
            languages.get(a).tag() + " and " + languages.get(b).tag(),
            lists.getOrDefault(languages.get(a), List.of()),
            lists.getOrDefault(languages.get(b), List.of()));
      }
    }
    List<Double> sorted = spreads.stream().sorted().toList();
    out.printf(
        Locale.ROOT,
        """

        For one request in one language, the four versions of the same manager lie %.1f points apart in the median
        and %.1f in the 90th percentile.
        """,
        at(sorted, 0.5),
        at(sorted, 0.9));
  }

  private void row(String pair, List<Ranked> one, List<Ranked> other) {
    double overlap = 0;
    double first = 0;
    List<Double> apart = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      Ranked there = other.get(i);
      overlap += (double) one.get(i).top().stream().filter(there::hasNearTop).count() / TOP;
      first += one.get(i).order().getFirst().equals(other.get(i).order().getFirst()) ? 1 : 0;
      for (Map.Entry<Integer, Double> score : one.get(i).scores().entrySet()) {
        Double same = there.scores().get(score.getKey());
        if (same != null) {
          apart.add(Math.abs(score.getValue() - same));
        }
      }
    }
    List<Double> sorted = apart.stream().sorted().toList();
    out.printf(
        Locale.ROOT,
        "| %s | **%.2f** | %.2f | %.1f | %.1f |%n",
        pair,
        overlap / REQUESTS,
        first / REQUESTS,
        at(sorted, 0.5),
        at(sorted, 0.9));
  }

  private static double at(List<Double> sorted, double share) {
    return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size())));
  }

  private Stream<Map<String, Object>> documents() {
    List<Map<String, Object>> documents = new ArrayList<>();
    for (Language language : Language.values()) {
      for (int i = 0; i < MANAGERS; i++) {
        List<Map<String, Object>> assignments = new ArrayList<>();
        int years = 0;
        for (String content : managers.get(i)) {
          assignments.add(
              Map.of(
                  "role", "Interim",
                  "organisation", "Organisation " + years,
                  "from", LocalDate.now().minusYears(years + 1L).toString().substring(0, 7),
                  "to", LocalDate.now().minusYears(years).toString().substring(0, 7),
                  "text", sentence(content, language)));
          years++;
        }
        documents.add(
            Map.of(
                "kind",
                "manager",
                "externalId",
                "m" + i + "-" + language.tag(),
                "language",
                language.tag(),
                "name",
                "M" + i,
                "assignments",
                assignments));
      }
      for (int i = 0; i < REQUESTS; i++) {
        documents.add(
            Map.of(
                "kind",
                "request",
                "externalId",
                "r" + i + "-" + language.tag(),
                "language",
                language.tag(),
                "title",
                "R" + i,
                "text",
                requests.get(i).stream()
                    .map(content -> sentence(content, language))
                    .collect(Collectors.joining(" "))));
      }
    }
    return documents.stream();
  }

  private String sentence(String content, Language language) {
    return contents.getOrDefault(content, Map.of()).getOrDefault(language, "");
  }

  private static Ranked ofLanguage(
      JsonNode answer, Map<String, String> externals, Language language) {
    List<Integer> order = new ArrayList<>();
    Map<Integer, Double> scores = new HashMap<>();
    for (JsonNode candidate : answer.path("candidates")) {
      String external = externals.getOrDefault(candidate.at("/manager/id").asText(), "");
      if (external.endsWith("-" + language.tag())) {
        int manager = number(external);
        order.add(manager);
        scores.put(manager, candidate.path("score").asDouble());
      }
    }
    return new Ranked(order, scores);
  }

  /** For each manager, how far apart the versions in the four languages lie. */
  private static List<Double> spreads(JsonNode answer, Map<String, String> externals) {
    Map<Integer, List<Double>> byManager = new HashMap<>();
    for (JsonNode candidate : answer.path("candidates")) {
      String external = externals.getOrDefault(candidate.at("/manager/id").asText(), "");
      byManager
          .computeIfAbsent(number(external), unseen -> new ArrayList<>())
          .add(candidate.path("score").asDouble());
    }
    return byManager.values().stream()
        .filter(scores -> scores.size() == Language.values().length)
        .map(scores -> Collections.max(scores) - Collections.min(scores))
        .toList();
  }

  private static int number(String external) {
    return Integer.parseInt(external.substring(1, external.indexOf('-')));
  }
}
