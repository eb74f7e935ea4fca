package eu.veerman.platform.events;

import eu.veerman.platform.database.Database;
import eu.veerman.platform.events.ReaderLoop.Next;
import eu.veerman.platform.service.Outage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A durable consumer: its place in the log is a row in the database, and the effect of a batch and
 * the new place are committed in one transaction. Of several instances with one name one works at a
 * time; when it goes away, another goes on where it stopped.
 *
 * <p>The instances exclude each other with an advisory lock of the transaction, not with a lock on
 * the row: a row lock would give the transaction a number from its first statement on, and every
 * reader of the log would wait for as long as a batch takes.
 *
 * <p>An event whose handling fails is tried again for ever, ever more slowly, and nothing behind it
 * is handled before it: the log says so, the lag grows, and somebody has to look.
 */
public final class Consumer {
  private static final Logger LOG = LoggerFactory.getLogger(Consumer.class);
  private static final Duration FIRST_BACK_OFF = Duration.ofMillis(100);
  private static final Duration HANDLING_DEADLINE = Duration.ofSeconds(50);
  private static final Duration TRANSACTION_DEADLINE = Duration.ofSeconds(60);
  private static final int MAX_DOUBLINGS = 20;

  private static final String TRY_LOCK =
      """
      select pg_try_advisory_xact_lock(hashtextextended('events.consumers/' || $1, 0)) as mine,
        set_config('idle_in_transaction_session_timeout', $2, true)
      """;

  /** So many transactions without an event of interest are not read again. */
  private static final long FAR_TRANSACTIONS = 1_000;

  private static final String CREATE =
      """
      insert into events.consumers (name, log_epoch, epoch, xact, sequence)
      select $1, current, 0, '0'::xid8, 0 from events.epoch
      on conflict (name) do nothing
      """;
  private static final String PLACE =
      """
      select c.log_epoch, c.epoch, c.xact::text as xact, c.sequence, e.current
      from events.consumers c, events.epoch e where c.name = $1
      """;
  private static final String MOVE =
      """
      update events.consumers
      set log_epoch = $2, epoch = $3, xact = $4::text::xid8, sequence = $5,
        handled = handled + $6, acknowledged_at = now()
      where name = $1
      """;

  private sealed interface Outcome {
    record Elsewhere(int logEpoch, Position position, boolean complete) implements Outcome {}

    record Handled(int logEpoch, Position upTo, boolean complete, int events) implements Outcome {}

    record StartedOver() implements Outcome {}
  }

  private final Database database;
  private final String name;
  private final ReaderOptions options;
  private final EventHandler handler;
  private final ReaderLoop loop;
  private final ReadAhead reading;
  private final Backlog backlog;
  private final Arrivals arrivals = new Arrivals();
  private final Counter handledCount;
  private final Counter failed;

  private volatile Optional<String> trouble = Optional.empty();
  private volatile boolean working;
  private int failures;
  private int singly;
  private int arrivedUnder;

  private Consumer(
      Database database,
      LogListener listener,
      MeterRegistry metrics,
      String name,
      ReaderOptions options,
      EventHandler handler) {
    this.database = database;
    this.name = name;
    this.options = options;
    this.handler = handler;
    this.reading = new ReadAhead(database, options.types());
    this.backlog = new Backlog(new EventReader(database), options.types());
    this.loop = new ReaderLoop(database.vertx(), listener, options.types(), this::step);
    this.handledCount =
        Counter.builder("veerman.events.handled").tag("consumer", name).register(metrics);
    this.failed = Counter.builder("veerman.events.failed").tag("consumer", name).register(metrics);
    Gauge.builder("veerman.events.lag", () -> backlog.lag().events())
        .description("Unread events, counted up to 10000")
        .tag("consumer", name)
        .register(metrics);
    Gauge.builder("veerman.events.lag.seconds", () -> backlog.lag().seconds())
        .description("Age of the first unread event")
        .tag("consumer", name)
        .register(metrics);
  }

  /** Starts a consumer; it begins at the beginning of the log, or where its name stopped. */
  public static Future<Consumer> start(
      Database database,
      LogListener listener,
      MeterRegistry metrics,
      String name,
      ReaderOptions options,
      EventHandler handler) {
    Consumer consumer = new Consumer(database, listener, metrics, name, options, handler);
    return consumer.loop.start().map(consumer);
  }

  /** How far this consumer is known to be, whichever instance worked. */
  public Position position() {
    return arrivals.position();
  }

