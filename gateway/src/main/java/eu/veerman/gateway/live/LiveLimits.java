package eu.veerman.gateway.live;

import java.time.Duration;

/**
 * What live streams may take.
 *
 * @param perAccount streams of one account at a time, 1 to 1,000
 * @param all streams in all, 1 to 1,000,000
 * @param queued events that wait for a reader who does not keep up, 1 to 100,000
 * @param heartbeat between two signs of life, 100 ms to 1 minute
 */
public record LiveLimits(int perAccount, int all, int queued, Duration heartbeat) {
  /** 12 an account, 20,000 in all, 256 waiting events, a heartbeat every 15 s. */
  public static final LiveLimits USUAL = new LiveLimits(12, 20_000, 256, Duration.ofSeconds(15));

  public LiveLimits {
    require("perAccount", perAccount, 1_000);
    require("all", all, 1_000_000);
    require("queued", queued, 100_000);
    if (heartbeat.toMillis() < 100 || heartbeat.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new IllegalArgumentException("heartbeat is " + heartbeat + ", must be 100 ms to 1 min");
    }
  }

  private static void require(String name, int value, int max) {
    if (value < 1 || value > max) {
      throw new IllegalArgumentException(name + " is " + value + ", must be 1 to " + max);
    }
  }
}
