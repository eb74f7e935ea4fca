package eu.veerman.platform.events;

import eu.veerman.platform.database.Database;
import eu.veerman.platform.events.ReaderLoop.Next;
import eu.veerman.platform.service.Outage;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the log for one instance that keeps what it learns in memory: from a place on, as a rule
 * the beginning, and then for as long as it runs. It writes nothing, so a role that may only read
 * can have one.
 */
public final class View {
  private static final Logger LOG = LoggerFactory.getLogger(View.class);
  private static final Duration FIRST_BACK_OFF = Duration.ofMillis(100);
  private static final int MAX_DOUBLINGS = 20;

  private final Database database;
  private final String name;
  private final ReaderOptions options;
  private final ViewHandler handler;
  private final ReaderLoop loop;
  private final ReadAhead reading;
  private final Backlog backlog;
  private final Arrivals arrivals = new Arrivals();
  private final Promise<Void> caughtUp = Promise.promise();

  private volatile Optional<String> trouble = Optional.empty();
  private Position next;
  private int logEpoch;
  private int failures;

  private View(
      Database database,
      LogListener listener,
      MeterRegistry metrics,
      String name,
      Position from,
      ReaderOptions options,
      ViewHandler handler) {
    this.database = database;
    this.name = name;
    this.next = from;
    this.options = options;
    this.handler = handler;
    this.reading = new ReadAhead(database, options.types());
    this.backlog = new Backlog(new EventReader(database), options.types());
    this.loop = new ReaderLoop(database.vertx(), listener, options.types(), this::step);
    Gauge.builder("veerman.events.view.lag", () -> backlog.lag().events())
        .description("Unread events, counted up to 10000")
        .tag("view", name)
        .register(metrics);
    Gauge.builder("veerman.events.view.lag.seconds", () -> backlog.lag().seconds())
        .description("Age of the first unread event")
        .tag("view", name)
        .register(metrics);
  }

  /** Starts a view at the beginning of the log. */
  public static Future<View> start(
      Database database,
      LogListener listener,
      MeterRegistry metrics,
      String name,
      ReaderOptions options,
      ViewHandler handler) {
    return startAfter(database, listener, metrics, name, Position.BEGINNING, options, handler);
  }

  /** Starts a view after a place, such as the end of the log for news only. */
  public static Future<View> startAfter(
      Database database,
      LogListener listener,
      MeterRegistry metrics,
      String name,
      Position after,
      ReaderOptions options,
      ViewHandler handler) {
    View view = new View(database, listener, metrics, name, after, options, handler);
    return view.loop.start().map(view);
  }

  /** Succeeds when everything that stood in the log has been taken once. */
  public Future<Void> caughtUp() {
    return caughtUp.future();
  }

  /** How far it has read. */
  public Position position() {
    return arrivals.position();
  }

  /** Succeeds as soon as everything up to a place has been taken. */
  public Future<Void> reached(Position place) {
    return arrivals.reached(place);
  }

  /** What keeps it from going on, if anything does. */
  public Optional<String> trouble() {
    return trouble;
  }

  /** Takes what it has begun to take and stops. */
  public Future<Void> stop() {
    return loop.stop();
  }

  private Next step() {
    try {
      EventReader.Batch batch =
          Future.await(
              database.withConnection(
                  connection -> reading.next(connection, next, options.batch())));
      if (logEpoch != 0 && logEpoch != batch.logEpoch()) {
        LOG.atWarn()
            .addKeyValue("view", name)
            .log("The log has begun epoch {}: starting over", batch.logEpoch());
        handler.startOver();
        next = Position.BEGINNING;
        logEpoch = batch.logEpoch();
        arrivals.moveTo(Position.BEGINNING);
        return new Next.AtOnce();
      }
      logEpoch = batch.logEpoch();
      if (!batch.events().isEmpty()) {
        Future.await(handler.apply(batch.events()));
      }
      next = batch.upTo();
      failures = 0;
      trouble = Optional.empty();
      // Last: who waited for this place must not find the trouble that is over.
      arrivals.moveTo(next);
      if (!batch.complete()) {
        backlog.countNowAndThen(next);
        return new Next.AtOnce();
      }
      backlog.clear();
      caughtUp.tryComplete();
      return new Next.Sleep(options.poll());
    } catch (Outage outage) {
      trouble = Optional.of(String.valueOf(outage.getMessage()));
      return new Next.Pause(options.poll());
    } catch (Throwable failure) {
      return afterFailure(failure);
    }
  }

  private Next afterFailure(Throwable failure) {
    failures = Math.min(failures + 1, MAX_DOUBLINGS);
    Duration pause = FIRST_BACK_OFF.multipliedBy(1L << (failures - 1));
    Duration bounded =
        pause.compareTo(options.longestBackOff()) > 0 ? options.longestBackOff() : pause;
    backlog.count(next);
    trouble = Optional.of("reading after " + next + " fails: " + failure.getMessage());
    LOG.atError()
        .addKeyValue("view", name)
        .addKeyValue("attempt", failures)
        .setCause(failure)
        .log("Reading after {} fails; the next attempt is in {}", next, bounded);
    return new Next.Pause(bounded);
  }
}
