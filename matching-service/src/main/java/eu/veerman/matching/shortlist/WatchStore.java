package eu.veerman.matching.shortlist;

import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.RequestId;
import eu.veerman.platform.events.Event;
import eu.veerman.platform.events.Position;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The tables of open shortlists and of what has changed for them. */
final class WatchStore {
  private static final int MAX_WATCHES = 1_000;

  /** How long the first place of a watch that is never let go is kept. */
  private static final Duration KEPT_PLACE = Duration.ofDays(1);

  /**
   * A shortlist that somebody has open.
   *
   * @param since changes up to this place of the log were in it when it was opened first
   */
  record Watch(RequestId request, OrganisationId owner, Position since) {}

  /**
   * Begins or goes on to watch. The place stays the first one's while anybody watches: what came
   * after it may not be noted yet by an instance that is behind.
   */
  Future<Void> watch(SqlConnection connection, Watch watch, Instant now, Duration openFor) {
    return connection
        .preparedQuery(
            """
            insert into watches as w (request, owner, until, opened_at, epoch, xact, sequence)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (request) do update
            set owner = excluded.owner, until = excluded.until,
              (opened_at, epoch, xact, sequence) = (
                select excluded.opened_at, excluded.epoch, excluded.xact, excluded.sequence
                where w.until < excluded.opened_at or w.opened_at < $8
                union all
                select w.opened_at, w.epoch, w.xact, w.sequence
                where not (w.until < excluded.opened_at or w.opened_at < $8))
            """)
        .execute(
            Tuple.of(
                watch.request().value(),
                watch.owner().value(),
                now.plus(openFor).atOffset(ZoneOffset.UTC),
                now.atOffset(ZoneOffset.UTC),
                watch.since().epoch(),
                watch.since().xact(),
                watch.since().sequence(),
                now.minus(KEPT_PLACE).atOffset(ZoneOffset.UTC)))
        .mapEmpty();
  }

  Future<List<Watch>> watched(SqlConnection connection, Instant now) {
    return connection
        .preparedQuery(
            """
            select request, owner, epoch, xact, sequence from watches
            where until > $1 order by until desc limit $2
            """)
        .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), MAX_WATCHES))
        .map(
            rows -> {
              List<Watch> watches = new ArrayList<>();
              rows.forEach(
                  row ->
                      watches.add(
                          new Watch(
                              new RequestId(row.getUUID("request")),
                              new OrganisationId(row.getUUID("owner")),
                              new Position(
                                  row.getInteger("epoch"),
                                  row.getLong("xact"),
                                  row.getLong("sequence")))));
              return watches;
            });
  }

  /**
   * A change of a manager that a watched shortlist would show.
   *
   * @param event the manager's
   */
  record Noted(Watch watch, ManagerId manager, Event event) {}

  /**
   * Notes changes and answers those that no instance had noted before.
   *
   * @param changes in an order that all instances share, so that none waits for another in a circle
   */
  Future<List<Noted>> note(SqlConnection connection, List<Noted> changes, Instant now) {
    return connection
        .preparedQuery(
            """
            insert into shortlist_changes (request, manager, version, epoch, xact, sequence, noted_at)
            select c.*, $7 from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::int[], $5::bigint[],
              $6::bigint[]) as c on conflict do nothing returning request, manager, version
            """)
        .execute(
            Tuple.of(
                changes.stream().map(each -> each.watch.request().value()).toArray(UUID[]::new),
                changes.stream().map(each -> each.manager.value()).toArray(UUID[]::new),
                changes.stream().map(each -> each.event.subjectVersion()).toArray(Long[]::new),
                changes.stream().map(each -> each.event.position().epoch()).toArray(Integer[]::new),
                changes.stream().map(each -> each.event.position().xact()).toArray(Long[]::new),
                changes.stream().map(each -> each.event.position().sequence()).toArray(Long[]::new),
                now.atOffset(ZoneOffset.UTC)))
        .map(
            rows -> {
              Set<Key> first = new HashSet<>();
              rows.forEach(
                  row ->
                      first.add(
                          new Key(
                              row.getUUID("request"),
                              row.getUUID("manager"),
                              row.getLong("version"))));
              return changes.stream().filter(each -> first.contains(Key.of(each))).toList();
            });
  }

  private record Key(UUID request, UUID manager, long version) {
    static Key of(Noted noted) {
      return new Key(
          noted.watch.request().value(), noted.manager.value(), noted.event.subjectVersion());
    }
  }

  Future<Integer> changes(SqlConnection connection, RequestId request, Position since) {
    return connection
        .preparedQuery(
            """
            select count(distinct manager)::int as managers from shortlist_changes
            where request = $1 and (epoch, xact, sequence) > ($2, $3, $4)
            """)
        .execute(Tuple.of(request.value(), since.epoch(), since.xact(), since.sequence()))
        .map(rows -> rows.iterator().next().getInteger("managers"));
  }

  /** Forgets watches that are over and changes nobody can have open any more. */
  Future<Void> forget(SqlConnection connection, Instant before) {
    Tuple time = Tuple.of(before.atOffset(ZoneOffset.UTC));
    return connection
        .preparedQuery("delete from watches where until < $1")
        .execute(time)
        .compose(
            forgotten ->
                connection
                    .preparedQuery("delete from shortlist_changes where noted_at < $1")
                    .execute(time))
        .mapEmpty();
  }
}
