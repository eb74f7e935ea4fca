package eu.veerman.gateway.live;

import eu.veerman.contracts.event.SessionEnded;
import eu.veerman.contracts.event.VeermanEvent;
import eu.veerman.gateway.security.EndedSessions;
import eu.veerman.platform.database.Database;
import eu.veerman.platform.events.Event;
import eu.veerman.platform.events.EventReader;
import eu.veerman.platform.events.LogListener;
import eu.veerman.platform.events.Position;
import eu.veerman.platform.events.ReaderOptions;
import eu.veerman.platform.events.View;
import eu.veerman.platform.events.ViewHandler;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the gateway follows of the event log: from the beginning, which sessions were ended; from
 * now on, what there is to tell to whom. Its state is confined to the event loop that made it.
 */
public final class LiveEvents {
  private static final Logger LOG = LoggerFactory.getLogger(LiveEvents.class);
  private static final Duration TRY_AGAIN = Duration.ofSeconds(1);
  private static final Set<String> SESSION_ENDED = Set.of(VeermanEvent.typeOf(SessionEnded.class));

  private final Vertx vertx;
  private final Context loop;
  private final Database database;
  private final LogListener listener;
  private final MeterRegistry metrics;
  private final EndedSessions ended;
  private final LiveStreams streams;
  private final LiveRoutes routes;
  private volatile boolean knowsSessions;
  private volatile @Nullable View sessions;
  private volatile @Nullable Tail tail;
  private volatile boolean stopped;

  private LiveEvents(
      Vertx vertx,
      Database database,
      LiveLimits limits,
      EndedSessions ended,
      MeterRegistry metrics,
      InstantSource clock) {
    this.vertx = vertx;
    this.loop = vertx.getOrCreateContext();
    this.database = database;
    this.listener = LogListener.start(database);
    this.metrics = metrics;
    this.ended = ended;
    this.streams = new LiveStreams(limits, metrics);
    this.routes =
        new LiveRoutes(
            vertx, streams, new LiveEventStore(database), this::position, ended, clock, limits);
  }

  /**
   * Starts to follow the log, as soon as the database answers. Has to be called on the event loop
   * that serves the streams.
   */
  public static Future<LiveEvents> start(
      Vertx vertx,
      Database database,
      LiveLimits limits,
      EndedSessions ended,
      MeterRegistry metrics,
      InstantSource clock) {
    LiveEvents live = new LiveEvents(vertx, database, limits, ended, metrics, clock);
    live.follow();
    return View.start(
            database,
            live.listener,
            metrics,
            "gateway sessions",
            ReaderOptions.USUAL.ofTypes(SESSION_ENDED),
            live.new Sessions())
        .map(
            view -> {
              live.sessions = view;
              view.caughtUp().onSuccess(done -> live.knowsSessions = true);
              return live;
            });
  }

  /** The operation that streams. */
  public LiveRoutes routes() {
    return routes;
  }

  /** What keeps it from telling news or from knowing all ended sessions, if anything does. */
  public Optional<String> trouble() {
    View ofSessions = sessions;
    if (!knowsSessions || ofSessions == null) {
      return Optional.of("it is not known yet which sessions were ended");
    }
    return position().isEmpty()
        ? Optional.of("the news are not followed yet")
        : ofSessions.trouble();
  }

  /** Ends all streams and takes no new ones. */
  public Future<Void> endStreams() {
    return onLoop(
        () -> {
          stopped = true;
          streams.endAll();
        });
  }

  /** Ends all streams and stops reading. */
  public Future<Void> stop() {
    routes.stop();
    return endStreams()
        .compose(ended -> tail == null ? Future.succeededFuture() : tail.stop())
        .eventually(() -> sessions == null ? Future.succeededFuture() : sessions.stop())
        .eventually(listener::stop);
  }

  private Optional<Position> position() {
    Tail ofNews = tail;
    return ofNews == null || stopped ? Optional.empty() : ofNews.position();
  }

  /** Begins to follow the log at its end. */
  private void follow() {
    new EventReader(database)
        .end()
        .onSuccess(
            end -> {
              if (!stopped) {
                tail = new Tail(end);
              }
            })
        .onFailure(
            failure -> {
              LOG.atWarn()
                  .addKeyValue("reason", String.valueOf(failure.getMessage()))
                  .log("The event log cannot be followed yet");
              vertx.setTimer(
                  TRY_AGAIN.toMillis(),
                  due -> {
                    if (!stopped) {
                      follow();
                    }
                  });
            });
  }

  /** Does something on the event loop whose state this is. */
  private Future<Void> onLoop(Runnable work) {
    Promise<Void> done = Promise.promise();
    loop.runOnContext(
        go -> {
          try {
            work.run();
            done.complete();
          } catch (RuntimeException failure) {
            done.fail(failure);
          }
        });
    return done.future();
  }

  /** Learns which sessions were ended. */
  private final class Sessions implements ViewHandler {
    @Override
    public Future<?> apply(List<Event> events) {
      return onLoop(() -> events.forEach(this::end));
    }

    private void end(Event event) {
      SessionEnded session = event.dataAs(SessionEnded.class);
      ended.add(session.session().value(), session.tokensExpireAt());
      streams.endSession(session.session().value());
    }

    @Override
    public void startOver() {
      // A session that ended before the restore stays ended, even where the restore forgot it.
    }
  }

  /** Tells news to the streams, from one place of the log on. */
  private final class Tail implements ViewHandler {
    private final Future<View> view;
    private Position told;
    private boolean over;

    Tail(Position end) {
      told = end;
      view =
          View.startAfter(
              database, listener, metrics, "gateway news", end, ReaderOptions.USUAL, this);
    }

    /** How far the log was told to the streams; empty while that is not known. */
    Optional<Position> position() {
      return over || !view.succeeded()
          ? Optional.empty()
          // The view goes on over events that nobody hears of; the last one told may be ahead.
          : Optional.of(told.max(view.result().position()));
    }

    @Override
    public Future<?> apply(List<Event> events) {
      return onLoop(() -> events.forEach(this::tell));
    }

    private void tell(Event event) {
      if (over) {
        return;
      }
      event
          .audience()
          .filter(streams::hasAudience)
          .ifPresent(audience -> streams.send(audience, LiveMessage.of(event)));
      told = event.position();
    }

    /** After a restore nothing that was told is sure: viewers come back and start over. */
    @Override
    public void startOver() {
      loop.runOnContext(
          go -> {
            over = true;
            streams.endAll();
            stop();
            if (!stopped) {
              follow();
            }
          });
    }

    Future<Void> stop() {
      return view.compose(View::stop);
    }
  }
}
