package eu.veerman.gateway.proxy;

import java.time.Duration;

/**
 * What one request may take.
 *
 * @param bodyBytes of a request that is no stream, 1 to 100,000,000
 * @param response until the answer begins, from 100 ms to 10 minutes
 * @param streamedResponse the same for a stream, whose answer may begin late
 */
public record ProxyLimits(long bodyBytes, Duration response, Duration streamedResponse) {
  /** 1 MB, 30 s, an hour. */
  public static final ProxyLimits USUAL =
      new ProxyLimits(1_000_000, Duration.ofSeconds(30), Duration.ofHours(1));

  public ProxyLimits {
    if (bodyBytes < 1 || bodyBytes > 100_000_000) {
      throw new IllegalArgumentException("bodyBytes is " + bodyBytes + ", must be 1 to 100000000");
    }
    if (response.toMillis() < 100 || response.compareTo(Duration.ofMinutes(10)) > 0) {
      throw new IllegalArgumentException("response is " + response + ", must be 100 ms to 10 min");
    }
    if (streamedResponse.compareTo(response) < 0) {
      throw new IllegalArgumentException(
          "streamedResponse is " + streamedResponse + ", must be at least " + response);
    }
  }
}
