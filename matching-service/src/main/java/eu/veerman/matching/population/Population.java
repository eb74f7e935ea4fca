package eu.veerman.matching.population;

import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.RequestId;
import eu.veerman.platform.events.Position;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who can be ranked, in memory: every published manager and every request, as the log has told this
 * instance so far. The exclusion counts are decided here, exactly, for the whole population.
 * Written by the one follower of the log, read by many.
 */
public final class Population {
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<ManagerId, Member> managers = new HashMap<>();
  private final Map<RequestId, OpenRequest> requests = new HashMap<>();
  private final Map<ManagerId, Long> managerVersions = new HashMap<>();
  private final Map<RequestId, Long> requestVersions = new HashMap<>();
  private Position position = Position.BEGINNING;
  private volatile @Nullable Snapshot latest;

  /** All that one ranking reads, as of one place in the log. */
  public record Snapshot(
      Map<ManagerId, Member> managers, Map<RequestId, OpenRequest> requests, Position position) {}

  /** The managers, the requests and the place they are as of; copied once for each change. */
  public Snapshot snapshot() {
    return reading(
        () -> {
          Snapshot known = latest;
          if (known == null) {
            known = new Snapshot(Map.copyOf(managers), Map.copyOf(requests), position);
            latest = known;
          }
          return known;
        });
  }

  public Optional<Member> manager(ManagerId id) {
    return reading(() -> Optional.ofNullable(managers.get(id)));
  }

  public Optional<OpenRequest> request(RequestId id) {
    return reading(() -> Optional.ofNullable(requests.get(id)));
  }

  public Position position() {
    return reading(() -> position);
  }

  public int size() {
    return reading(managers::size);
  }

  /** The newer state of a published manager; whether it was newer, an older one changes nothing. */
  public boolean put(Member member) {
    return writing(
        () -> {
          boolean newer = newer(managerVersions, member.manager(), member.version());
          if (newer) {
            managers.put(member.manager(), member);
          }
          advance(member.position());
          return newer;
        });
  }

  /** The manager is not published any more, or erased; whether that was news. */
  public boolean removeManager(ManagerId id, long version, Position at) {
    return writing(
        () -> {
          boolean newer = newer(managerVersions, id, version);
          if (newer) {
            managers.remove(id);
          }
          advance(at);
          return newer;
        });
  }

  public void put(OpenRequest request) {
    writing(
        () -> {
          if (newer(requestVersions, request.request(), request.version())) {
            requests.put(request.request(), request);
          }
          advance(request.position());
          return true;
        });
  }

  public void removeRequest(RequestId id, long version, Position at) {
    writing(
        () -> {
          if (newer(requestVersions, id, version)) {
            requests.remove(id);
          }
          advance(at);
          return true;
        });
  }

  /** The log was read up to here, whatever it said. */
  public void readUpTo(Position at) {
    writing(
        () -> {
          advance(at);
          return true;
        });
  }

  /** Forgets everything: the log begins anew. */
  public void clear() {
    writing(
        () -> {
          managers.clear();
          requests.clear();
          managerVersions.clear();
          requestVersions.clear();
          position = Position.BEGINNING;
          return true;
        });
  }

  private void advance(Position at) {
    if (at.compareTo(position) > 0) {
      position = at;
    }
  }

  private static <K> boolean newer(Map<K, Long> versions, K subject, long version) {
    Long before = versions.get(subject);
    if (before != null && before >= version) {
      return false;
    }
    versions.put(subject, version);
    return true;
  }

  private <T> T reading(Supplier<T> read) {
    lock.readLock().lock();
    try {
      return read.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  private <T> T writing(Supplier<T> write) {
    lock.writeLock().lock();
    try {
      latest = null;
      return write.get();
    } finally {
      lock.writeLock().unlock();
    }
  }
}
