package eu.veerman.matching.index;

import eu.veerman.contracts.event.VeermanEvent;
import eu.veerman.matching.index.SearchIndex.IndexDocument;
import eu.veerman.platform.database.Database;
import eu.veerman.platform.events.Consumer;
import eu.veerman.platform.events.Event;
import eu.veerman.platform.events.EventReader;
import eu.veerman.platform.events.LogListener;
import eu.veerman.platform.events.Position;
import eu.veerman.platform.events.ReaderOptions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one index behind its alias as the log tells it. The index is tied to versions of mapping,
 * taxonomy and model; when they differ from this instance's, or the index is gone, a new one is
 * built from the log alone and the alias is swapped when it has caught up. Meanwhile readers go on
 * without an index, exactly. All instances agree on one index in the database; the durable consumer
 * that writes it bears its name, so its place in the log belongs to that index. From time to time
 * the index is compared with the log; one that differs anywhere is not trusted elsewhere either,
 * and another one is built.
 */
public final class IndexKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(IndexKeeper.class);
  private static final Duration CHECK = Duration.ofSeconds(5);
  private static final int BATCH = 1_000;

  /** Of a batch, made and sent while others are: both sides have something to do all the time. */
  private static final int PART = 250;

  /** What is written is made visible each time, and that is dear; nobody waits for it. */
  private static final Duration GATHERING = Duration.ofMillis(250);

  /**
   * Which index, of what.
   *
   * @param subjects what the log's subjects of it begin with, such as {@code manager/}
   * @param events the types of events that its documents are made of
   * @param versions of mapping, taxonomy and model, as one word of lower case letters, digits, dots
   *     and hyphens
   * @param comparing how often it is compared with the log
   */
  public record Kept(
      SearchIndex index,
      String subjects,
      Set<String> events,
      String versions,
      Documents documents,
      Duration comparing) {}

  /** From an event to the document, empty when the event is about something else. */
  @FunctionalInterface
  public interface Documents {
    Optional<IndexDocument> of(VeermanEvent event, long version);
  }

  private final Vertx vertx;
  private final Database database;
  private final LogListener listener;
  private final SearchIndex index;
  private final Set<String> types;
  private final String versions;
  private final Documents documents;
  private final InstantSource clock;
  private final MeterRegistry metrics;
  private final Duration comparing;
  private final DriftCheck driftCheck;
  private final Counter differences;
  private final IndexStore store = new IndexStore();
  private final EventReader reader;
  private @Nullable String kept;
  private volatile @Nullable Consumer consumer;
  private volatile boolean swapped;
  private volatile boolean away;
  private boolean stopping;
  private long timer = -1;

  public IndexKeeper(
      Vertx vertx,
      Database database,
      LogListener listener,
      Kept keeping,
      InstantSource clock,
      MeterRegistry metrics) {
    this.vertx = vertx;
    this.database = database;
    this.listener = listener;
    this.index = keeping.index();
    this.types = keeping.events();
    this.versions = keeping.versions();
    this.documents = keeping.documents();
    this.comparing = keeping.comparing();
    this.driftCheck = new DriftCheck(vertx, database, index, keeping.subjects());
    this.clock = clock;
    this.metrics = metrics;
    this.reader = new EventReader(database);
    this.differences =
        Counter.builder("veerman.index.differences")
            .description("Documents that differed from the log when they were compared")
            .tag("index", index.alias())
            .register(metrics);
    Gauge.builder("veerman.index.ready", () -> isUsable() ? 1 : 0)
        .description("Whether searches use the index")
        .tag("index", index.alias())
        .register(metrics);
  }

  /** Begins to keep; never fails, since what is missing is tried again. */
  public void start() {
    check();
  }

  /** Ends after the batch under way. */
  public Future<Void> stop() {
    stopping = true;
    vertx.cancelTimer(timer);
    return consumer == null ? Future.succeededFuture() : consumer.stop();
  }

  /** What keeps searches from using the index, if anything does. */
  public Optional<String> trouble() {
    return swapped ? Optional.empty() : Optional.of("the index has not caught up with the log yet");
  }

  /** What makes searches dearer for now, if anything does. */
  public Optional<String> hindrance() {
    return away
        ? Optional.of("Elasticsearch does not answer: rankings examine everybody")
        : Optional.empty();
  }

  /** Whether asking the index is worth it. */
  public boolean isUsable() {
    return swapped && !away;
  }

  /** Notes that Elasticsearch did not answer a search: no other one waits for it in vain. */
  public void noteAway(SearchOutage outage) {
    if (!away) {
      away = true;
      LOG.atWarn()
          .addKeyValue("index", index.alias())
          .addKeyValue("cause", outage.getMessage())
          .log("Elasticsearch is away: rankings go on without the index");
    }
  }

  private void noteBack() {
    if (away) {
      away = false;
      LOG.atInfo().addKeyValue("index", index.alias()).log("Elasticsearch is back");
    }
  }

  /** What searches read. */
  public SearchIndex index() {
    return index;
  }

  /** The place in the log up to which what was written is visible to searches. */
  public Position indexedUpTo() {
    Consumer writing = consumer;
    return swapped && writing != null ? writing.position() : Position.BEGINNING;
  }

  private void check() {
    agree()
        .compose(this::keep)
        .compose(
            name -> {
              noteBack();
              return compareIfDue(name);
            })
        .onFailure(
            failure -> {
              if (failure instanceof SearchOutage outage) {
                noteAway(outage);
              }
              LOG.atWarn()
                  .addKeyValue("index", index.alias())
                  .addKeyValue("cause", String.valueOf(failure.getMessage()))
                  .log("the index cannot be looked after; tried again");
            })
        .onComplete(
            done -> {
              if (!stopping) {
                timer = vertx.setTimer(CHECK.toMillis(), due -> check());
              }
            });
  }

  /** The name that all instances use; a new one where the versions differ or the index is gone. */
  private Future<String> agree() {
    return database.withTransaction(
        tx ->
            store
                .agreed(tx, index.alias())
                .compose(
                    agreed ->
                        usable(agreed)
                            .compose(
                                usable -> {
                                  if (usable.isPresent()) {
                                    return Future.succeededFuture(usable.get());
                                  }
                                  String name =
                                      index.alias() + "-" + versions + "-" + clock.millis();
                                  return blocking(() -> create(name))
                                      .compose(
                                          created ->
                                              store.agree(
                                                  tx,
                                                  index.alias(),
                                                  new IndexStore.Agreed(name, versions),
                                                  clock.instant()))
                                      .map(name);
                                })));
  }

  private Future<Optional<String>> usable(Optional<IndexStore.Agreed> agreed) {
    if (agreed.isEmpty() || !agreed.get().versions().equals(versions)) {
      return Future.succeededFuture(Optional.empty());
    }
    String name = agreed.get().index();
    return blocking(() -> index.exists(name) ? Optional.of(name) : Optional.empty());
  }

  private String create(String name) {
    LOG.atInfo().addKeyValue("index", name).log("building a new index from the log");
    index.create(name);
    return name;
  }

  /** Answers the name again, once searches use the index. */
  private Future<String> keep(String name) {
    if (name.equals(kept)) {
      return Future.succeededFuture(name);
    }
    swapped = false;
    Future<Void> before = consumer == null ? Future.succeededFuture() : consumer.stop();
    return before
        .compose(
            stopped ->
                Consumer.start(
                    database,
                    listener,
                    metrics,
                    consumerOf(name),
                    ReaderOptions.USUAL
                        .ofTypes(types)
                        .withBatch(BATCH)
                        .withGathering(GATHERING)
                        .withPoll(Duration.ofMillis(500)),
                    (tx, events) -> write(name, events)))
        .compose(
            started -> {
              consumer = started;
              kept = name;
              return reader.end().compose(started::reached);
            })
        .compose(
            caughtUp ->
                blocking(
                    () -> {
                      // What was written before anybody read it was not made visible each time:
                      // first for who reads from the swap on, then what was written until it.
                      index.makeVisible(name);
                      index.swapTo(name);
                      index.makeVisible(name);
                      index.deleteUnread(name);
                      return name;
                    }))
        .map(
            done -> {
              swapped = true;
              LOG.atInfo().addKeyValue("index", name).log("searches use the index");
              return name;
            });
  }

  private static String consumerOf(String name) {
    return "index/" + name;
  }

  private Future<Void> compareIfDue(String name) {
    return database
        .withConnection(
            connection -> store.claimComparison(connection, name, clock.instant(), comparing))
        .compose(
            due ->
                due
                    ? driftCheck.of(name, consumerOf(name)).compose(drift -> judge(name, drift))
                    : Future.succeededFuture());
  }

  private Future<Void> judge(String name, Drift drift) {
    if (drift.isNone()) {
      return Future.succeededFuture();
    }
    differences.increment(drift.behind() + drift.foreign());
    LOG.atError()
        .addKeyValue("index", name)
        .addKeyValue("behind", drift.behind())
        .addKeyValue("foreign", drift.foreign())
        .log("the index differs from the log; another one is built");
    return database.withConnection(connection -> store.giveUp(connection, name));
  }

  /**
   * The newest of each subject in the batch is enough. Searches find it before the consumer's place
   * passes it. While an index is built that is only needed once another instance reads it already;
   * making each batch visible would take as long as writing it.
   */
  private Future<Integer> write(String name, List<Event> events) {
    Map<String, Event> newest = new LinkedHashMap<>();
    for (Event event : events) {
      if (VeermanEvent.TYPES.containsKey(event.type())) {
        newest.put(event.subject(), event);
      }
    }
    List<Event> all = List.copyOf(newest.values());
    List<Future<Integer>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += PART) {
      List<Event> part = all.subList(from, Math.min(all.size(), from + PART));
      parts.add(blocking(() -> add(name, part)));
    }
    return Future.join(parts)
        .compose(
            added -> {
              int written = parts.stream().mapToInt(Future::result).sum();
              return written == 0
                  ? Future.succeededFuture(0)
                  : blocking(
                      () -> {
                        // Asked after the writing: whoever begins to read later makes all visible.
                        if (swapped || index.isRead(name)) {
                          index.makeVisible(name);
                        }
                        return written;
                      });
            });
  }

  private int add(String name, List<Event> events) {
    List<IndexDocument> documents =
        events.stream().map(this::document).flatMap(Optional::stream).toList();
    index.add(name, documents);
    return documents.size();
  }

  private Optional<IndexDocument> document(Event event) {
    Class<? extends VeermanEvent> kind =
        Objects.requireNonNull(VeermanEvent.TYPES.get(event.type()));
    return documents.of(event.dataAs(kind), event.subjectVersion());
  }

  private <T> Future<T> blocking(Callable<T> asking) {
    return vertx.executeBlocking(asking, false);
  }
}
