package eu.veerman.matching.index;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Which index every instance builds and keeps behind an alias. */
final class IndexStore {
  /** The agreed index. */
  record Agreed(String index, String versions) {}

  Future<Optional<Agreed>> agreed(SqlConnection tx, String alias) {
    return tx.preparedQuery("select pg_advisory_xact_lock(hashtextextended('index/' || $1, 0))")
        .execute(Tuple.of(alias))
        .compose(
            locked ->
                tx.preparedQuery("select index_name, versions from indices where alias = $1")
                    .execute(Tuple.of(alias)))
        .map(
            rows -> {
              if (rows.size() == 0) {
                return Optional.empty();
              }
              Row row = rows.iterator().next();
              return Optional.of(
                  new Agreed(row.getString("index_name"), row.getString("versions")));
            });
  }

  Future<Void> agree(SqlConnection tx, String alias, Agreed on, Instant now) {
    return tx.preparedQuery(
            """
            insert into indices (alias, index_name, versions, compared_at)
            values ($1, $2, $3, $4)
            on conflict (alias) do update
            set index_name = excluded.index_name, versions = excluded.versions,
              compared_at = excluded.compared_at
            """)
        .execute(Tuple.of(alias, on.index(), on.versions(), now.atOffset(ZoneOffset.UTC)))
        .mapEmpty();
  }

  /**
   * Takes on the comparison of an index with the log: false when another instance did, or it was
   * compared less than a period ago.
   */
  Future<Boolean> claimComparison(
      SqlConnection connection, String index, Instant now, Duration period) {
    return connection
        .preparedQuery(
            "update indices set compared_at = $2 where index_name = $1 and compared_at <= $3")
        .execute(
            Tuple.of(
                index, now.atOffset(ZoneOffset.UTC), now.minus(period).atOffset(ZoneOffset.UTC)))
        .map(rows -> rows.rowCount() == 1);
  }

  /** Gives an index up, so that whoever looks next builds another one. */
  Future<Void> giveUp(SqlConnection connection, String index) {
    return connection
        .preparedQuery("update indices set versions = '' where index_name = $1")
        .execute(Tuple.of(index))
        .mapEmpty();
  }
}
