package eu.veerman.profile.account;

import eu.veerman.contracts.AccountId;
import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.TextLanguage;
import eu.veerman.profile.input.Choices;
import eu.veerman.profile.organisation.OrganisationStore;
import eu.veerman.profile.storage.Stored;
import eu.veerman.profile.viewer.Role;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Accounts in the database. */
public final class AccountStore {
  private static final Map<String, Role> ROLES = Choices.lowerCase(Role.values());
  private static final long FIRST_ACCOUNT_LOCK = 0x7665_6572_6d61_6e02L;

  private static final String SELECT =
      """
      SELECT a.id, a.email, a.name, a.role, a.language, a.password, m.id AS manager,
        o.id AS organisation_id, o.version AS organisation_version, o.kind AS organisation_kind,
        o.name AS organisation_name, o.country AS organisation_country,
        o.created_at AS organisation_created_at
      FROM accounts a
      JOIN organisations o ON o.id = a.organisation
      LEFT JOIN managers m ON m.account = a.id
      """;

  private AccountStore() {}

  /** An account with the hash of its password. */
  public record WithPassword(Account account, PasswordHash password) {}

  public static Future<Optional<WithPassword>> find(SqlConnection connection, EmailAddress email) {
    return connection
        .preparedQuery(SELECT + " WHERE a.email = $1")
        .execute(Tuple.of(email.value()))
        .map(
            rows ->
                Stored.first(
                    rows,
                    row ->
                        new WithPassword(
                            account(row), PasswordHash.parse(row.getString("password")))));
  }

  public static Future<Optional<Account>> find(SqlConnection connection, AccountId id) {
    return connection
        .preparedQuery(SELECT + " WHERE a.id = $1")
        .execute(Tuple.of(id.value()))
        .map(rows -> Stored.first(rows, AccountStore::account));
  }

  /** Inserts an account; false when the address is taken. */
  static Future<Boolean> insert(
      SqlConnection tx, Account account, PasswordHash password, Instant now) {
    return tx.preparedQuery(
            """
            INSERT INTO accounts (id, organisation, email, name, role, language, password, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (email) DO NOTHING
            """)
        .execute(
            Tuple.of(
                account.id().value(),
                account.organisation().id().value(),
                account.email().value(),
                account.name(),
                Choices.nameOf(account.role()),
                Choices.nameOf(account.language()),
                password.toPhc(),
                Stored.time(now)))
        .map(rows -> rows.rowCount() == 1);
  }

  public static Future<Void> changePassword(
      SqlConnection tx, AccountId account, PasswordHash password) {
    return tx.preparedQuery("UPDATE accounts SET password = $2 WHERE id = $1")
        .execute(Tuple.of(account.value(), password.toPhc()))
        .mapEmpty();
  }

  /** Whether there is any account, with others who ask the same made to wait. */
  static Future<Boolean> anyWithLock(SqlConnection tx) {
    return tx.preparedQuery("SELECT pg_advisory_xact_lock($1)")
        .execute(Tuple.of(FIRST_ACCOUNT_LOCK))
        .compose(locked -> tx.query("SELECT EXISTS (SELECT FROM accounts) AS any").execute())
        .map(rows -> rows.iterator().next().getBoolean("any"));
  }

  private static Account account(Row row) {
    Role role = ROLES.get(row.getString("role"));
    TextLanguage language = Choices.LANGUAGES.get(row.getString("language"));
    if (role == null || language == null) {
      throw new IllegalStateException(
          "role is '"
              + row.getString("role")
              + "' and language '"
              + row.getString("language")
              + "', unknown here");
    }
    return new Account(
        new AccountId(row.getUUID("id")),
        new EmailAddress(row.getString("email")),
        row.getString("name"),
        OrganisationStore.organisation(row, "organisation_"),
        role,
        language,
        Optional.ofNullable(row.getUUID("manager")).map(ManagerId::new));
  }
}
