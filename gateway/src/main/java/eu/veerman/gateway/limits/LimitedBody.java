package eu.veerman.gateway.limits;

import eu.veerman.platform.http.Problem;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/**
 * A request's body that fails as soon as it is longer than allowed, whatever its length header
 * claimed. What comes after that is dropped, so that the sender gets to see the answer; who goes on
 * sending for long is hung up on.
 */
public final class LimitedBody implements ReadStream<Buffer> {
  /** How much is read and dropped after a refusal. */
  static final long MAX_DROPPED_BYTES = 16_000_000;

  private final HttpServerRequest request;
  private final long maxBytes;
  private long seenBytes;
  private boolean refused;
  private @Nullable Handler<Throwable> failed;

  /**
   * Takes a request whose body nobody reads yet.
   *
   * @param maxBytes from 0
   */
  public LimitedBody(HttpServerRequest request, long maxBytes) {
    if (maxBytes < 0) {
      throw new IllegalArgumentException("maxBytes is " + maxBytes + ", must be at least 0");
    }
    this.request = request;
    this.maxBytes = maxBytes;
  }

  /** Drops the body of a request that is answered without reading it. */
  public static void drop(HttpServerRequest request) {
    if (!request.isEnded()) {
      LimitedBody body = new LimitedBody(request, 0);
      body.refused = true;
      body.handler(part -> {});
      request.resume();
    }
  }

  /** Whether the body was longer than allowed. */
  public boolean isTooLarge() {
    return seenBytes > maxBytes;
  }

  /** The problem to answer with when it is. */
  public Problem tooLarge() {
    return Problem.tooLarge(maxBytes);
  }

  @Override
  public LimitedBody handler(@Nullable Handler<Buffer> handler) {
    if (handler == null) {
      request.handler(this::count);
    } else {
      request.handler(
          part -> {
            if (count(part)) {
              handler.handle(part);
            }
          });
    }
    return this;
  }

  /** Counts a part and says whether it may pass. */
  private boolean count(Buffer part) {
    seenBytes += part.length();
    if (seenBytes > maxBytes + MAX_DROPPED_BYTES) {
      request.connection().close();
    }
    if (seenBytes <= maxBytes && !refused) {
      return true;
    }
    if (!refused) {
      refused = true;
      if (failed != null) {
        failed.handle(tooLarge().asException());
      }
      request.resume();
    }
    return false;
  }

  @Override
  public LimitedBody exceptionHandler(@Nullable Handler<Throwable> handler) {
    failed = handler;
    request.exceptionHandler(handler);
    return this;
  }

  @Override
  public LimitedBody endHandler(@Nullable Handler<Void> handler) {
    request.endHandler(handler);
    return this;
  }

  @Override
  public LimitedBody pause() {
    request.pause();
    return this;
  }

  @Override
  public LimitedBody resume() {
    request.resume();
    return this;
  }

  @Override
  public LimitedBody fetch(long amount) {
    request.fetch(amount);
    return this;
  }
}