  /** Succeeds as soon as everything up to a place is handled. */
  public Future<Void> reached(Position place) {
    return arrivals.reached(place);
  }

  /** How far it is behind, as of its last look. */
  public EventReader.Lag lag() {
    return backlog.lag();
  }

  /** What keeps it from going on, if anything does. */
  public Optional<String> trouble() {
    return trouble;
  }

  /** Whether this instance is the one that works. */
  public boolean isWorking() {
    return working;
  }

  /** Ends the batch under way and stops. */
  public Future<Void> stop() {
    return loop.stop();
  }

  private Next step() {
    int limit = singly > 0 ? 1 : options.batch();
    Outcome outcome;
    try {
      outcome = Future.await(database.withTransaction(transaction -> attempt(transaction, limit)));
    } catch (Outage outage) {
      trouble = Optional.of(String.valueOf(outage.getMessage()));
      return new Next.Pause(options.poll());
    } catch (RuntimeException failure) {
      return afterFailure(limit, failure);
    } catch (Throwable failure) {
      return afterFailure(limit, new IllegalStateException(failure));
    }
    failures = 0;
    trouble = Optional.empty();
    return switch (outcome) {
      case Outcome.StartedOver again -> new Next.AtOnce();
      case Outcome.Elsewhere elsewhere -> {
        working = false;
        arrivedUnder = elsewhere.logEpoch();
        arrivals.moveTo(elsewhere.position());
        look(elsewhere.position(), elsewhere.complete());
        yield new Next.Sleep(options.poll());
      }
      case Outcome.Handled done -> {
        working = true;
        arrivedUnder = done.logEpoch();
        singly = Math.max(0, singly - done.events());
        handledCount.increment(done.events());
        arrivals.moveTo(done.upTo());
        look(done.upTo(), done.complete());
        yield afterHandling(done);
      }
    };
  }

  private Future<Outcome> attempt(SqlConnection transaction, int limit) {
    return transaction
        .preparedQuery(TRY_LOCK)
        .execute(Tuple.of(name, Long.toString(TRANSACTION_DEADLINE.toMillis())))
        .map(rows -> rows.iterator().next().getBoolean("mine"))
        .compose(mine -> mine ? work(transaction, limit) : look(transaction));
  }

  private Future<Outcome> work(SqlConnection transaction, int limit) {
    return place(transaction)
        .compose(
            place ->
                place.isPresent()
                    ? Future.succeededFuture(place.get())
                    : transaction
                        .preparedQuery(CREATE)
                        .execute(Tuple.of(name))
                        .compose(created -> place(transaction))
                        .map(Optional::orElseThrow))
        .compose(
            place ->
                place.begunUnder() == place.logEpoch()
                    ? handle(transaction, place, limit)
                    : startOver(transaction, place));
  }

  private Future<Outcome> handle(SqlConnection transaction, Place place, int limit) {
    // What lies between the acknowledged place and this one was seen to hold nothing of interest.
    Position from = place.position().max(atLeast(place));
    return reading
        .next(transaction, from, limit)
        .compose(
            batch -> {
              Outcome done =
                  new Outcome.Handled(
                      place.logEpoch(), batch.upTo(), batch.complete(), batch.events().size());
              if (batch.events().isEmpty()) {
                return isFar(place.position(), batch.upTo())
                    ? move(transaction, place.logEpoch(), batch.upTo(), 0).map(done)
                    : Future.succeededFuture(done);
              }
              return handled(transaction, batch.events())
                  .compose(
                      effect ->
                          move(transaction, place.logEpoch(), batch.upTo(), batch.events().size()))
                  .map(done);
            });
  }

  /**
   * Who waits for rare events would read all that came since the last one at each start, and a
   * standby at each look; who kept every place would write at each look.
   */
  private static boolean isFar(Position kept, Position seen) {
    return seen.epoch() != kept.epoch() || seen.xact() - kept.xact() >= FAR_TRANSACTIONS;
  }

  private Position atLeast(Place place) {
    return arrivedUnder == place.logEpoch() ? arrivals.position() : Position.BEGINNING;
  }

  private Future<?> handled(SqlConnection transaction, List<Event> events) {
    Future<?> effect;
    try {
      effect = handler.handle(transaction, events);
    } catch (RuntimeException thrown) {
      effect = Future.failedFuture(thrown);
    }
    return effect
        .<Object>map(done -> done)
        .timeout(HANDLING_DEADLINE.toMillis(), TimeUnit.MILLISECONDS)
        .recover(
            failure ->
                Future.failedFuture(
                    Database.isOutage(failure) ? failure : new HandlingFailed(events, failure)));
  }

