package eu.veerman.matching.service;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch._types.Refresh;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.veerman.matching.index.DocumentRules;
import eu.veerman.matching.index.IndexKeeper;
import eu.veerman.matching.index.SearchCluster;
import eu.veerman.matching.index.SearchIndex;
import eu.veerman.matching.index.SearchIndex.IndexDocument;
import eu.veerman.platform.database.Database;
import eu.veerman.platform.events.LogListener;
import eu.veerman.platform.events.Position;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The indices are derived: deleting them loses nothing, and a new version replaces them. */
class RebuildTest {
  private static final int MANAGERS = 150;

  private final RandomWorld world = new RandomWorld(7, 12);
  private final List<SomeRequest> requests =
      IntStream.range(0, 6).mapToObj(i -> world.request("Opdracht " + i)).toList();
  private Marketplace marketplace;
  private Position told;

  @BeforeEach
  void open() {
    marketplace = Marketplace.open();
    marketplace.tell(
        IntStream.range(0, MANAGERS).mapToObj(i -> world.manager("Manager " + i).event()).toList());
    told = marketplace.tell(requests.stream().map(SomeRequest::event).toList());
    marketplace.untilIndexed(told);
  }

  @AfterEach
  void close() {
    marketplace.close();
  }

  private List<JsonNode> answers() {
    return requests.stream().map(this::answer).toList();
  }

  /** Without what may differ: how many were examined, and how far the log was read. */
  private JsonNode answer(SomeRequest request) {
    ObjectNode answer =
        (ObjectNode)
            marketplace.owner(request).shortlist(request.id, "?minPosition=" + told).json();
    answer.remove(List.of("examined", "position", "receipt"));
    return answer;
  }

  @Test
  void withBothIndicesDeletedARestartBringsTheSameAnswers() throws Exception {
    List<JsonNode> before = answers();
    List<String> indices =
        List.of(marketplace.indexOf("managers"), marketplace.indexOf("requests"));
    marketplace.stop(marketplace.instance());
    try (SearchCluster cluster = SearchCluster.at(marketplace.elasticsearch())) {
      for (String index : indices) {
        cluster.client().indices().delete(d -> d.index(index));
      }
    }
    marketplace.start();
    marketplace.untilIndexed(told);
    assertThat(answers()).isEqualTo(before);
    assertThat(marketplace.indexOf("managers")).isNotEqualTo(indices.getFirst());
    int examined = 0;
    int qualified = 0;
    for (SomeRequest request : requests) {
      JsonNode first = marketplace.owner(request).shortlist(request.id, "?limit=1").json();
      examined += first.path("examined").asInt();
      qualified += first.path("qualified").asInt();
    }
    assertThat(examined).as("the new index is used").isLessThan(qualified);
  }

  /** As when instances of a new version replace those of the old one. */
  @Test
  void aNewVersionMakesANewIndexAndSwapsTheAliasWhileSearchGoesOn() throws Exception {
    String old = marketplace.indexOf("managers");
    marketplace.stop(marketplace.instance());
    Vertx vertx = Vertx.vertx();
    Database database = marketplace.matchingDatabase(vertx);
    LogListener listener = LogListener.start(database);
    try (SearchCluster cluster = SearchCluster.at(marketplace.elasticsearch())) {
      SearchIndex index =
          new SearchIndex(cluster.client(), marketplace.alias("managers"), "index/managers-2.json");
      IndexKeeper keeper =
          new IndexKeeper(
              vertx,
              database,
              listener,
              new IndexKeeper.Kept(
                  index,
                  "manager/",
                  DocumentRules.MANAGER_EVENTS,
                  "2-2027.1-1.1.1",
                  (event, version) ->
                      DocumentRules.manager(
                          event,
                          version,
                          BruteForce.MODEL,
                          BruteForce.RELATEDNESS,
                          Marketplace.TODAY),
                  Duration.ofHours(1)),
              Clock.systemUTC(),
              new SimpleMeterRegistry());
      AtomicBoolean searching = new AtomicBoolean(true);
      CompletableFuture<List<Set<String>>> seen =
          CompletableFuture.supplyAsync(
              () -> {
                List<Set<String>> all = new ArrayList<>();
                while (searching.get()) {
                  all.add(ids(index));
                }
                all.add(ids(index));
                return all;
              });
      keeper.start();
      Waiting.until("the alias is swapped", () -> keeper.trouble().isEmpty());
      searching.set(false);
      assertThat(seen.join()).allSatisfy(ids -> assertThat(ids).hasSize(MANAGERS));
      String made = marketplace.indexOf("managers");
      assertThat(made).contains("2-2027.1-1.1.1").isNotEqualTo(old);
      assertThat(index.current()).contains(made);
      assertThat(index.exists(old)).isFalse();
      Waiting.await(keeper.stop());
    } finally {
      Waiting.await(listener.stop());
      Waiting.await(database.close());
      Waiting.await(vertx.close());
    }
  }

  /** One document lost, one that nobody told of: neither is what a person would notice. */
  @Test
  void anIndexThatDiffersFromTheLogIsReplaced() throws Exception {
    List<JsonNode> before = answers();
    String damaged = marketplace.indexOf("managers");
    try (SearchCluster cluster = SearchCluster.at(marketplace.elasticsearch())) {
      SearchIndex index =
          new SearchIndex(cluster.client(), marketplace.alias("managers"), "index/managers-2.json");
      String lost = index.versions(damaged, Optional.empty(), 1).firstKey();
      cluster.client().delete(d -> d.index(damaged).id(lost).refresh(Refresh.True));
      index.add(damaged, List.of(IndexDocument.published("nobody", 1, new TreeMap<>())));
      index.makeVisible(damaged);
      Waiting.until(
          "another index is in use",
          () ->
              !marketplace.indexOf("managers").equals(damaged)
                  && index.current().equals(Optional.of(marketplace.indexOf("managers"))));
      marketplace.untilIndexed(told);
      assertThat(ids(index)).hasSize(MANAGERS).contains(lost).doesNotContain("nobody");
      assertThat(index.exists(damaged)).isFalse();
    }
    assertThat(answers()).isEqualTo(before);
  }

  private static Set<String> ids(SearchIndex index) {
    SortedMap<String, Double> asked = new TreeMap<>();
    asked.put("situation.ai-adoption", 30_000.0);
    Set<String> ids = new HashSet<>();
    try (SearchIndex.Retrieval retrieval = index.retrieve(asked, 50)) {
      retrieval.fix();
      for (List<SearchIndex.Scored> page = retrieval.next();
          !page.isEmpty();
          page = retrieval.next()) {
        page.forEach(found -> ids.add(found.id()));
      }
    }
    return ids;
  }
}
