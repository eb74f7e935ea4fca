package eu.veerman.matching.shortlist;

import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.RequestId;
import eu.veerman.contracts.event.ShortlistChanged;
import eu.veerman.matching.population.Member;
import eu.veerman.matching.population.OpenRequest;
import eu.veerman.matching.population.Population;
import eu.veerman.matching.population.PopulationFollower.ManagerChange;
import eu.veerman.platform.database.Database;
import eu.veerman.platform.events.EventLog;
import eu.veerman.platform.events.Position;
import eu.veerman.ranking.Model;
import eu.veerman.ranking.Ranking;
import eu.veerman.ranking.Relatedness;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Which shortlists somebody has open, and what has changed for them. Every instance notices a
 * change; the first to note it tells the log, so that it is told once.
 */
public final class Watches {
  private static final Duration OPEN_FOR = Duration.ofHours(2);
  private static final Duration REMEMBERED_FOR = Duration.ofDays(2);

  private final Database database;
  private final Population population;
  private final Model model;
  private final Relatedness relatedness;
  private final Clock clock;
  private final WatchStore store = new WatchStore();
  private final EventLog log;

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
    WatchStore.Watch watch = new WatchStore.Watch(request.request(), request.owner(), since);
    return database.withConnection(
        connection -> store.watch(connection, watch, clock.instant(), OPEN_FOR));
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
    return database.withConnection(
        connection -> store.forget(connection, clock.instant().minus(REMEMBERED_FOR)));
  }

  private Future<Void> noteFor(List<WatchStore.Watch> watched, List<ManagerChange> changes) {
    Future<Void> done = Future.succeededFuture();
    for (WatchStore.Watch watch : watched) {
      Optional<OpenRequest> request = population.request(watch.request());
      for (ManagerChange change : changes) {
        // An instance that starts reads the whole log again; what was in the list is no change.
        if (change.event().position().compareTo(watch.since()) > 0
            && request.isPresent()
            && matters(request.get(), change)) {
          done = done.compose(before -> tell(watch, change));
        }
      }
    }
    return done;
  }

  /** A version that is not newer than one told already is old news: nothing is left to tell. */
  private Future<Void> tell(WatchStore.Watch watch, ManagerChange change) {
    return database
        .withTransaction(tx -> noteOne(tx, watch.request(), watch.owner(), change))
        .recover(
            failure ->
                failure instanceof EventLog.StaleSubject
                    ? Future.succeededFuture()
                    : Future.failedFuture(failure));
  }

  /** A manager whom the shortlist showed before, or could show now. */
  private boolean matters(OpenRequest request, ManagerChange change) {
    return qualifies(request, change.before()) || qualifies(request, change.after());
  }

  private boolean qualifies(OpenRequest request, Optional<Member> member) {
    return member.isPresent()
        && !Ranking.admit(
                request.input(), member.get().input(), model, relatedness, LocalDate.now(clock))
            .excluded();
  }

  private Future<Void> noteOne(
      SqlConnection tx, RequestId request, OrganisationId owner, ManagerChange change) {
    ManagerId manager = change.manager();
    return store
        .note(tx, request, manager, change.event(), clock.instant())
        .compose(
            first -> {
              if (!first) {
                return Future.succeededFuture();
              }
              EventLog.NewEvent event =
                  new EventLog.NewEvent(
                      new ShortlistChanged(request, manager),
                      change.event().subjectVersion(),
                      Optional.of(owner.value()));
              return log.append(tx, List.of(event)).mapEmpty();
            });
  }
}
