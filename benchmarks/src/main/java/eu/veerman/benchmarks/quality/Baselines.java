package eu.veerman.benchmarks.quality;

import com.fasterxml.jackson.databind.JsonNode;
import eu.veerman.benchmarks.Running;
import eu.veerman.expertise.Language;
import eu.veerman.expertise.tagger.Tag;
import eu.veerman.expertise.tagger.Tagger;
import eu.veerman.expertise.taxonomy.Taxonomy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What one would use otherwise, on the same Elasticsearch: BM25 over all text, and the number of
 * tags that brief and profile share. Both choose among those whom the hard constraints leave.
 */
final class Baselines {
  private static final String INDEX = "baseline";

  private final Running running;
  private final Tagger tagger = Tagger.withCues(Taxonomy.load());

  Baselines(Running running, Collection collection) {
    this.running = running;
    running.elasticsearch(
        "PUT",
        "/" + INDEX,
        "application/json",
        """
        {"settings": {"number_of_shards": 1, "number_of_replicas": 0},
         "mappings": {"properties": {"text": {"type": "text"}, "tags": {"type": "keyword"}}}}
        """);
    StringBuilder bulk = new StringBuilder();
    collection
        .managers()
        .forEach(
            (id, document) ->
                bulk.append(Running.text(Map.of("index", Map.of("_id", id))))
                    .append('\n')
                    .append(
                        Running.text(
                            Map.of("text", Collection.text(document), "tags", tags(document))))
                    .append('\n'));
    running.elasticsearch(
        "POST", "/" + INDEX + "/_bulk?refresh=true", "application/x-ndjson", bulk.toString());
  }

  /** By BM25 of the brief's words, best first. */
  List<String> words(JsonNode request, List<String> admitted) {
    return ranked(List.of(Map.of("match", Map.of("text", Collection.text(request)))), admitted);
  }

  /** By the number of shared tags, best first. */
  List<String> tags(JsonNode request, List<String> admitted) {
    List<Object> shared = new ArrayList<>();
    for (String tag : tags(request)) {
      shared.add(Map.of("constant_score", Map.of("filter", Map.of("term", Map.of("tags", tag)))));
    }
    return ranked(shared, admitted);
  }

  private List<String> ranked(List<?> should, List<String> admitted) {
    Map<String, Object> query =
        Map.of(
            "size",
            admitted.size(),
            "sort",
            List.of("_score", "_doc"),
            "query",
            Map.of(
                "bool",
                Map.of("should", should, "filter", Map.of("ids", Map.of("values", admitted)))));
    List<String> ids = new ArrayList<>();
    running
        .elasticsearch("POST", "/" + INDEX + "/_search", "application/json", Running.text(query))
        .path("hits")
        .path("hits")
        .forEach(hit -> ids.add(hit.path("_id").asText()));
    return ids;
  }

  private TreeSet<String> tags(JsonNode document) {
    Optional<Language> language = Language.ofTag(document.path("language").asText());
    TreeSet<String> tags = new TreeSet<>();
    for (Tag tag : tagger.tag(Collection.text(document), language).tags()) {
      if (!tag.negated()) {
        tags.add(tag.concept().value());
      }
    }
    return tags;
  }
}
