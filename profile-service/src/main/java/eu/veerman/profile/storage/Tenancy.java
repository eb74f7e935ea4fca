package eu.veerman.profile.storage;

import eu.veerman.platform.database.Database;
import eu.veerman.profile.viewer.Viewer;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.function.Function;

/**
 * Tells the database whose rows of profiles and requests are asked for: its row security shows
 * nobody else's, whatever a statement forgot. It lasts until the transaction ends; in one that was
 * not told there are no rows.
 */
public final class Tenancy {
  private Tenancy() {}

  /** Reads what a viewer may see. */
  public static <T> Future<T> reading(
      Database database, Viewer viewer, Function<SqlConnection, Future<T>> work) {
    return database.withTransaction(tx -> enter(tx, viewer).compose(entered -> work.apply(tx)));
  }

  /** From here on the transaction is a viewer's. */
  public static Future<Void> enter(SqlConnection tx, Viewer viewer) {
    return enter(
        tx,
        viewer.isAdmin() ? "admin" : "viewer",
        viewer.organisation().toString(),
        viewer.account().toString());
  }

  /** From here on the transaction is the service's own: it answers nobody in particular. */
  public static Future<Void> enterService(SqlConnection tx) {
    return enter(tx, "service", "", "");
  }

  private static Future<Void> enter(
      SqlConnection tx, String scope, String organisation, String account) {
    return tx.preparedQuery(
            """
            SELECT set_config('veerman.scope', $1, true),
              set_config('veerman.organisation', $2, true),
              set_config('veerman.account', $3, true)
            """)
        .execute(Tuple.of(scope, organisation, account))
        .mapEmpty();
  }
}
