package eu.veerman.matching.shortlist;

import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.RequestId;
import eu.veerman.contracts.event.ShortlistChanged;
import eu.veerman.matching.population.Member;
import eu.veerman.matching.population.OpenRequest;
import eu.veerman.matching.population.Population;
import eu.veerman.matching.population.PopulationFollower.ManagerChange;
import eu.veerman.platform.database.Database;
import eu.veerman.platform.events.EventLog;
import eu.veerman.platform.events.Position;
import eu.veerman.ranking.Constraints;
import eu.veerman.ranking.Model;
import eu.veerman.ranking.Relatedness;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Which shortlists somebody has open, and what has changed for them. Every instance notices a
 * change; the first to note it tells the log, so that it is told once.
 */
public final class Watches {
  private static final Duration OPEN_FOR = Duration.ofHours(2);
  private static final Duration LATELY = Duration.ofMinutes(10);
  private static final Duration REMEMBERED_FOR = Duration.ofDays(2);

  /** Noted in one transaction, at most. */
  private static final int AT_ONCE = 1_000;

  private final Database database;
  private final Population population;
  private final Model model;
  private final Relatedness relatedness;
  private final Clock clock;
  private final WatchStore store = new WatchStore();
  private final EventLog log;

  /** When this instance last wrote each watch: it stands for much longer. */
  private final Map<RequestId, Instant> lately = new ConcurrentHashMap<>();

  public Watches(
      Database database,
      Population population,
      Model model,
      Relatedness relatedness,
      EventLog log,
      Clock clock) {
    this.database = database;
    this.population = population;
    this.model = model;
    this.relatedness = relatedness;
    this.clock = clock;
    this.log = log;
  }

  /**
   * Somebody looks at this shortlist now. To be called before the shortlist is made, so that no
   * change falls between the two.
   *
   * @param since the place that the shortlist will at least be of
   */
  public Future<Void> watch(OpenRequest request, Position since) {
    Instant now = clock.instant();
    Instant before = lately.get(request.request());
    if (before != null && before.plus(LATELY).isAfter(now)) {
      return Future.succeededFuture();
    }
    WatchStore.Watch watch = new WatchStore.Watch(request.request(), request.owner(), since);
    return database
        .withConnection(connection -> store.watch(connection, watch, now, OPEN_FOR))
        .onSuccess(watched -> lately.put(request.request(), now));
  }

  /** How many managers changed for it after a place in the log. */
  public Future<Integer> changes(RequestId request, Position since) {
    return database.withConnection(connection -> store.changes(connection, request, since));
  }

  /** Notes what changes mean for open shortlists, and tells their pages. */
  public Future<Void> note(List<ManagerChange> changes) {
    if (changes.isEmpty()) {
      return Future.succeededFuture();
    }
    return database
        .withConnection(connection -> store.watched(connection, clock.instant()))
        .compose(watched -> noteFor(watched, changes));
  }

  /** Forgets what nobody can have open any more. */
  public Future<Void> forgetOld() {
    lately.values().removeIf(at -> at.plus(LATELY).isBefore(clock.instant()));
    return database.withConnection(
        connection -> store.forget(connection, clock.instant().minus(REMEMBERED_FOR)));
  }

  private Future<Void> noteFor(List<WatchStore.Watch> watched, List<ManagerChange> changes) {
    List<WatchStore.Noted> noted = new ArrayList<>();
    LocalDate today = LocalDate.now(clock);
    Population.Snapshot snapshot = population.snapshot();
    for (WatchStore.Watch watch : watched) {
      Optional<OpenRequest> request = Optional.ofNullable(snapshot.requests().get(watch.request()));
      if (request.isPresent()) {
        Constraints constraints = new Constraints(request.get().input(), model, relatedness, today);
        Predicate<Member> listed =
            member ->
                constraints.admit(member.input()) && snapshot.isShown(member, request.get(), today);
        for (ManagerChange change : ofEachManager(changes, watch.since())) {
          if (change.before().filter(listed).isPresent()
              || change.after().filter(listed).isPresent()) {
            noted.add(new WatchStore.Noted(watch, change.manager(), change.event()));
          }
        }
      }
    }
    noted.sort(
        Comparator.comparing((WatchStore.Noted each) -> each.watch().request().value())
            .thenComparing(each -> each.manager().value()));
    Future<Void> done = Future.succeededFuture();
    for (int from = 0; from < noted.size(); from += AT_ONCE) {
      List<WatchStore.Noted> next = noted.subList(from, Math.min(noted.size(), from + AT_ONCE));
      done = done.compose(before -> tell(next));
    }
    return done;
  }

  /**
   * Of several changes of one manager, one from the first state to the last. An instance that
   * starts reads the whole log again: what was in the list when it was opened is no change.
   */
  private static Collection<ManagerChange> ofEachManager(
      List<ManagerChange> changes, Position since) {
    Map<ManagerId, ManagerChange> latest = new LinkedHashMap<>();
    for (ManagerChange change : changes) {
      if (!since.covers(change.event().position())) {
        latest.merge(
            change.manager(),
            change,
            (first, last) ->
                new ManagerChange(last.manager(), first.before(), last.after(), last.event()));
      }
    }
    return latest.values();
  }

  /**
   * Where another instance has told of a newer version of one of the managers, the others are told
   * of one by one: what is old news leaves nothing to tell.
   */
  private Future<Void> tell(List<WatchStore.Noted> changes) {
    return database
        .withTransaction(tx -> noteAndTell(tx, changes))
        .recover(
            failure -> {
              if (!(failure instanceof EventLog.StaleSubject)) {
                return Future.failedFuture(failure);
              }
              Future<Void> done = Future.succeededFuture();
              if (changes.size() > 1) {
                for (WatchStore.Noted change : changes) {
                  done = done.compose(before -> tell(List.of(change)));
                }
              }
              return done;
            });
  }

  /** One event for each shortlist is enough for its pages to ask how many have changed. */
  private Future<Void> noteAndTell(SqlConnection tx, List<WatchStore.Noted> changes) {
    return store
        .note(tx, changes, clock.instant())
        .compose(
            first -> {
              Map<RequestId, EventLog.NewEvent> events = new LinkedHashMap<>();
              for (WatchStore.Noted change : first) {
                RequestId request = change.watch().request();
                events.put(
                    request,
                    new EventLog.NewEvent(
                        new ShortlistChanged(request, change.manager()),
                        change.event().subjectVersion(),
                        Optional.of(change.watch().owner().value())));
              }
              return log.append(tx, List.copyOf(events.values())).mapEmpty();
            });
  }
}
