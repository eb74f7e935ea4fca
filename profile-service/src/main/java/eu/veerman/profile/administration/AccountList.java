package eu.veerman.profile.administration;

import eu.veerman.contracts.AccountId;
import eu.veerman.profile.storage.NewestFirst;
import eu.veerman.profile.storage.Stored;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The accounts of the platform, as an administrator looks through them. */
final class AccountList {
  private AccountList() {}

  /**
   * A line of the list.
   *
   * @param organisations their names, in the order of joining
   * @param suspendedReason why an administrator keeps the person out
   */
  record Line(
      AccountId id,
      String email,
      String name,
      List<String> organisations,
      Instant createdAt,
      Optional<Instant> suspendedAt,
      Optional<String> suspendedReason) {}

  /**
   * Accounts, newest first.
   *
   * @param query part of an address or a name; all without one
   */
  static Future<List<Line>> find(
      SqlConnection connection, Optional<String> query, NewestFirst page, int limit) {
    return connection
        .preparedQuery(
            """
            SELECT a.id, a.email, a.name, a.created_at, a.suspended_at, a.suspended_reason,
              ARRAY(SELECT o.name FROM memberships m JOIN organisations o ON o.id = m.organisation
                WHERE m.account = a.id ORDER BY m.joined_at, o.id) AS organisations
            FROM accounts a
            WHERE (a.created_at, a.id) < ($1, $2)
              AND ($3::text IS NULL OR position(lower($3) IN lower(a.name)) > 0
                OR position(lower($3) IN a.email) > 0)
            ORDER BY a.created_at DESC, a.id DESC LIMIT $4
            """)
        .execute(Tuple.of(Stored.time(page.before()), page.beforeId(), Stored.orNull(query), limit))
        .map(
            rows ->
                Stored.all(
                    rows,
                    row ->
                        new Line(
                            new AccountId(row.getUUID("id")),
                            row.getString("email"),
                            row.getString("name"),
                            List.of(row.getArrayOfStrings("organisations")),
                            Stored.instant(row, "created_at"),
                            Stored.maybeInstant(row, "suspended_at"),
                            Optional.ofNullable(row.getString("suspended_reason")))));
  }

  /** Keeps a person out; false when there is no such account. */
  static Future<Boolean> suspend(SqlConnection tx, AccountId account, String reason, Instant now) {
    return tx.preparedQuery(
            "UPDATE accounts SET suspended_at = $2, suspended_reason = $3 WHERE id = $1")
        .execute(Tuple.of(account.value(), Stored.time(now), reason))
        .map(rows -> rows.rowCount() == 1);
  }

  /** Lets a person in again; false when there is no such account. */
  static Future<Boolean> restore(SqlConnection tx, AccountId account) {
    return tx.preparedQuery(
            "UPDATE accounts SET suspended_at = NULL, suspended_reason = NULL WHERE id = $1")
        .execute(Tuple.of(account.value()))
        .map(rows -> rows.rowCount() == 1);
  }
}
