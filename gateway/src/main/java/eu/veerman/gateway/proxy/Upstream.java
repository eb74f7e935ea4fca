package eu.veerman.gateway.proxy;

import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The instances of one service, used in turn. One that took no connection is left out for a moment,
 * unless no other is left: then asking it is how one learns that it is back. Confined to one event
 * loop.
 */
public final class Upstream {
  private static final Duration LEFT_OUT = Duration.ofSeconds(2);

  private final String name;
  private final List<SocketAddress> instances;
  private final InstantSource clock;
  private final Map<SocketAddress, Long> leftOutUntilMillis = new HashMap<>();
  private int turn;

  /**
   * Takes the instances of a service.
   *
   * @param instances at least one
   */
  public Upstream(String name, List<SocketAddress> instances, InstantSource clock) {
    if (instances.isEmpty()) {
      throw new IllegalArgumentException(name + " has no instance, must have at least one");
    }
    this.name = name;
    this.instances = List.copyOf(instances);
    this.clock = clock;
  }

  /** What the service is called in the log. */
  public String name() {
    return name;
  }

  /** All instances, in the order in which to try them now. */
  public List<SocketAddress> inTurn() {
    long now = clock.millis();
    turn = (turn + 1) % instances.size();
    List<SocketAddress> usable = new ArrayList<>(instances.size());
    List<SocketAddress> leftOut = new ArrayList<>();
    for (int i = 0; i < instances.size(); i++) {
      SocketAddress instance = instances.get((turn + i) % instances.size());
      (leftOutUntilMillis.getOrDefault(instance, 0L) > now ? leftOut : usable).add(instance);
    }
    usable.addAll(leftOut);
    return usable;
  }

  /** Notes that an instance took no connection. */
  public void refused(SocketAddress instance) {
    leftOutUntilMillis.put(instance, clock.millis() + LEFT_OUT.toMillis());
  }

  /** Notes that an instance took a connection. */
  public void answered(SocketAddress instance) {
    leftOutUntilMillis.remove(instance);
  }
}
