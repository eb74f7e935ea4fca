package eu.veerman.matching.service;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import com.fasterxml.jackson.databind.JsonNode;
import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.event.ManagerChanged;
import eu.veerman.contracts.event.RequestChanged;
import eu.veerman.matching.index.SearchCluster;
import eu.veerman.platform.events.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the index finds is what judging everybody finds, whatever the index is up to meanwhile. */
class ExactnessTest {
  private static final long SEED = 20_261_126;
  private static final int MANAGERS = 600;
  private static final int REQUESTS = 36;
  private static final int LIMIT = 12;

  private final RandomWorld world = new RandomWorld(SEED, 14);
  private final Map<ManagerId, ManagerChanged> managers = new HashMap<>();
  private final List<SomeRequest> requests = new ArrayList<>();
  private Marketplace marketplace;
  private BruteForce bruteForce;

  @BeforeEach
  void aPopulation() {
    System.out.println("ExactnessTest draws its world from the seed " + SEED);
    marketplace = Marketplace.open();
    bruteForce = new BruteForce(marketplace.tieKeys());
    for (int i = 0; i < MANAGERS; i++) {
      ManagerChanged manager = world.manager("Manager " + i).event();
      managers.put(manager.manager(), manager);
    }
    for (int i = 0; i < REQUESTS; i++) {
      requests.add(world.request("Opdracht " + i));
    }
    marketplace.tell(List.copyOf(managers.values()));
    marketplace.untilIndexed(marketplace.tell(requests.stream().map(SomeRequest::event).toList()));
  }

  @AfterEach
  void close() {
    marketplace.close();
  }

  private JsonNode shortlist(SomeRequest request, Position atLeast) {
    return marketplace
        .owner(request)
        .shortlist(request.id, "?limit=" + LIMIT + "&minPosition=" + atLeast)
        .expect(200)
        .json();
  }

  private void assertAllExact(Position atLeast) {
    for (SomeRequest request : requests) {
      bruteForce.assertShortlist(
          shortlist(request, atLeast), request.event(), managers.values(), LIMIT);
    }
  }

  @Test
  void theIndexPathIsJudgingEverybodyAndExaminesClearlyFewer() {
    int examined = 0;
    int qualified = 0;
    for (SomeRequest request : requests) {
      JsonNode answer = shortlist(request, Position.BEGINNING);
      bruteForce.assertShortlist(answer, request.event(), managers.values(), LIMIT);
      examined += answer.path("examined").asInt();
      qualified += answer.path("qualified").asInt();
    }
    assertThat(examined).isLessThan(qualified * 3 / 4);
  }

  /** Many and small: what one request in a thousand has to have to go wrong is not known. */
  @Test
  void twoThousandRequestsAreRankedAsJudgingEverybodyDoes() {
    List<SomeRequest> many =
        IntStream.range(0, 2_000).mapToObj(i -> world.request("Vraag " + i)).toList();
    marketplace.untilIndexed(marketplace.tell(many.stream().map(SomeRequest::event).toList()));
    for (SomeRequest request : many) {
      int limit = 1 + Math.floorMod(request.id.hashCode(), 30);
      JsonNode answer =
          marketplace.owner(request).shortlist(request.id, "?limit=" + limit).expect(200).json();
      bruteForce.assertPlaces(answer, request.event(), managers.values(), limit);
    }
  }

  @Test
  void matchesAreTheSamePairsWithTheSamePoints() {
    List<RequestChanged> all = requests.stream().map(SomeRequest::event).toList();
    for (int i = 0; i < 60; i++) {
      SomeManager manager = SomeManager.called("Manager " + i);
      JsonNode answer =
          marketplace.person(manager).matches(manager.id, "?limit=" + LIMIT).expect(200).json();
      var expected =
          bruteForce.requests(managers.get(manager.id), all).ranked().stream()
              .limit(LIMIT)
              .toList();
      assertThat(answer.path("matches"))
          .extracting(match -> match.at("/request/id").asText())
          .containsExactlyElementsOf(expected.stream().map(e -> e.key().toString()).toList());
      for (int k = 0; k < expected.size(); k++) {
        BruteForce.assertPair(answer.path("matches").get(k), expected.get(k).verdict());
      }
    }
  }

  @Test
  void anIndexThatIsBehindChangesNothing() throws Exception {
    try (AutoCloseable heldBack = marketplace.holdingBack("managers")) {
      assertThat(heldBack).isNotNull();
      Position indexed = marketplace.indexed("managers");
      List<ManagerChanged> news =
          IntStream.range(0, 80).mapToObj(i -> world.manager("Manager " + 5 * i).event()).toList();
      news.forEach(manager -> managers.put(manager.manager(), manager));
      assertAllExact(marketplace.tell(news));
      assertThat(marketplace.indexed("managers")).isEqualTo(indexed);
    }
  }

  @Test
  void anIndexThatIsGoneChangesNothing() throws Exception {
    try (SearchCluster cluster = SearchCluster.at(marketplace.elasticsearch())) {
      ElasticsearchClient client = cluster.client();
      for (String kind : List.of("managers", "requests")) {
        String index = marketplace.indexOf(kind);
        client.indices().delete(d -> d.index(index));
      }
      assertAllExact(Position.BEGINNING);
    }
  }

  /** Each answer is compared with everybody as of the place in the log that the answer names. */
  @Test
  void whileChangesAreWrittenEachAnswerIsExactAsOfItsPlace() {
    record Told(Position at, ManagerChanged manager) {}

    List<Told> history = new ArrayList<>();
    AtomicBoolean asking = new AtomicBoolean(true);
    CompletableFuture<Void> writing =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 0; asking.get() || i < 100; i++) {
                ManagerChanged changed = world.manager("Manager " + i % MANAGERS).event();
                Told told = new Told(marketplace.tell(changed), changed);
                synchronized (history) {
                  history.add(told);
                }
              }
            });
    Map<SomeRequest, JsonNode> answers = new HashMap<>();
    requests.forEach(request -> answers.put(request, shortlist(request, Position.BEGINNING)));
    asking.set(false);
    writing.join();
    assertThat(history).hasSizeGreaterThanOrEqualTo(100);
    answers.forEach(
        (request, answer) -> {
          Position asOf = Position.parse(answer.path("position").asText()).orElseThrow();
          Map<ManagerId, ManagerChanged> then = new HashMap<>(managers);
          for (Told told : history) {
            if (asOf.covers(told.at())) {
              then.put(told.manager().manager(), told.manager());
            }
          }
          bruteForce.assertShortlist(answer, request.event(), then.values(), LIMIT);
        });
  }
}
