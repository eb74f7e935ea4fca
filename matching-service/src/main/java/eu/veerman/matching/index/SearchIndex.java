package eu.veerman.matching.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.core.search.Hit;
import eu.veerman.ranking.AskedFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One of the two derived indices behind its alias. Blocking: called on virtual threads only. What
 * Elasticsearch cannot do at the moment comes out as {@link SearchOutage}; readers then go on
 * without it, writers try again.
 */
public final class SearchIndex {
  private static final String KEEP_ALIVE = "1m";

  /** Whoever waits for a ranking is better served without the index than late. */
  private static final Duration SEARCH = Duration.ofSeconds(3);

  private final ElasticsearchClient client;
  private final ElasticsearchClient searches;
  private final String alias;
  private final String mappingResource;

  /**
   * @param alias what readers ask, such as {@code veerman-managers}
   * @param mappingResource name on the class path of the mapping under version
   */
  public SearchIndex(ElasticsearchClient client, String alias, String mappingResource) {
    this.client = client;
    this.searches = SearchCluster.within(client, SEARCH);
    this.alias = alias;
    this.mappingResource = mappingResource;
  }

  public String alias() {
    return alias;
  }

  /** The index behind the alias; empty when there is none yet, or it was deleted. */
  public Optional<String> current() {
    return asking(
        () -> {
          if (!client.indices().existsAlias(a -> a.name(alias)).value()) {
            return Optional.empty();
          }
          Set<String> behind = client.indices().getAlias(a -> a.name(alias)).result().keySet();
          return behind.stream().sorted().reduce((a, b) -> b);
        });
  }

  /** Whether an index of this name exists. */
  public boolean exists(String index) {
    return asking(() -> searches.indices().exists(e -> e.index(index)).value());
  }

  /** Whether this index stands behind the alias. */
  public boolean isRead(String index) {
    return asking(() -> searches.indices().existsAlias(a -> a.name(alias).index(index)).value());
  }

  /** Creates an empty index under the mapping; one that exists already stays as it is. */
  public void create(String index) {
    asking(
        () -> {
          try (InputStream mapping =
              SearchIndex.class.getClassLoader().getResourceAsStream(mappingResource)) {
            if (mapping == null) {
              throw new IllegalStateException(mappingResource + " is not on the class path");
            }
            client.indices().create(c -> c.index(index).withJson(mapping));
          } catch (ElasticsearchException e) {
            if (!"resource_already_exists_exception".equals(e.error().type())) {
              throw e;
            }
          }
          return true;
        });
  }

  /** Lets readers see this index, and this one only; deletes those that stood behind the alias. */
  public void swapTo(String index) {
    asking(
        () -> {
          Set<String> before =
              client.indices().existsAlias(a -> a.name(alias)).value()
                  ? client.indices().getAlias(a -> a.name(alias)).result().keySet()
                  : Set.of();
          client
              .indices()
              .updateAliases(
                  u -> {
                    for (String old : before) {
                      u.actions(a -> a.remove(r -> r.index(old).alias(alias)));
                    }
                    return u.actions(a -> a.add(add -> add.index(index).alias(alias)));
                  });
          for (String old : before) {
            if (!old.equals(index)) {
              client.indices().delete(d -> d.index(old));
            }
          }
          return true;
        });
  }

  /** Deletes indices of this family that nobody reads: what an interrupted rebuild left behind. */
  public void deleteUnread(String keep) {
    asking(
        () -> {
          Optional<String> read = current();
          Set<String> all = client.indices().get(g -> g.index(alias + "-*")).result().keySet();
          for (String index : all) {
            if (!index.equals(keep) && !read.equals(Optional.of(index))) {
              client.indices().delete(d -> d.index(index));
            }
          }
          return true;
        });
  }

  /** Lets searches find all that was added. */
  public void makeVisible(String index) {
    asking(() -> client.indices().refresh(r -> r.index(index)));
  }

  /**
   * Adds documents under their subject's version, to be found after {@link #makeVisible}. A
   * document that is already there in the same or a greater version stays: repeating does no harm,
   * and a late one does not undo a newer.
   */
  public void add(String index, List<IndexDocument> documents) {
    if (documents.isEmpty()) {
      return;
    }
    BulkRequest.Builder bulk = new BulkRequest.Builder().index(index);
    for (IndexDocument document : documents) {
      bulk.operations(
          op ->
              op.index(
                  i ->
                      i.id(document.id())
                          .version(document.version())
                          .versionType(VersionType.External)
                          .document(document.source())));
    }
    BulkRequest request = bulk.build();
    BulkResponse response = asking(() -> client.bulk(request));
    for (BulkResponseItem item : response.items()) {
      if (item.error() != null
          && !"version_conflict_engine_exception".equals(item.error().type())) {
        throw new SearchOutage(
            "Elasticsearch refused " + item.id() + ": " + item.error().reason(), null);
      }
    }
  }

  /**
   * Ids and versions of a page of documents in the order of their ids, for comparing with the log.
   */
  public SortedMap<String, Long> versions(String index, Optional<String> afterId, int limit) {
    return asking(
        () -> {
          SearchResponse<Void> page =
              client.search(
                  s -> {
                    s.index(index)
                        .size(limit)
                        .version(true)
                        .source(f -> f.fetch(false))
                        .sort(o -> o.field(f -> f.field("id").order(SortOrder.Asc)));
                    afterId.ifPresent(id -> s.searchAfter(FieldValue.of(id)));
                    return s;
                  },
                  Void.class);
          SortedMap<String, Long> versions = new TreeMap<>();
          for (Hit<Void> hit : page.hits().hits()) {
            versions.put(hit.id(), hit.version() == null ? 0 : hit.version());
          }
          return versions;
        });
  }

