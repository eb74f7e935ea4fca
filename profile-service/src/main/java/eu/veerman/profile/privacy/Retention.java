package eu.veerman.profile.privacy;

import eu.veerman.platform.database.Database;
import eu.veerman.profile.storage.Stamps;
import eu.veerman.profile.storage.Stored;
import eu.veerman.profile.storage.Tenancy;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;

/**
 * How long what is kept of people stays, and the removal that keeps to it. Sessions, mailed links
 * and mails have their own, shorter times.
 */
public final class Retention {
  private static final int AT_ONCE = 2_000;

  /**
   * One rule.
   *
   * @param since the column that says when it was over
   */
  private record Rule(String table, String since, String which, Period kept) {}

  private static final List<Rule> RULES =
      List.of(
          new Rule("profile_views", "day", "true", Period.ofYears(1)),
          new Rule("inquiries", "answered_at", "state = 'answered'", Period.ofYears(2)),
          // A consent is proof of what was done under it for as long as that may be disputed.
          new Rule("representations", "until", "true", Period.ofYears(5)));

  private final Database database;
  private final Stamps stamps;

  public Retention(Database database, Stamps stamps) {
    this.database = database;
    this.stamps = stamps;
  }

  /** Removes what is over, in small transactions. */
  public Future<Void> run() {
    Future<Void> all = Future.succeededFuture();
    for (Rule rule : RULES) {
      all = all.compose(done -> remove(rule));
    }
    return all;
  }

  private Future<Void> remove(Rule rule) {
    return database
        .withTransaction(tx -> Tenancy.enterService(tx).compose(entered -> some(tx, rule)))
        .compose(removed -> removed < AT_ONCE ? Future.succeededFuture() : remove(rule));
  }

  private Future<Integer> some(SqlConnection tx, Rule rule) {
    return tx.preparedQuery(
            "DELETE FROM "
                + rule.table()
                + " WHERE ctid IN (SELECT ctid FROM "
                + rule.table()
                + " WHERE "
                + rule.which()
                + " AND "
                + rule.since()
                + " < $1::timestamptz LIMIT $2)")
        .execute(
            Tuple.of(
                Stored.time(stamps.now().atZone(ZoneOffset.UTC).minus(rule.kept()).toInstant()),
                AT_ONCE))
        .map(rows -> rows.rowCount());
  }
}
