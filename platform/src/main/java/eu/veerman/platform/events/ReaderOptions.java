package eu.veerman.platform.events;

import java.time.Duration;
import java.util.Set;

/**
 * How a reader reads.
 *
 * @param types the types it wants; empty for all
 * @param batch the most events at once, 1 to {@link EventReader#MAX_BATCH}
 * @param poll how long it waits at most before it looks by itself, 10 ms to 5 minutes
 * @param gathering how long a consumer that has handled all there was lets events gather, so that
 *     an effect that is dear for each batch is had less often; 0 to 5 s
 * @param longestBackOff the longest pause between two attempts at an event that fails
 */
public record ReaderOptions(
    Set<String> types, int batch, Duration poll, Duration gathering, Duration longestBackOff) {
  /** Every type, 200 at once, a look every 5 s, a minute between attempts. */
  public static final ReaderOptions USUAL =
      new ReaderOptions(Set.of(), 200, Duration.ofSeconds(5), Duration.ZERO, Duration.ofMinutes(1));

  public ReaderOptions {
    types = Set.copyOf(types);
    if (batch < 1 || batch > EventReader.MAX_BATCH) {
      throw new IllegalArgumentException(
          "batch is " + batch + ", must be 1 to " + EventReader.MAX_BATCH);
    }
    if (poll.toMillis() < 10 || poll.compareTo(Duration.ofMinutes(5)) > 0) {
      throw new IllegalArgumentException("poll is " + poll + ", must be 10 ms to 5 minutes");
    }
    if (gathering.isNegative() || gathering.compareTo(Duration.ofSeconds(5)) > 0) {
      throw new IllegalArgumentException("gathering is " + gathering + ", must be 0 to 5 s");
    }
    if (longestBackOff.toMillis() < 10 || longestBackOff.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException(
          "longestBackOff is " + longestBackOff + ", must be 10 ms to 1 hour");
    }
  }

  public ReaderOptions ofTypes(Set<String> wanted) {
    return new ReaderOptions(wanted, batch, poll, gathering, longestBackOff);
  }

  public ReaderOptions withBatch(int most) {
    return new ReaderOptions(types, most, poll, gathering, longestBackOff);
  }

  public ReaderOptions withGathering(Duration length) {
    return new ReaderOptions(types, batch, poll, length, longestBackOff);
  }

  public ReaderOptions withPoll(Duration longest) {
    return new ReaderOptions(types, batch, longest, gathering, longestBackOff);
  }
}
