package eu.veerman.profile.organisation;

import eu.veerman.contracts.AccountId;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.TextLanguage;
import eu.veerman.profile.input.Choices;
import eu.veerman.profile.storage.Stored;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who belongs to what, in the database. */
public final class MembershipStore {
  private static final Map<String, MemberRole> ROLES = Choices.lowerCase(MemberRole.values());

  private MembershipStore() {}

  /** The organisations of a person: the one worked in last first, then by the day of joining. */
  public static Future<List<Membership>> of(SqlConnection connection, AccountId account) {
    return connection
        .preparedQuery(
            "SELECT ms.role, ms.joined_at, "
                + OrganisationStore.columns("o.", "organisation_")
                + """
                 FROM memberships ms
                JOIN organisations o ON o.id = ms.organisation
                JOIN accounts a ON a.id = ms.account
                WHERE ms.account = $1
                ORDER BY (a.last_organisation IS NOT DISTINCT FROM ms.organisation) DESC,
                  ms.joined_at, ms.organisation
                """)
        .execute(Tuple.of(account.value()))
        .map(
            rows ->
                Stored.all(
                    rows,
                    row ->
                        new Membership(
                            OrganisationStore.organisation(row, "organisation_"),
                            role(row),
                            Stored.instant(row, "joined_at"))));
  }

  /** What a person is in an organisation. */
  public static Future<Optional<MemberRole>> role(
      SqlConnection connection, AccountId account, OrganisationId organisation) {
    return connection
        .preparedQuery("SELECT role FROM memberships WHERE account = $1 AND organisation = $2")
        .execute(Tuple.of(account.value(), organisation.value()))
        .map(rows -> Stored.first(rows, MembershipStore::role));
  }

  /** A member as colleagues see it. */
  public record Member(
      AccountId account,
      String name,
      String email,
      TextLanguage language,
      MemberRole role,
      Instant joinedAt) {}

  /** The members, in the order of joining. */
  public static Future<List<Member>> members(
      SqlConnection connection, OrganisationId organisation) {
    return connection
        .preparedQuery(
            """
            SELECT a.id, a.name, a.email, a.language, ms.role, ms.joined_at
            FROM memberships ms JOIN accounts a ON a.id = ms.account
            WHERE ms.organisation = $1 ORDER BY ms.joined_at, a.id
            """)
        .execute(Tuple.of(organisation.value()))
        .map(
            rows ->
                Stored.all(
                    rows,
                    row ->
                        new Member(
                            new AccountId(row.getUUID("id")),
                            row.getString("name"),
                            row.getString("email"),
                            Choices.LANGUAGES.getOrDefault(
                                row.getString("language"), TextLanguage.EN),
                            role(row),
                            Stored.instant(row, "joined_at"))));
  }

  /** Makes somebody a member; false when the person is one already. */
  public static Future<Boolean> insert(
      SqlConnection tx,
      AccountId account,
      OrganisationId organisation,
      MemberRole role,
      Instant now) {
    return tx.preparedQuery(
            """
            INSERT INTO memberships (account, organisation, role, joined_at)
            VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING
            """)
        .execute(
            Tuple.of(account.value(), organisation.value(), Choices.nameOf(role), Stored.time(now)))
        .map(rows -> rows.rowCount() == 1);
  }

  public static Future<Boolean> changeRole(
      SqlConnection tx, AccountId account, OrganisationId organisation, MemberRole role) {
    return tx.preparedQuery(
            "UPDATE memberships SET role = $3 WHERE account = $1 AND organisation = $2")
        .execute(Tuple.of(account.value(), organisation.value(), Choices.nameOf(role)))
        .map(rows -> rows.rowCount() == 1);
  }

  public static Future<Boolean> delete(
      SqlConnection tx, AccountId account, OrganisationId organisation) {
    return tx.preparedQuery("DELETE FROM memberships WHERE account = $1 AND organisation = $2")
        .execute(Tuple.of(account.value(), organisation.value()))
        .map(rows -> rows.rowCount() == 1);
  }

  /**
   * The owners of an organisation. Until this transaction ends nobody else changes its members, so
   * that two owners who leave at once do not leave it without one.
   */
  public static Future<List<AccountId>> lockedOwners(
      SqlConnection tx, OrganisationId organisation) {
    return tx.preparedQuery("SELECT id FROM organisations WHERE id = $1 FOR UPDATE")
        .execute(Tuple.of(organisation.value()))
        .compose(
            locked ->
                tx.preparedQuery(
                        "SELECT account FROM memberships WHERE organisation = $1 AND role ="
                            + " 'owner'")
                    .execute(Tuple.of(organisation.value())))
        .map(rows -> Stored.all(rows, row -> new AccountId(row.getUUID("account"))));
  }

  private static MemberRole role(Row row) {
    return Optional.ofNullable(ROLES.get(row.getString("role")))
        .orElseThrow(
            () -> new IllegalStateException("role is '" + row.getString("role") + "', unknown"));
  }
}
