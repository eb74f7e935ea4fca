package eu.veerman.matching.population;

import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.RequestId;
import eu.veerman.contracts.visibility.OrganisationSight;
import eu.veerman.contracts.visibility.VisibilityRules;
import eu.veerman.platform.events.Position;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Who can be ranked, in memory: every published manager and every request, as the log has told this
 * instance so far. The exclusion counts are decided here, exactly, for the whole population.
 * Written by the one follower of the log, read by many: the maps are persistent ones, so that a
 * reader's snapshot costs nothing, however many there are and however fast the log is.
 */
public final class Population {
  /** Changes of managers that are remembered, so that what was counted can follow them. */
  private static final int REMEMBERED_CHANGES = 8_192;

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<ManagerId, Long> managerVersions = new HashMap<>();
  private final Map<RequestId, Long> requestVersions = new HashMap<>();
  private final Map<OrganisationId, Long> organisationVersions = new HashMap<>();
  private final @Nullable Change[] changes = new Change[REMEMBERED_CHANGES];
  private PMap<ManagerId, Member> managers = HashTreePMap.empty();
  private PMap<RequestId, OpenRequest> requests = HashTreePMap.empty();
  private PMap<OrganisationId, Seeker> organisations = HashTreePMap.empty();
  private Position position = Position.BEGINNING;
  private long revision;
  private long forgottenRevision;

  /**
   * All that one ranking reads, as of one place in the log.
   *
   * @param revision how many changes of managers there were until then
   */
  public record Snapshot(
      Map<ManagerId, Member> managers,
      Map<RequestId, OpenRequest> requests,
      Map<OrganisationId, Seeker> organisations,
      Position position,
      long revision) {

    /** Whom an organisation may be shown; of one that is not known, as good as nobody by name. */
    public OrganisationSight sight(OrganisationId organisation) {
      Seeker known = organisations.get(organisation);
      return known == null ? OrganisationSight.unknown(organisation) : known.sight();
    }

    /** What an organisation is called now; empty when it is not known. */
    public Optional<String> nameOf(OrganisationId organisation) {
      return Optional.ofNullable(organisations.get(organisation)).map(Seeker::name);
    }

    /** Whether a published manager is shown to who seeks by a request. */
    public boolean isShown(Member manager, OpenRequest request, LocalDate today) {
      return VisibilityRules.isShown(manager.sight(), sight(request.owner()), today);
    }

    /** Whether a request is published and shown to a manager. */
    public boolean isOpenTo(OpenRequest request, Member manager) {
      return request.published()
          && VisibilityRules.isRequestShown(
              sight(request.owner()), request.confidential(), manager.sight());
    }
  }

  /**
   * A manager who came, changed or went.
   *
   * @param before {@code null} who was not here
   * @param after {@code null} who is not here any more
   */
  public record Change(
      ManagerId manager, @Nullable Member before, @Nullable Member after, Position at) {}

  /** The managers, the requests and the place they are as of. */
  public Snapshot snapshot() {
    return reading(() -> new Snapshot(managers, requests, organisations, position, revision));
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
    return reading(() -> managers.size());
  }

  /**
   * What happened between two revisions, in order, the first excluded; empty when that is not
   * remembered any more.
   *
   * @param from 0 or more
   * @param to {@code from} or later
   */
  public Optional<List<Change>> changes(long from, long to) {
    return reading(
        () -> {
          if (from < forgottenRevision) {
            return Optional.empty();
          }
          List<Change> found = new ArrayList<>();
          for (long at = from + 1; at <= to; at++) {
            found.add(remembered(at));
          }
          return Optional.of(found);
        });
  }

  /**
   * The latest change after a place in the log of each manager who has one; empty when that is not
   * remembered any more.
   */
  public Optional<Collection<Change>> changedAfter(Position place) {
    return reading(
        () -> {
          Map<ManagerId, Change> latest = new LinkedHashMap<>();
          for (long at = revision; at > forgottenRevision; at--) {
            Change change = remembered(at);
            if (place.covers(change.at())) {
              return Optional.of(latest.values());
            }
            latest.putIfAbsent(change.manager(), change);
          }
          return forgottenRevision == 0 ? Optional.of(latest.values()) : Optional.empty();
        });
  }

  private Change remembered(long at) {
    Change change = changes[(int) (at % REMEMBERED_CHANGES)];
    if (change == null) {
      throw new IllegalStateException("change " + at + " of " + revision + " is not there");
    }
    return change;
  }

  /** The newer state of a published manager; whether it was newer, an older one changes nothing. */
  public boolean put(Member member) {
    return writing(
        () -> {
          boolean newer = newer(managerVersions, member.manager(), member.version());
          if (newer) {
            Member before = managers.get(member.manager());
            managers = managers.plus(member.manager(), member);
            remember(new Change(member.manager(), before, member, member.position()));
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
          Member before = managers.get(id);
          if (newer && before != null) {
            managers = managers.minus(id);
            remember(new Change(id, before, null, at));
          }
          advance(at);
          return newer;
        });
  }

  private void remember(Change change) {
    revision++;
    changes[(int) (revision % REMEMBERED_CHANGES)] = change;
    forgottenRevision = Math.max(forgottenRevision, revision - REMEMBERED_CHANGES);
  }

  public void put(OpenRequest request) {
    writing(
        () -> {
          if (newer(requestVersions, request.request(), request.version())) {
            requests = requests.plus(request.request(), request);
          }
          advance(request.position());
          return true;
        });
  }

  public void removeRequest(RequestId id, long version, Position at) {
    writing(
        () -> {
          if (newer(requestVersions, id, version)) {
            requests = requests.minus(id);
          }
          advance(at);
          return true;
        });
  }

  public void put(Seeker organisation, long version, Position at) {
    OrganisationId id = organisation.sight().organisation();
    writing(
        () -> {
          if (newer(organisationVersions, id, version)) {
            organisations = organisations.plus(id, organisation);
          }
          advance(at);
          return true;
        });
  }

  public void removeOrganisation(OrganisationId id, long version, Position at) {
    writing(
        () -> {
          if (newer(organisationVersions, id, version)) {
            organisations = organisations.minus(id);
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
          managers = HashTreePMap.empty();
          requests = HashTreePMap.empty();
          organisations = HashTreePMap.empty();
          organisationVersions.clear();
          managerVersions.clear();
          requestVersions.clear();
          position = Position.BEGINNING;
          // No count from before can follow.
          revision++;
          forgottenRevision = revision;
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
      return write.get();
    } finally {
      lock.writeLock().unlock();
    }
  }
}
