package eu.veerman.matching.receipt;

import eu.veerman.platform.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/**
 * Receipts that nobody was shown for two years go, with what only they needed: so long may a
 * ranking be contested, and the demands made of those who decide by it.
 */
public final class ReceiptRetention {
  public static final int YEARS = 2;
  private static final int AT_ONCE = 2_000;

  private static final List<String> TABLES =
      List.of("receipts", "match_receipts", "receipt_texts", "receipt_inputs");

  private final Database database;
  private final Clock clock;

  public ReceiptRetention(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Removes what is over, in small transactions. */
  public Future<Void> run() {
    LocalDate before = LocalDate.now(clock).minusYears(YEARS);
    Future<Void> all = Future.succeededFuture();
    for (String table : TABLES) {
      all = all.compose(done -> removeFrom(table, before));
    }
    return all;
  }

  private Future<Void> removeFrom(String table, LocalDate before) {
    return database
        .withTransaction(tx -> some(tx, table, before))
        .compose(
            removed -> removed < AT_ONCE ? Future.succeededFuture() : removeFrom(table, before));
  }

  private static Future<Integer> some(SqlConnection tx, String table, LocalDate before) {
    return tx.preparedQuery(
            "delete from "
                + table
                + " where ctid in (select ctid from "
                + table
                + " where used_on < $1 limit $2)")
        .execute(Tuple.of(before, AT_ONCE))
        .map(rows -> rows.rowCount());
  }
}
