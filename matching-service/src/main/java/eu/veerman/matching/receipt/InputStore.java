package eu.veerman.matching.receipt;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The table of normalised inputs. */
public final class InputStore {
  public Future<Void> keep(SqlConnection connection, InputSet inputs) {
    List<String> hashes = inputs.byHash().keySet().stream().sorted().toList();
    return connection
        .preparedQuery(
            """
            insert into receipt_inputs (hash, content)
            select decode(i.hash, 'hex'), i.content::jsonb
            from unnest($1::text[], $2::text[]) as i (hash, content)
            where not exists (select 1 from receipt_inputs k
              where k.hash = decode(i.hash, 'hex') and k.used_on = current_date)
            order by i.hash
            on conflict (hash) do update set used_on = current_date
            """)
        .execute(
            Tuple.tuple()
                .addArrayOfString(hashes.toArray(String[]::new))
                .addArrayOfString(
                    hashes.stream()
                        .map(hash -> inputs.byHash().getOrDefault(hash, ""))
                        .toArray(String[]::new)))
        .mapEmpty();
  }

  /** The contents under these hashes, by hash. */
  public Future<Map<String, String>> read(SqlConnection connection, Collection<String> hashes) {
    return connection
        .preparedQuery(
            """
            select encode(hash, 'hex') as hash, content::text as content
            from receipt_inputs where hash = any(select decode(h, 'hex') from unnest($1::text[]) h)
            """)
        .execute(Tuple.tuple().addArrayOfString(hashes.toArray(String[]::new)))
        .map(
            rows -> {
              Map<String, String> contents = new HashMap<>();
              rows.forEach(row -> contents.put(row.getString("hash"), row.getString("content")));
              return contents;
            });
  }
}
