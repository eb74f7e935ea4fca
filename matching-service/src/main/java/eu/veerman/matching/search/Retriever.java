package eu.veerman.matching.search;

import eu.veerman.matching.index.IndexKeeper;
import eu.veerman.matching.index.SearchIndex;
import eu.veerman.matching.index.SearchOutage;
import eu.veerman.platform.events.Position;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the pairs of a pool before an {@link ExactTop} in the order of the index. What changed
 * after the index was last refreshed is examined first and always; while Elasticsearch is away
 * everything is, so that the answer stays exact and only its price rises.
 */
public final class Retriever {
  private static final Logger LOG = LoggerFactory.getLogger(Retriever.class);
  private static final int PAGE = 200;

  private final IndexKeeper keeper;
  private final SearchIndex index;
  private final Counter withoutIndex;

  public Retriever(IndexKeeper keeper, MeterRegistry metrics) {
    this.keeper = keeper;
    this.index = keeper.index();
    this.withoutIndex =
        Counter.builder("veerman.ranking.without.index")
            .description("Rankings that examined everything because Elasticsearch was away")
            .tag("index", index.alias())
            .register(metrics);
  }

  /**
   * @param features the query's half of the dot product
   * @param changedAt where in the log the pair with a key last changed
   */
  public <K> void examine(
      ExactTop<K> top,
      Map<String, Pair<K>> pool,
      SortedMap<String, Double> features,
      ExactTop.Bound bound,
      Function<K, Position> changedAt) {
    try {
      Position indexed = keeper.indexedUpTo();
      for (Pair<K> pair : pool.values()) {
        if (changedAt.apply(pair.key()).compareTo(indexed) > 0) {
          top.examine(pair);
        }
      }
      try (SearchIndex.Retrieval retrieval = index.retrieve(features, PAGE)) {
        top.readUntilExact(retrieval::next, pool, bound);
      }
    } catch (SearchOutage outage) {
      withoutIndex.increment();
      LOG.atWarn()
          .addKeyValue("index", index.alias())
          .addKeyValue("cause", outage.getMessage())
          .log("ranking without the index");
      pool.values().forEach(top::examine);
    }
  }
}
