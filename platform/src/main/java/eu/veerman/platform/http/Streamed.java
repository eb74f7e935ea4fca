package eu.veerman.platform.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import java.util.Map;
import java.util.function.Function;

/**
 * An answer that is written bit by bit, without a deadline.
 *
 * @param status 200 to 299
 * @param headers by name
 * @param writer writes to the response and minds its backpressure; the edge ends the response when
 *     the future succeeds and resets the connection when it fails, so that nobody takes half for
 *     the whole
 */
public record Streamed(
    int status, Map<String, String> headers, Function<HttpServerResponse, Future<?>> writer)
    implements Reply {
  public Streamed {
    if (status < 200 || status > 299) {
      throw new IllegalArgumentException("status is " + status + ", must be 200 to 299");
    }
    headers = Map.copyOf(headers);
  }
}
