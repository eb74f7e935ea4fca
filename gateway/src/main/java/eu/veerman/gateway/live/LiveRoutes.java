package eu.veerman.gateway.live;

import eu.veerman.gateway.live.LiveStream.End;
import eu.veerman.gateway.security.Admission.Guest;
import eu.veerman.gateway.security.EndedSessions;
import eu.veerman.platform.events.Position;
import eu.veerman.platform.http.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Live events as server-sent events. Each viewer gets the events of the own organisation and
 * account, from now on, or from where the last connection ended.
 */
public final class LiveRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(LiveRoutes.class);
  private static final Duration RETRY = Duration.ofSeconds(2);
  private static final Duration WHEN_FULL = Duration.ofSeconds(30);
  // A timer cannot be set for longer than this, and no token lives as long.
  private static final Duration LONGEST = Duration.ofDays(20);

  private final Vertx vertx;
  private final LiveStreams streams;
  private final LivePast past;
  private final Supplier<Optional<Position>> position;
  private final EndedSessions ended;
  private final InstantSource clock;
  private final LiveLimits limits;
  private final long heartbeat;

  /**
   * Begins to serve.
   *
   * @param position how far the log has been told to the streams; empty until it is known
   */
  LiveRoutes(
      Vertx vertx,
      LiveStreams streams,
      LivePast past,
      Supplier<Optional<Position>> position,
      EndedSessions ended,
      InstantSource clock,
      LiveLimits limits) {
    this.vertx = vertx;
    this.streams = streams;
    this.past = past;
    this.position = position;
    this.ended = ended;
    this.clock = clock;
    this.limits = limits;
    this.heartbeat = vertx.setPeriodic(limits.heartbeat().toMillis(), due -> streams.heartbeat());
  }

  /** Stops to send heartbeats. */
  void stop() {
    vertx.cancelTimer(heartbeat);
  }

  /** Answers with a stream that ends when the viewer's token or session does. */
  public void stream(RoutingContext context, Optional<Guest> admitted) {
    Guest guest = admitted.orElseThrow();
    Optional<Position> now = position.get();
    String lastEventId = context.request().getHeader("Last-Event-ID");
    Optional<Position> resumeAfter = Optional.ofNullable(lastEventId).flatMap(Position::parse);
    if (now.isEmpty()) {
      context.fail(Problem.unavailable(RETRY).asException());
    } else if (lastEventId != null && resumeAfter.isEmpty()) {
      context.fail(
          Problem.invalid("Last-Event-ID", "must be the id of an event of this stream")
              .asException());
    } else if (!streams.hasRoomFor(guest.viewer())) {
      context.fail(Problem.tooManyRequests(WHEN_FULL).asException());
    } else {
      open(context, guest, resumeAfter.map(after -> startOver(after, now.get())), now.get());
    }
  }

  /** A position of an epoch that has ended says nothing about this one: all is told again. */
  private static Position startOver(Position after, Position now) {
    return after.epoch() == now.epoch() ? after : Position.BEGINNING;
  }

  private void open(
      RoutingContext context, Guest guest, Optional<Position> resumeAfter, Position now) {
    LiveStream stream = new LiveStream(guest.viewer(), context.response(), limits.queued());
    // From here on live events are queued, so none falls between the past and the present.
    streams.add(stream);
    Duration left = Duration.between(clock.instant(), guest.expiresAt());
    long timer =
        vertx.setTimer(
            Math.clamp(left.toMillis(), 1, LONGEST.toMillis()),
            due -> end(stream, End.TOKEN_EXPIRED));
    context.addEndHandler(
        over -> {
          vertx.cancelTimer(timer);
          streams.remove(stream);
        });
    context.request().resume();
    stream.open(RETRY.toMillis(), resumeAfter.orElse(now));
    if (ended.test(guest.viewer())) {
      end(stream, End.SESSION_ENDED);
      return;
    }
    Set<UUID> audience = LiveStreams.audienceOf(guest.viewer());
    resumeAfter
        .map(after -> catchUp(stream, after, now, audience))
        .orElse(Future.succeededFuture())
        .onSuccess(done -> stream.goLive())
        .onFailure(
            failure -> {
              LOG.atWarn()
                  .addKeyValue("reason", String.valueOf(failure.getMessage()))
                  .log("A live stream cannot be resumed now");
              end(stream, End.OUTAGE);
            });
  }

  /** Sends the past page by page, no faster than it is read. */
  private Future<Void> catchUp(
      LiveStream stream, Position after, Position upTo, Set<UUID> audience) {
    return past.between(after, upTo, audience)
        .compose(
            page ->
                send(stream, page)
                    .compose(
                        sent ->
                            page.size() < LivePast.PAGE || stream.isOver()
                                ? Future.succeededFuture()
                                : catchUp(stream, page.getLast().position(), upTo, audience)));
  }

  private static Future<Void> send(LiveStream stream, List<LiveMessage> page) {
    Future<Void> sent = Future.succeededFuture();
    for (LiveMessage message : page) {
      sent = sent.compose(done -> stream.sendPast(message));
    }
    return sent;
  }

  private void end(LiveStream stream, End reason) {
    stream.end(reason);
    streams.remove(stream);
  }
}
