package eu.veerman.matching.index;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import eu.veerman.embedded.Servers;
import eu.veerman.matching.index.SearchIndex.IndexDocument;
import eu.veerman.matching.index.SearchIndex.Scored;
import eu.veerman.ranking.AskedWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SearchIndexTest {
  private SearchCluster cluster;
  private SearchIndex index;
  private String first;

  @BeforeEach
  void anIndexOfItsOwn() {
    Servers servers = Servers.shared();
    String alias = servers.freshIndexPrefix() + "managers";
    cluster = SearchCluster.at(servers.elasticsearch());
    ElasticsearchClient client = cluster.client();
    index = new SearchIndex(client, alias, "index/managers-2.json");
    first = alias + "-1";
    index.create(first);
    index.swapTo(first);
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  @Test
  void pagesComeInDescendingOrderAndShorteningNeverExceedsWhatTheBoundAllows() {
    List<IndexDocument> documents = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      documents.add(
          IndexDocument.published(
              "m" + i,
              1,
              features("situation.turnaround", 0.37 + i / 40.0, "skill.sap", 1 - i / 30.0)));
    }
    write(first, documents);
    SortedMap<String, Double> asked =
        features("situation.turnaround", 30_000.0, "skill.sap", 7_500.0);
    List<Scored> found = all(asked, 7);
    assertThat(found).hasSize(25);
    assertThat(found).isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
    for (Scored bounded : found) {
      int i = Integer.parseInt(bounded.id().substring(1));
      double exact = 30_000 * (0.37 + i / 40.0) + 7_500 * (1 - i / 30.0);
      assertThat(bounded.score() * (1 + AskedWeights.ELASTICSEARCH_SHORTENING))
          .isBetween(exact, exact * 1.02);
    }
  }

  @Test
  void whoHoldsNothingAskedIsFoundLastWithNothing() {
    write(
        first,
        List.of(
            IndexDocument.published("holds", 1, features("skill.sap", 0.5)),
            IndexDocument.published("empty", 1, features())));
    assertThat(all(features("skill.sap", 1.0), 10))
        .extracting(Scored::id)
        .containsExactly("holds", "empty");
  }

  @Test
  void aLateDocumentDoesNotUndoANewerAndATombstoneStays() {
    write(first, List.of(IndexDocument.published("m", 2, features("skill.sap", 0.5))));
    write(first, List.of(IndexDocument.tombstone("m", 3)));
    write(first, List.of(IndexDocument.published("m", 2, features("skill.sap", 0.5))));
    assertThat(all(features("skill.sap", 1.0), 10)).isEmpty();
    assertThat(index.versions(first, Optional.empty(), 10)).containsEntry("m", 3L);
  }

  @Test
  void readersSeeTheOldIndexUntilTheAliasIsSwapped() {
    write(first, List.of(IndexDocument.published("old", 1, features("skill.sap", 0.5))));
    String second = index.alias() + "-2";
    index.create(second);
    write(second, List.of(IndexDocument.published("new", 1, features("skill.sap", 0.5))));
    assertThat(all(features("skill.sap", 1.0), 10)).extracting(Scored::id).containsExactly("old");
    index.swapTo(second);
    assertThat(all(features("skill.sap", 1.0), 10)).extracting(Scored::id).containsExactly("new");
    assertThat(index.exists(first)).isFalse();
    assertThat(index.current()).contains(second);
  }

  private static SortedMap<String, Double> features(Object... pairs) {
    SortedMap<String, Double> features = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      features.put((String) pairs[i], (Double) pairs[i + 1]);
    }
    return features;
  }

  private void write(String name, List<IndexDocument> documents) {
    index.add(name, documents);
    index.makeVisible(name);
  }

  private List<Scored> all(SortedMap<String, Double> asked, int pageSize) {
    List<Scored> found = new ArrayList<>();
    try (SearchIndex.Retrieval retrieval = index.retrieve(asked, pageSize)) {
      retrieval.fix();
      for (List<Scored> page = retrieval.next(); !page.isEmpty(); page = retrieval.next()) {
        found.addAll(page);
      }
    }
    return found;
  }
}
