package eu.veerman.platform.http;

import java.time.Duration;

/**
 * How much an operation reads and how long it may take.
 *
 * @param bodyBytes the largest body read, 1 to 64 MiB; a streamed body has no limit as a whole
 * @param deadline from the request to its answer, 1 ms to 10 minutes; a streamed answer has to
 *     begin by then
 */
public record OperationLimits(int bodyBytes, Duration deadline) {
  /** 1 MiB and 15 seconds. */
  public static final OperationLimits USUAL = new OperationLimits(1 << 20, Duration.ofSeconds(15));

  public OperationLimits {
    if (bodyBytes < 1 || bodyBytes > 64 << 20) {
      throw new IllegalArgumentException("bodyBytes is " + bodyBytes + ", must be 1 to 67108864");
    }
    if (deadline.toMillis() < 1 || deadline.compareTo(Duration.ofMinutes(10)) > 0) {
      throw new IllegalArgumentException("deadline is " + deadline + ", must be 1 ms to 10 min");
    }
  }

  public OperationLimits withBodyBytes(int bytes) {
    return new OperationLimits(bytes, deadline);
  }

  public OperationLimits withDeadline(Duration longest) {
    return new OperationLimits(bodyBytes, longest);
  }
}