  private Future<Outcome> startOver(SqlConnection transaction, Place place) {
    LOG.atWarn()
        .addKeyValue("consumer", name)
        .log("The log has begun epoch {}: starting over", place.logEpoch());
    return handler
        .startOver(transaction)
        .compose(ready -> move(transaction, place.logEpoch(), Position.BEGINNING, 0))
        .map(
            moved -> {
              arrivals.moveTo(Position.BEGINNING);
              return new Outcome.StartedOver();
            });
  }

  /** Another instance works: only look how far it is. */
  private Future<Outcome> look(SqlConnection transaction) {
    return place(transaction)
        .compose(
            place -> {
              Position from = place.map(Place::position).orElse(Position.BEGINNING);
              boolean current = place.map(p -> p.begunUnder() == p.logEpoch()).orElse(false);
              return EventReader.read(transaction, from, 1, options.types())
                  .map(
                      batch ->
                          new Outcome.Elsewhere(
                              current ? batch.logEpoch() : 0,
                              batch.events().isEmpty() ? batch.upTo() : from,
                              batch.events().isEmpty()));
            });
  }

  private record Place(int begunUnder, int logEpoch, Position position) {}

  private Future<Optional<Place>> place(SqlConnection transaction) {
    return transaction
        .preparedQuery(PLACE)
        .execute(Tuple.of(name))
        .map(
            rows -> {
              if (rows.size() == 0) {
                return Optional.<Place>empty();
              }
              Row row = rows.iterator().next();
              return Optional.of(
                  new Place(
                      row.getInteger("log_epoch"),
                      row.getInteger("current"),
                      new Position(
                          row.getInteger("epoch"),
                          Long.parseLong(row.getString("xact")),
                          row.getLong("sequence"))));
            });
  }

  private Future<Void> move(SqlConnection transaction, int logEpoch, Position to, int events) {
    return transaction
        .preparedQuery(MOVE)
        .execute(
            Tuple.of(name, logEpoch, to.epoch(), Long.toString(to.xact()), to.sequence(), events))
        .compose(
            rows ->
                rows.rowCount() == 1
                    ? Future.succeededFuture()
                    : Future.failedFuture(
                        new IllegalStateException("consumer " + name + " has lost its place")));
  }

  private void look(Position from, boolean complete) {
    if (complete) {
      backlog.clear();
    } else {
      backlog.countNowAndThen(from);
    }
  }

  private static final class HandlingFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Event> events;

    HandlingFailed(List<Event> events, Throwable cause) {
      super(String.valueOf(cause.getMessage()), cause);
      this.events = events;
    }
  }

  private Next afterHandling(Outcome.Handled done) {
    if (!done.complete()) {
      return new Next.AtOnce();
    }
    return done.events() > 0 && !options.gathering().isZero()
        ? new Next.Pause(options.gathering())
        : new Next.Sleep(options.poll());
  }

  private Next afterFailure(int limit, RuntimeException failure) {
    failed.increment();
    backlog.count(arrivals.position());
    if (failure instanceof HandlingFailed handling && handling.events.size() > 1) {
      // One of them is to blame; taken one by one, the others get through and it shows itself.
      singly = handling.events.size();
      LOG.atWarn()
          .addKeyValue("consumer", name)
          .setCause(handling.getCause())
          .log("A batch of {} events failed; going on one by one", singly);
      return new Next.AtOnce();
    }
    failures = Math.min(failures + 1, MAX_DOUBLINGS);
    Duration pause = FIRST_BACK_OFF.multipliedBy(1L << (failures - 1));
    Duration bounded =
        pause.compareTo(options.longestBackOff()) > 0 ? options.longestBackOff() : pause;
    String what =
        failure instanceof HandlingFailed handling
            ? "event "
                + handling.events.getFirst().id()
                + " of "
                + handling.events.getFirst().subject()
            : "reading at most " + limit + " events";
    trouble = Optional.of(what + " fails: " + failure.getMessage());
    LOG.atError()
        .addKeyValue("consumer", name)
        .addKeyValue("attempt", failures)
        .setCause(failure instanceof HandlingFailed ? failure.getCause() : failure)
        .log("{} fails; the next attempt is in {}", what, bounded);
    return new Next.Pause(bounded);
  }
}
