package eu.veerman.matching.search;

import eu.veerman.matching.index.IndexKeeper;
import eu.veerman.matching.index.SearchIndex;
import eu.veerman.matching.index.SearchOutage;
import eu.veerman.platform.events.Position;
import eu.veerman.platform.service.Outage;
import eu.veerman.ranking.AskedFilter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Brings the pairs of a pool before an {@link ExactTop} in the order of the index. The index and
 * the pool are of different moments, so what changed between them is examined always, in both
 * directions: what the index does not show yet, and what it shows newer than the pool has it, whose
 * bound says nothing about the pool's score. While Elasticsearch is away everything is examined, so
 * that the answer stays exact and only its price rises.
 */
public final class Retriever {
  /** Nearly all shortlists of 20 examine fewer, also of a million (benchmarks/results/scale.md). */
  private static final int FIRST_PAGE = 500;

  /** Who needs more needs many more. */
  private static final int LATER_PAGES = 1_000;

  private static final Duration CHANGES_DEADLINE = Duration.ofSeconds(10);

  private final IndexKeeper keeper;
  private final SearchIndex index;
  private final LaterChangesStore laterChanges;
  private final String subjects;
  private final Counter withoutIndex;

  /**
   * @param subjects what the log's subjects of the index begin with, such as {@code manager/}
   */
  public Retriever(
      IndexKeeper keeper, LaterChangesStore laterChanges, String subjects, MeterRegistry metrics) {
    this.keeper = keeper;
    this.index = keeper.index();
    this.laterChanges = laterChanges;
    this.subjects = subjects;
    this.withoutIndex =
        Counter.builder("veerman.ranking.without.index")
            .description("Rankings that examined everything because Elasticsearch was away")
            .tag("index", index.alias())
            .register(metrics);
  }

  /**
   * @param asOf the place in the log that the pool is of
   * @param features the query's half of the dot product
   * @param filter passes everybody of the pool, and spares the index others
   */
  public <K> void examine(
      ExactTop<K> top,
      Pool<K> pool,
      Position asOf,
      SortedMap<String, Double> features,
      Optional<AskedFilter> filter,
      ExactTop.Bound bound) {
    if (pool.size() <= top.wanted()) {
      pool.forEach(top::examine);
      return;
    }
    if (!keeper.isUsable()) {
      withoutIndex.increment();
      pool.forEach(top::examine);
      return;
    }
    try {
      pool.changedAfter(keeper.indexedUpTo(), top::examine);
      try (SearchIndex.Retrieval retrieval =
          index.retrieve(features, filter, FIRST_PAGE, LATER_PAGES)) {
        List<SearchIndex.Scored> page = retrieval.first();
        examineChangedAfter(asOf, top, pool);
        if (top.isExactAfter(page, pool, bound)) {
          return;
        }
        if (!retrieval.atEnd()) {
          retrieval.fix();
          examineChangedAfter(asOf, top, pool);
          page = retrieval.next();
          while (!page.isEmpty()) {
            if (top.isExactAfter(page, pool, bound)) {
              return;
            }
            page = retrieval.next();
          }
        }
        // Whom the index does not have by its end is scored all the same.
        pool.forEach(top::examine);
      }
    } catch (SearchOutage outage) {
      withoutIndex.increment();
      keeper.noteAway(outage);
      pool.forEach(top::examine);
    }
  }

  /** To be called once the index's moment stands: it shows nothing then that the log has not. */
  private <K> void examineChangedAfter(Position asOf, ExactTop<K> top, Pool<K> pool) {
    Optional<Set<String>> later = changedAfter(asOf);
    if (later.isEmpty()) {
      pool.forEach(top::examine);
    } else {
      later.get().forEach(id -> pool.pair(id).ifPresent(top::examine));
    }
  }

  private Optional<Set<String>> changedAfter(Position asOf) {
    CompletableFuture<Optional<Set<String>>> asked =
        laterChanges.after(asOf, subjects).toCompletionStage().toCompletableFuture();
    try {
      return asked.get(CHANGES_DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking the log", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new Outage("the event log", CHANGES_DEADLINE, e);
    }
  }
}