  /**
   * A reading of all published documents in descending order of the dot product, as of its first
   * page.
   */
  public Retrieval retrieve(SortedMap<String, Double> query, int pageSize) {
    return retrieve(query, Optional.empty(), pageSize, pageSize);
  }

  /**
   * The same among those who pass a filter.
   *
   * @param firstPage how many are on the first page, with which most readings end
   * @param laterPages how many are on each page after it
   */
  public Retrieval retrieve(
      SortedMap<String, Double> query,
      Optional<AskedFilter> filter,
      int firstPage,
      int laterPages) {
    return new Retrieval(query(ConceptVector.of(query), filter), firstPage, laterPages);
  }

  private static Query query(Map<String, Float> vector, Optional<AskedFilter> filter) {
    return Query.of(
        q ->
            q.bool(
                b -> {
                  b.filter(f -> f.term(t -> t.field("published").value(true)));
                  filter.ifPresent(asked -> FilterQuery.add(b, asked));
                  if (!vector.isEmpty()) {
                    // Optional, so that who holds nothing asked is found too, with a score of 0.
                    b.should(
                        s ->
                            s.sparseVector(
                                v -> {
                                  v.field("vector").prune(false);
                                  return v.queryVector(vector);
                                }));
                  }
                  return b;
                }));
  }

  /**
   * One reading under one point in time; close it. Most end with the first page, and that one needs
   * no point in time to be opened: the second page begins anew, under one.
   */
  public final class Retrieval implements AutoCloseable {
    private final Query query;
    private final int firstPage;
    private final int laterPages;
    private @Nullable String pit;
    private List<FieldValue> after = List.of();
    private boolean atEnd;

    private Retrieval(Query query, int firstPage, int laterPages) {
      this.query = query;
      this.firstPage = firstPage;
      this.laterPages = laterPages;
    }

    /**
     * The first page: best dot product first. What {@link #next} gives after it is of a later
     * moment, and begins with the best again.
     */
    public List<Scored> first() {
      return found(firstPage, s -> s.index(alias));
    }

    /** Fixes the moment that all further pages are of. */
    public void fix() {
      pit =
          asking(
              () ->
                  searches
                      .openPointInTime(p -> p.index(alias).keepAlive(k -> k.time(KEEP_ALIVE)))
                      .id());
      after = List.of();
      atEnd = false;
    }

    /** The next page since the moment was fixed; empty at the end. */
    public List<Scored> next() {
      String fixed = Objects.requireNonNull(pit, "the moment is not fixed yet");
      return found(
          laterPages,
          s -> {
            s.pit(p -> p.id(fixed).keepAlive(k -> k.time(KEEP_ALIVE)))
                .sort(o -> o.score(sc -> sc.order(SortOrder.Desc)))
                .sort(o -> o.field(f -> f.field("_shard_doc").order(SortOrder.Asc)));
            return after.isEmpty() ? s : s.searchAfter(after);
          });
    }

    /** Whether there is nothing after what was found. */
    public boolean atEnd() {
      return atEnd;
    }

    private List<Scored> found(int pageSize, UnaryOperator<SearchRequest.Builder> from) {
      if (atEnd) {
        return List.of();
      }
      SearchRequest request =
          SearchRequest.of(
              s ->
                  from.apply(s)
                      .size(pageSize)
                      // Ids from the columns: reading stored fields costs more than the search.
                      .storedFields("_none_")
                      .docvalueFields(f -> f.field("id"))
                      .trackTotalHits(t -> t.enabled(false))
                      .query(query));
      SearchPage page = asking(() -> SearchPage.ask(searches, request));
      pit = page.pit().orElse(pit);
      after = page.after();
      atEnd = page.found().size() < pageSize;
      return page.found();
    }

    @Override
    public void close() {
      String open = pit;
      if (open != null) {
        asking(() -> searches.closePointInTime(c -> c.id(open)));
      }
    }
  }

  /**
   * A document's id and its dot product, shortened as Elasticsearch shortens it: never above the
   * true one.
   */
  public record Scored(String id, double score) {}

  /**
   * What is written of one subject.
   *
   * @param source of the mapping's fields, the {@code id} among them
   */
  public record IndexDocument(String id, long version, Map<String, Object> source) {
    /** A document that is found. */
    public static IndexDocument published(
        String id, long version, SortedMap<String, Double> weights) {
      return published(id, version, weights, Map.of());
    }

    /**
     * The same with other fields of the mapping.
     *
     * @param fields what a filter asks; see {@link FilterQuery}
     */
    static IndexDocument published(
        String id, long version, SortedMap<String, Double> weights, Map<String, Object> fields) {
      Map<String, Object> source = new LinkedHashMap<>();
      source.put("id", id);
      source.put("published", true);
      source.putAll(fields);
      Map<String, Float> vector = ConceptVector.of(weights);
      if (!vector.isEmpty()) {
        source.put("vector", vector);
      }
      return new IndexDocument(id, version, source);
    }

    /** A document that is not found but keeps its version, so that no late event brings it back. */
    public static IndexDocument tombstone(String id, long version) {
      return new IndexDocument(id, version, Map.of("id", id, "published", false));
    }
  }

  private interface Question<T> {
    T ask() throws IOException;
  }

  private static <T> T asking(Question<T> question) {
    try {
      return question.ask();
    } catch (IOException | UncheckedIOException e) {
      throw new SearchOutage("Elasticsearch does not answer: " + e.getMessage(), e);
    } catch (ElasticsearchException e) {
      throw new SearchOutage("Elasticsearch answers " + e.status() + ": " + e.getMessage(), e);
    }
  }
}
