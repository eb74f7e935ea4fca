package eu.veerman.benchmarks.quality;

import com.fasterxml.jackson.databind.JsonNode;
import eu.veerman.benchmarks.Running;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How good the shortlists are on the judged collection, against two baselines among the same
 * managers. Prints the report that is committed as {@code benchmarks/results/quality.md}.
 */
public final class Main {
  private static final int ALL = 100;

  private final String name;
  private final Collection collection;
  private final PrintStream out;

  private Main(String name, PrintStream out) {
    this.name = name;
    this.collection = Collection.load(name, LocalDate.now());
    this.out = out;
  }

  /** The lists that one request got. */
  private record Lists(List<String> veerman, List<String> words, List<String> tags) {
    Map<String, List<String>> all() {
      Map<String, List<String>> all = new LinkedHashMap<>();
      all.put("Veerman", veerman);
      all.put("BM25 over all text", words);
      all.put("tag overlap", tags);
      return all;
    }
  }

  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.printf(
        """
        # Quality of the shortlists

        Two collections in four languages, judged before any ranking was run on them; %s. `./veerman bench quality` makes
        this page. All three rank the same managers: those whom the hard constraints leave.

        """,
        LocalDate.now());
    for (String name : List.of("strangers", "authors")) {
      try (Running running = Running.start()) {
        new Main(name, out).run(running);
      }
    }
    System.exit(0);
  }

  private void run(Running running) {
    Map<String, String> ids = new HashMap<>();
    Map<String, String> externals = new HashMap<>();
    String lines =
        java.util.stream.Stream.concat(
                collection.managers().values().stream(), collection.requests().values().stream())
            .map(JsonNode::toString)
            .collect(Collectors.joining("\n"));
    running
        .imports(lines)
        .forEach(
            line -> {
              if (line.has("problem")) {
                throw new IllegalStateException("not imported: " + line);
              }
              ids.put(line.path("externalId").asText(), line.path("id").asText());
              externals.put(line.path("id").asText(), line.path("externalId").asText());
            });
    Baselines baselines = new Baselines(running, collection);
    Map<String, Lists> lists = new LinkedHashMap<>();
    String model = "";
    int broken = 0;
    int empty = 0;
    for (Map.Entry<String, JsonNode> request : collection.requests().entrySet()) {
      JsonNode answer =
          running.shortlist(
              ids.getOrDefault(request.getKey(), ""), ALL, collection.managers().size());
      model = answer.path("model").asText() + ", taxonomy " + answer.path("taxonomy").asText();
      List<String> ranked = new ArrayList<>();
      for (JsonNode candidate : answer.path("candidates")) {
        String manager =
            String.valueOf(externals.get(candidate.path("manager").path("id").asText()));
        ranked.add(manager);
        broken += violates(request.getValue(), collection.manager(manager)) ? 1 : 0;
      }
      empty += ranked.isEmpty() ? 1 : 0;
      lists.put(
          request.getKey(),
          new Lists(
              ranked,
              baselines.words(request.getValue(), ranked),
              baselines.tags(request.getValue(), ranked)));
    }
    out.printf(
        Locale.ROOT,
        """
        ## The %s' collection

        [%d requests and %d managers](../src/main/resources/quality/%s/README.md); model %s.

        """,
        name,
        collection.requests().size(),
        collection.managers().size(),
        name,
        model);
    table("Held aside (even numbers)", lists, Collection::held);
    table("Looked at while tuning (odd numbers)", lists, id -> !Collection.held(id));
    out.printf(
        Locale.ROOT,
        "Hard constraints violated: %d of all places. Empty answers where somebody qualifies:"
            + " %d.%n%n",
        broken,
        empty);
    each(lists);
    new Sensitivity(running).print(out);
  }

  /** Languages and rate, checked again from the documents themselves. */
  private static boolean violates(JsonNode request, JsonNode manager) {
    List<String> levels = List.of("A1", "A2", "B1", "B2", "C1", "C2");
    for (JsonNode demand : request.path("languages")) {
      if (demand.path("must").asBoolean()) {
        boolean held = false;
        for (JsonNode language : manager.path("languages")) {
          held |=
              language.path("code").asText().equals(demand.path("code").asText())
                  && levels.indexOf(language.path("level").asText())
                      >= levels.indexOf(demand.path("minLevel").asText());
        }
        if (!held) {
          return true;
        }
      }
    }
    double ceiling = request.path("rateMax").path("amount").asDouble();
    return manager.path("dayRate").path("amount").asDouble() > 1.3 * ceiling;
  }

  private void table(String title, Map<String, Lists> lists, Predicate<String> half) {
    out.printf("### %s%n%n", title);
    out.println(
        "| | nDCG@10 | P@5 | recall@20 | recall@10 of right managers in another language | traps in"
            + " a top 10 |");
    out.println("| --- | --- | --- | --- | --- | --- |");
    for (String ranker : List.of("Veerman", "BM25 over all text", "tag overlap")) {
      double ndcg = 0;
      double precision = 0;
      double recall = 0;
      double foreign = 0;
      long traps = 0;
      int requests = 0;
      for (Map.Entry<String, Lists> each : lists.entrySet()) {
        if (!half.test(each.getKey())) {
          continue;
        }
        requests++;
        Map<String, Integer> grades = collection.grades().getOrDefault(each.getKey(), Map.of());
        List<String> ranked = each.getValue().all().getOrDefault(ranker, List.of());
        ndcg += Measures.ndcg(ranked, grades, 10);
        precision += Measures.precision(ranked, grades, 5);
        recall += Measures.recall(ranked, graded(grades, 2, id -> true), 20);
        foreign += Measures.recall(ranked, graded(grades, 3, id -> foreign(each.getKey(), id)), 10);
        traps += traps(each.getKey(), ranked);
      }
      out.printf(
          Locale.ROOT,
          "| %s | **%.3f** | %.2f | %.2f | %.2f | %d |%n",
          ranker,
          ndcg / requests,
          precision / requests,
          recall / requests,
          foreign / requests,
          traps);
    }
    out.println();
  }

  private void each(Map<String, Lists> lists) {
    out.println("### Each request");
    out.println();
    out.println(
        "| request | left | nDCG@10: Veerman | BM25 | tags | first three of Veerman (grade) |");
    out.println("| --- | --- | --- | --- | --- | --- |");
    lists.forEach(
        (id, each) -> {
          Map<String, Integer> grades = collection.grades().getOrDefault(id, Map.of());
          out.printf(
              Locale.ROOT,
              "| %s %s | %d | %.2f | %.2f | %.2f | %s |%n",
              id,
              collection.request(id).path("title").asText(),
              each.veerman().size(),
              Measures.ndcg(each.veerman(), grades, 10),
              Measures.ndcg(each.words(), grades, 10),
              Measures.ndcg(each.tags(), grades, 10),
              each.veerman().stream()
                  .limit(3)
                  .map(manager -> manager + " (" + collection.grade(id, manager) + ")")
                  .collect(Collectors.joining(", ")));
        });
  }

  private long traps(String request, List<String> ranked) {
    return ranked.stream()
        .limit(10)
        .filter(id -> collection.isTrap(id) && collection.grade(request, id) == 0)
        .count();
  }

  private static Set<String> graded(
      Map<String, Integer> grades, int least, Predicate<String> which) {
    return grades.entrySet().stream()
        .filter(each -> each.getValue() >= least && which.test(each.getKey()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private boolean foreign(String request, String manager) {
    return !collection
        .manager(manager)
        .path("language")
        .equals(collection.request(request).path("language"));
  }
}
