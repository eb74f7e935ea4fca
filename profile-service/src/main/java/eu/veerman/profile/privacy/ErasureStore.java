package eu.veerman.profile.privacy;

import eu.veerman.contracts.AccountId;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.profile.mail.EmailAddress;
import eu.veerman.profile.storage.Stored;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** What goes with a person, and with an organisation that nobody belongs to any more. */
final class ErasureStore {
  private ErasureStore() {}

  /** The organisations in which the person is alone. Their members stay as they are meanwhile. */
  static Future<List<OrganisationId>> lockAlone(SqlConnection tx, AccountId person) {
    return tx.preparedQuery(
            """
            SELECT o.id FROM organisations o JOIN memberships own ON own.organisation = o.id
            WHERE own.account = $1 AND NOT EXISTS (
              SELECT FROM memberships m WHERE m.organisation = o.id AND m.account <> $1)
            ORDER BY o.id FOR UPDATE OF o
            """)
        .execute(Tuple.of(person.value()))
        .map(rows -> Stored.all(rows, row -> new OrganisationId(row.getUUID("id"))));
  }

  /** Whether the platform would be left without anybody who administers it. */
  static Future<Boolean> isLastAdministrator(SqlConnection connection, AccountId person) {
    return connection
        .preparedQuery(
            """
            SELECT EXISTS (
              SELECT FROM memberships m JOIN organisations o ON o.id = m.organisation
              WHERE o.kind = 'platform' AND m.account = $1)
            AND NOT EXISTS (
              SELECT FROM memberships m JOIN organisations o ON o.id = m.organisation
              WHERE o.kind = 'platform' AND m.account <> $1) AS last
            """)
        .execute(Tuple.of(person.value()))
        .map(rows -> rows.iterator().next().getBoolean("last"));
  }

  /**
   * Makes the member of longest standing an owner wherever the person is the only one but others
   * belong too.
   */
  static Future<Void> handOver(SqlConnection tx, AccountId person) {
    return tx.preparedQuery(
            """
            UPDATE memberships heir SET role = 'owner'
            FROM memberships own
            WHERE own.account = $1 AND own.role = 'owner' AND own.organisation = heir.organisation
              AND NOT EXISTS (SELECT FROM memberships o WHERE o.organisation = own.organisation
                AND o.role = 'owner' AND o.account <> $1)
              AND heir.account = (SELECT m.account FROM memberships m
                WHERE m.organisation = own.organisation AND m.account <> $1
                ORDER BY m.joined_at, m.account LIMIT 1)
            """)
        .execute(Tuple.of(person.value()))
        .mapEmpty();
  }

  /** The account with all that hangs on it, mails and links to its address, and kept answers. */
  static Future<Void> delete(SqlConnection tx, AccountId person, EmailAddress email) {
    return tx.preparedQuery("DELETE FROM mails WHERE recipient = $1")
        .execute(Tuple.of(email.value()))
        .compose(
            done ->
                tx.preparedQuery("DELETE FROM mailed_links WHERE email = $1")
                    .execute(Tuple.of(email.value())))
        .compose(
            done ->
                tx.preparedQuery("DELETE FROM idempotency_keys WHERE account = $1")
                    .execute(Tuple.of(person.value())))
        .compose(
            done ->
                tx.preparedQuery("DELETE FROM accounts WHERE id = $1")
                    .execute(Tuple.of(person.value())))
        .mapEmpty();
  }

  /** The row of an organisation without members and documents; answers the version it had. */
  static Future<Long> delete(SqlConnection tx, OrganisationId organisation) {
    Tuple which = Tuple.of(organisation.value());
    return tx.preparedQuery("DELETE FROM mailed_links WHERE organisation = $1")
        .execute(which)
        .compose(
            done -> tx.preparedQuery("DELETE FROM imported WHERE organisation = $1").execute(which))
        .compose(
            done ->
                tx.preparedQuery(
                        """
                        UPDATE accounts SET last_organisation = NULL WHERE last_organisation = $1
                        """)
                    .execute(which))
        .compose(
            done -> tx.preparedQuery("DELETE FROM sessions WHERE organisation = $1").execute(which))
        .compose(
            done ->
                tx.preparedQuery("DELETE FROM organisations WHERE id = $1 RETURNING version")
                    .execute(which))
        .map(rows -> rows.iterator().next().getLong("version"));
  }
}
