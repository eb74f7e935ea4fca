package eu.veerman.gateway.live;

import eu.veerman.platform.events.Position;
import eu.veerman.platform.tokens.Viewer;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * One viewer's stream of server-sent events. Events that come while the viewer does not read wait
 * in a bounded queue; when it is full the connection is closed, and the viewer's browser comes back
 * after the pause it was told at the beginning, resuming where it stopped reading. Confined to one
 * event loop.
 */
final class LiveStream {
  private static final int WRITE_QUEUE_BYTES = 65_536;
  private static final Buffer HEARTBEAT = Buffer.buffer(":\n\n");

  /** How a stream can end by the gateway's decision. */
  enum End {
    TOKEN_EXPIRED,
    SESSION_ENDED,
    OUTAGE,
    TOO_SLOW,
    SHUTTING_DOWN
  }

  private final Viewer viewer;
  private final HttpServerResponse response;
  private final int maxQueued;
  private final Queue<LiveMessage> queue = new ArrayDeque<>();
  private boolean live;
  private boolean over;

  LiveStream(Viewer viewer, HttpServerResponse response, int maxQueued) {
    this.viewer = viewer;
    this.response = response;
    this.maxQueued = maxQueued;
  }

  Viewer viewer() {
    return viewer;
  }

  boolean isOver() {
    return over || response.closed();
  }

  /**
   * Sends the head.
   *
   * @param retryMillis how long a browser is to wait before it comes back
   * @param position from where to resume as long as no event has come
   */
  void open(long retryMillis, Position position) {
    response
        .setChunked(true)
        .setWriteQueueMaxSize(WRITE_QUEUE_BYTES)
        .putHeader("Content-Type", "text/event-stream")
        .putHeader("Cache-Control", "no-store")
        // Tells proxies in front not to hold events back.
        .putHeader("X-Accel-Buffering", "no")
        .drainHandler(drained -> sendQueued());
    response.write("retry: " + retryMillis + "\nid: " + position + "\n\n");
  }

  /**
   * Sends an event of the past, before {@link #goLive}; the future completes when there is room.
   */
  Future<Void> sendPast(LiveMessage message) {
    return isOver() ? Future.succeededFuture() : response.write(message.encoded());
  }

  /** Sends what was queued meanwhile, and from now on each event when it comes. */
  void goLive() {
    live = true;
    sendQueued();
  }

  /** Sends an event, or queues it. False when the queue is full: the stream is then over. */
  boolean offer(LiveMessage message) {
    if (isOver()) {
      return true;
    }
    if (live && queue.isEmpty() && !response.writeQueueFull()) {
      response.write(message.encoded());
      return true;
    }
    if (queue.size() >= maxQueued) {
      end(End.TOO_SLOW);
      return false;
    }
    queue.add(message);
    return true;
  }

  private void sendQueued() {
    while (live && !isOver() && !response.writeQueueFull()) {
      LiveMessage next = queue.poll();
      if (next == null) {
        return;
      }
      response.write(next.encoded());
    }
  }

  /** Keeps the connection alive. */
  void heartbeat() {
    if (!isOver() && !response.writeQueueFull()) {
      response.write(HEARTBEAT);
    }
  }

  /** Ends the stream; the viewer may come back if the token allows it. */
  void end(End reason) {
    if (isOver()) {
      return;
    }
    over = true;
    queue.clear();
    if (reason == End.TOO_SLOW) {
      // Nothing more gets through to a viewer that does not read, not even a proper end.
      response.reset();
    } else {
      response.end();
    }
  }
}
