package eu.veerman.matching.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import eu.veerman.matching.index.SearchCluster;
import eu.veerman.platform.events.EventLog;
import eu.veerman.platform.events.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person who was forgotten is nowhere, and nothing that comes late brings the person back. */
class ErasureTest {
  private static final SomeRequest REQUEST =
      SomeRequest.titled("Opdracht").needs("situation.ai-adoption");
  private static final SomeManager ANNA =
      SomeManager.called("Anna Vergeten").did(true, "2026-01", 1, "situation.ai-adoption");
  private static final SomeManager BRAM =
      SomeManager.called("Bram Blijft").claims("situation.ai-adoption", 1);

  private Marketplace marketplace;

  @BeforeEach
  void open() {
    marketplace = Marketplace.open();
    marketplace.tell(List.of(ANNA.event(), BRAM.event()));
    marketplace.untilIndexed(marketplace.tell(REQUEST));
    assertThat(marketplace.owner(REQUEST).shortlist(REQUEST.id).path("candidates").size())
        .isEqualTo(2);
  }

  @AfterEach
  void close() {
    marketplace.close();
  }

  private void assertGone(Position told) {
    Client.Response answer =
        marketplace.owner(REQUEST).shortlist(REQUEST.id, "?minPosition=" + told).expect(200);
    assertThat(answer.text()).doesNotContain("Anna").doesNotContain(ANNA.id.toString());
    assertThat(answer.json().path("population").asInt()).isOne();
    assertThat(answer.json().at("/candidates/0/rank").asInt()).isOne();
    assertThat(marketplace.practice(ANNA).matches(ANNA.id, "").expect(404).text())
        .doesNotContain("Anna");
  }

  @Test
  void nothingOfThePersonIsInAnAnswerAndAnOlderEventBringsNothingBack() throws Exception {
    Position erased = marketplace.erase(ANNA.id);
    assertGone(erased);
    assertThatThrownBy(() -> marketplace.tell(ANNA)).isInstanceOf(EventLog.ErasedSubject.class);
    marketplace.untilIndexed(erased);
    try (SearchCluster cluster = SearchCluster.at(marketplace.elasticsearch())) {
      String kept =
          cluster
              .client()
              .get(
                  g -> g.index(marketplace.alias("managers")).id(ANNA.id.toString()),
                  JsonNode.class)
              .source()
              .toString();
      assertThat(kept).contains("\"published\":false").doesNotContain("vector");
    }
    marketplace.restart();
    Waiting.until("ready", () -> marketplace.ready(marketplace.instance()));
    assertGone(erased);
  }

  /** The population is held back by nothing here: erasing and asking simply race. */
  @Test
  void whoIsErasedWhileBeingRankedLeavesNoGap() {
    List<SomeManager> many =
        IntStream.range(0, 60)
            .mapToObj(i -> SomeManager.called("Vergeet " + i).claims("situation.ai-adoption", 1))
            .toList();
    marketplace.untilIndexed(marketplace.tell(many.stream().map(SomeManager::event).toList()));
    CompletableFuture<Void> erasing =
        CompletableFuture.runAsync(() -> many.forEach(each -> marketplace.erase(each.id)));
    List<JsonNode> answers = new ArrayList<>();
    while (!erasing.isDone()) {
      answers.add(
          marketplace.owner(REQUEST).shortlist(REQUEST.id, "?limit=100").expect(200).json());
    }
    erasing.join();
    assertThat(answers).isNotEmpty();
    for (JsonNode answer : answers) {
      JsonNode candidates = answer.path("candidates");
      for (int i = 0; i < candidates.size(); i++) {
        assertThat(candidates.get(i).path("rank").asInt()).isEqualTo(i + 1);
        assertThat(candidates.get(i).path("bestPlace").asInt()).isBetween(1, i + 1);
      }
    }
    JsonNode after = marketplace.owner(REQUEST).shortlist(REQUEST.id);
    assertThat(after.path("candidates").size()).isLessThanOrEqualTo(2);
  }
}
