package eu.veerman.gateway.limits;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A token bucket for each caller. Remembers the most recent callers only, so that its memory has a
 * bound; a forgotten caller begins with a full bucket. Confined to one event loop.
 */
public final class RateLimit {
  private final Rate rate;
  private final InstantSource clock;
  private final Map<String, Bucket> buckets;

  /**
   * Makes full buckets.
   *
   * @param maxCallers how many callers are remembered, from 1
   */
  public RateLimit(Rate rate, int maxCallers, InstantSource clock) {
    if (maxCallers < 1) {
      throw new IllegalArgumentException("maxCallers is " + maxCallers + ", must be at least 1");
    }
    this.rate = rate;
    this.clock = clock;
    this.buckets =
        new LinkedHashMap<>(64, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > maxCallers;
          }
        };
  }

  /** Takes one request from the caller's bucket. Empty when it may pass, else how long to wait. */
  public Optional<Duration> take(String caller) {
    long now = clock.millis();
    Bucket before = buckets.get(caller);
    double filled =
        before == null
            ? rate.burst()
            : Math.min(
                rate.burst(),
                before.tokens + Math.max(0, now - before.atMillis) * rate.perSecond() / 1000);
    if (filled < 1) {
      buckets.put(caller, new Bucket(filled, now));
      return Optional.of(
          Duration.ofMillis((long) Math.ceil((1 - filled) * 1000 / rate.perSecond())));
    }
    buckets.put(caller, new Bucket(filled - 1, now));
    return Optional.empty();
  }

  private record Bucket(double tokens, long atMillis) {}
}
