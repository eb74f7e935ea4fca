package eu.veerman.benchmarks.scale;

import com.fasterxml.jackson.databind.JsonNode;
import eu.veerman.benchmarks.Running;
import eu.veerman.contracts.event.RequestChanged;
import eu.veerman.matching.request.DemandRules;
import eu.veerman.ranking.AskedWeights;
import eu.veerman.ranking.Model;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Shortlists and bare retrievals in turns.
 *
 * @param examined managers scored for an answer
 */
record Latencies(Spread bare, Spread first, Spread again, Spread examined, Spread qualified) {
  private static final int WARMING = 5;
  private static final int ROUNDS = 5;

  /** The public door lets one account ask 25 times a second. */
  private static final Duration PACE = Duration.ofMillis(45);

  static Latencies measure(Running running, List<RequestChanged> requests) {
    Model model = Model.current();
    List<Double> bare = new ArrayList<>();
    List<Double> first = new ArrayList<>();
    List<Double> again = new ArrayList<>();
    List<Double> examined = new ArrayList<>();
    List<Double> qualified = new ArrayList<>();
    // Half of the requests have the machine code made; the other half are asked for the first time
    // when it is.
    List<RequestChanged> asked = requests.subList(0, requests.size() / 2);
    List<RequestChanged> unasked = requests.subList(requests.size() / 2, requests.size());
    for (int round = -WARMING; round < ROUNDS; round++) {
      for (RequestChanged request : asked) {
        String query = bareQuery(request, model);
        double retrieval = millis(() -> retrieve(running, query));
        JsonNode[] answer = new JsonNode[1];
        double shortlist = millis(() -> answer[0] = shortlist(running, request));
        if (round >= 0) {
          bare.add(retrieval);
          again.add(shortlist);
          examined.add(answer[0].path("examined").asDouble());
          qualified.add(answer[0].path("qualified").asDouble());
        }
        LockSupport.parkNanos(PACE.toNanos());
      }
    }
    for (RequestChanged request : unasked) {
      first.add(millis(() -> shortlist(running, request)));
      LockSupport.parkNanos(PACE.toNanos());
    }
    return new Latencies(
        Spread.of(bare),
        Spread.of(first),
        Spread.of(again),
        Spread.of(examined),
        Spread.of(qualified));
  }

  private static JsonNode shortlist(Running running, RequestChanged request) {
    return running.get("/api/v1/requests/" + request.request() + "/shortlist?limit=20");
  }

  private static void retrieve(Running running, String query) {
    JsonNode found =
        running.elasticsearch("POST", "/veerman-managers/_search", "application/json", query);
    if (found.at("/hits/hits").isEmpty()) {
      throw new IllegalStateException("the bare retrieval finds nobody: " + query);
    }
  }

  /** The baseline, fixed: one page of ids by the dot product, nothing else. */
  private static String bareQuery(RequestChanged request, Model model) {
    Map<String, Double> features = new LinkedHashMap<>();
    AskedWeights.of(DemandRules.demand(request, model.defaultWeights()), model)
        .features()
        .forEach((feature, weight) -> features.put(feature.replace('.', '/'), weight));
    return Running.text(
        Map.of(
            "size",
            200,
            "_source",
            false,
            "track_total_hits",
            false,
            "query",
            Map.of(
                "bool",
                Map.of(
                    "filter",
                    List.of(Map.of("term", Map.of("published", true))),
                    "should",
                    List.of(
                        Map.of(
                            "sparse_vector",
                            Map.of(
                                "field", "vector", "prune", false, "query_vector", features)))))));
  }

  static double millis(Runnable work) {
    long begin = System.nanoTime();
    work.run();
    return (System.nanoTime() - begin) / 1e6;
  }
}
