package eu.veerman.gateway.live;

import eu.veerman.gateway.live.LiveStream.End;
import eu.veerman.platform.tokens.Viewer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All open streams, by the audience whose events they get: the viewer's organisation and account.
 * An event without an audience is nobody's. Confined to one event loop.
 */
final class LiveStreams {
  private static final Logger LOG = LoggerFactory.getLogger(LiveStreams.class);

  private final Map<UUID, Set<LiveStream>> byAudience = new HashMap<>();
  private final Map<UUID, Set<LiveStream>> bySession = new HashMap<>();
  private final Map<UUID, Integer> countByAccount = new HashMap<>();
  private final Set<LiveStream> all = new HashSet<>();
  private final LiveLimits limits;
  private final Counter tooSlow;

  LiveStreams(LiveLimits limits, MeterRegistry metrics) {
    this.limits = limits;
    this.tooSlow =
        Counter.builder("veerman.live.streams.too.slow")
            .description("Live streams closed because their reader did not keep up")
            .register(metrics);
    Gauge.builder("veerman.live.streams", all, Set::size)
        .description("Open live streams")
        .register(metrics);
  }

  /** Whether an account may open one more. */
  boolean hasRoomFor(Viewer viewer) {
    return all.size() < limits.all()
        && countByAccount.getOrDefault(viewer.accountId(), 0) < limits.perAccount();
  }

  void add(LiveStream stream) {
    Viewer viewer = stream.viewer();
    all.add(stream);
    audienceOf(viewer).forEach(id -> into(byAudience, id, stream));
    into(bySession, viewer.sessionId(), stream);
    countByAccount.merge(viewer.accountId(), 1, Integer::sum);
  }

  void remove(LiveStream stream) {
    if (all.remove(stream)) {
      Viewer viewer = stream.viewer();
      audienceOf(viewer).forEach(id -> outOf(byAudience, id, stream));
      outOf(bySession, viewer.sessionId(), stream);
      countByAccount.computeIfPresent(
          viewer.accountId(), (id, count) -> count > 1 ? count - 1 : null);
    }
  }

  /** The audiences whose events a viewer gets. */
  static Set<UUID> audienceOf(Viewer viewer) {
    return viewer.accountId().equals(viewer.organisationId())
        ? Set.of(viewer.accountId())
        : Set.of(viewer.accountId(), viewer.organisationId());
  }

  /** Whether anybody is there to get an audience's events. */
  boolean hasAudience(UUID audience) {
    return byAudience.containsKey(audience);
  }

  void send(UUID audience, LiveMessage message) {
    for (LiveStream stream : List.copyOf(byAudience.getOrDefault(audience, Set.of()))) {
      if (!stream.offer(message)) {
        tooSlow.increment();
        LOG.atInfo()
            .addKeyValue("account", stream.viewer().accountId())
            .log("A live stream was closed: its reader did not keep up");
        remove(stream);
      }
    }
  }

  void endSession(UUID session) {
    for (LiveStream stream : List.copyOf(bySession.getOrDefault(session, Set.of()))) {
      stream.end(End.SESSION_ENDED);
      remove(stream);
    }
  }

  void heartbeat() {
    all.forEach(LiveStream::heartbeat);
  }

  void endAll() {
    for (LiveStream stream : List.copyOf(all)) {
      stream.end(End.SHUTTING_DOWN);
      remove(stream);
    }
  }

  private static void into(Map<UUID, Set<LiveStream>> map, UUID key, LiveStream stream) {
    map.computeIfAbsent(key, id -> new HashSet<>()).add(stream);
  }

  private static void outOf(Map<UUID, Set<LiveStream>> map, UUID key, LiveStream stream) {
    map.computeIfPresent(
        key,
        (id, streams) -> {
          streams.remove(stream);
          return streams.isEmpty() ? null : streams;
        });
  }
}
