package eu.veerman.matching.index;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
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

  Future<Void> agree(SqlConnection tx, String alias, Agreed on) {
    return tx.preparedQuery(
            """
            insert into indices (alias, index_name, versions) values ($1, $2, $3)
            on conflict (alias) do update
            set index_name = excluded.index_name, versions = excluded.versions
            """)
        .execute(Tuple.of(alias, on.index(), on.versions()))
        .mapEmpty();
  }
}
