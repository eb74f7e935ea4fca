package eu.veerman.matching.search;

import eu.veerman.platform.database.Database;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.security.SecureRandom;

/** The one salt that all instances share: the first to start makes it. */
public final class TieSaltStore {
  private static final int BYTES = 32;

  private final Database database;
  private final SecureRandom random;

  public TieSaltStore(Database database, SecureRandom random) {
    this.database = database;
    this.random = random;
  }

  public Future<byte[]> salt() {
    byte[] fresh = new byte[BYTES];
    random.nextBytes(fresh);
    return database.withTransaction(
        tx ->
            tx.preparedQuery("insert into tie_salt (salt) values ($1) on conflict do nothing")
                .execute(Tuple.of(Buffer.buffer(fresh)))
                .compose(kept -> tx.query("select salt from tie_salt").execute())
                .map(rows -> rows.iterator().next().getBuffer("salt").getBytes()));
  }
}
