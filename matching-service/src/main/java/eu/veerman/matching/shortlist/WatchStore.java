package eu.veerman.matching.shortlist;

import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.RequestId;
import eu.veerman.platform.events.Event;
import eu.veerman.platform.events.Position;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The tables of open shortlists and of what has changed for them. */
final class WatchStore {
  private static final int MAX_WATCHES = 1_000;

  /** A shortlist that somebody has open. */
  record Watch(RequestId request, OrganisationId owner) {}

  Future<Void> watch(
      SqlConnection connection, RequestId request, OrganisationId owner, Instant until) {
    return connection
        .preparedQuery(
            """
            insert into watches (request, owner, until) values ($1, $2, $3)
            on conflict (request) do update set owner = excluded.owner, until = excluded.until
            """)
        .execute(Tuple.of(request.value(), owner.value(), until.atOffset(ZoneOffset.UTC)))
        .mapEmpty();
  }

  Future<List<Watch>> watched(SqlConnection connection, Instant now) {
    return connection
        .preparedQuery(
            """
            select request, owner from watches where until > $1 order by until desc limit $2
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
                              new OrganisationId(row.getUUID("owner")))));
              return watches;
            });
  }

  /** Whether this instance was the first to note the change. */
  Future<Boolean> note(
      SqlConnection connection, RequestId request, ManagerId manager, Event event, Instant now) {
    Position at = event.position();
    return connection
        .preparedQuery(
            """
            insert into shortlist_changes (request, manager, version, epoch, xact, sequence, noted_at)
            values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing
            """)
        .execute(
            Tuple.of(
                request.value(),
                manager.value(),
                event.subjectVersion(),
                at.epoch(),
                at.xact(),
                at.sequence(),
                now.atOffset(ZoneOffset.UTC)))
        .map(rows -> rows.rowCount() == 1);
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
