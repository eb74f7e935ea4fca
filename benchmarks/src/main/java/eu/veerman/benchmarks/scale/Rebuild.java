package eu.veerman.benchmarks.scale;

import com.fasterxml.jackson.databind.JsonNode;
import eu.veerman.benchmarks.Running;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How fast a lost index is made again from the log, and how fast its documents alone could be. */
record Rebuild(double rawPerSecond, double rebuiltPerSecond) {
  private static final int PAGE = 1_000;
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final String RAW = "/raw-bulk";

  static Rebuild measure(Running running, int managers) {
    String index = current(running);
    double raw = raw(running, index, managers);
    running.elasticsearch("DELETE", "/" + index, "application/json", "");
    // The keeper notes the loss at its next look; the time counts from the new index on.
    Awaiting.until("a new index", PATIENCE, () -> !building(running, index).isEmpty());
    String next = building(running, index);
    long begin = System.nanoTime();
    Awaiting.until("the index is back", PATIENCE, () -> next.equals(current(running)));
    return new Rebuild(raw, managers / ((System.nanoTime() - begin) / 1e9));
  }

  private static String current(Running running) {
    for (JsonNode alias :
        running.elasticsearch("GET", "/_cat/aliases?format=json", "application/json", "")) {
      if (alias.path("alias").asText().equals("veerman-managers")) {
        return alias.path("index").asText();
      }
    }
    return "";
  }

  private static String building(Running running, String old) {
    for (JsonNode index :
        running.elasticsearch(
            "GET", "/_cat/indices/veerman-managers-*?format=json", "application/json", "")) {
      String name = index.path("index").asText();
      if (!name.equals(old)) {
        return name;
      }
    }
    return "";
  }

  /** The documents are read from the index beforehand; only sending them is measured. */
  private static double raw(Running running, String index, int managers) {
    JsonNode mapping =
        running.elasticsearch("GET", "/" + index + "/_mapping", "application/json", "").path(index);
    running.elasticsearch(
        "PUT",
        RAW,
        "application/json",
        "{\"settings\":{\"index\":{\"number_of_shards\":1,\"number_of_replicas\":0}},\"mappings\":"
            + mapping.path("mappings")
            + "}");
    double seconds = 0;
    int sent = 0;
    String after = "";
    while (sent < managers) {
      List<String> lines = new ArrayList<>();
      for (JsonNode hit : page(running, index, after)) {
        after = hit.path("_id").asText();
        lines.add(Running.text(Map.of("index", Map.of("_id", after))));
        lines.add(hit.path("_source").toString());
      }
      String bulk = String.join("\n", lines) + "\n";
      seconds +=
          Latencies.millis(
                  () -> running.elasticsearch("POST", RAW + "/_bulk", "application/x-ndjson", bulk))
              / 1_000;
      sent += lines.size() / 2;
    }
    seconds +=
        Latencies.millis(
                () -> running.elasticsearch("POST", RAW + "/_refresh", "application/json", ""))
            / 1_000;
    running.elasticsearch("DELETE", RAW, "application/json", "");
    return managers / seconds;
  }

  private static JsonNode page(Running running, String index, String after) {
    String from = after.isEmpty() ? "" : ",\"search_after\":[\"" + after + "\"]";
    return running
        .elasticsearch(
            "POST",
            "/" + index + "/_search",
            "application/json",
            "{\"size\":"
                + PAGE
                + ",\"sort\":[{\"id\":\"asc\"}],\"query\":{\"match_all\":{}}"
                + from
                + "}")
        .at("/hits/hits");
  }
}
