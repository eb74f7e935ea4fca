package eu.veerman.profile.account;

import eu.veerman.contracts.AccountId;
import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.TextLanguage;
import eu.veerman.profile.input.Choices;
import eu.veerman.profile.mail.EmailAddress;
import eu.veerman.profile.organisation.Membership;
import eu.veerman.profile.organisation.MembershipStore;
import eu.veerman.profile.storage.Stored;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Accounts in the database. */
public final class AccountStore {
  private static final String UNIQUE_VIOLATION = "23505";
  private static final long FIRST_ACCOUNT_LOCK = 0x7665_6572_6d61_6e02L;

  private static final String SELECT =
      """
      SELECT a.id, a.email, a.name, a.language, a.password, a.suspended_at,
        profile_of(a.id) AS manager
      FROM accounts a
      """;

  private AccountStore() {}

  /**
   * An account with the hash of its password.
   *
   * @param password empty for somebody who signs in in other ways only
   */
  public record WithPassword(Account account, Optional<PasswordHash> password) {}

  public static Future<Optional<WithPassword>> find(SqlConnection connection, EmailAddress email) {
    return connection
        .preparedQuery(SELECT + " WHERE a.email = $1")
        .execute(Tuple.of(email.value()))
        .compose(rows -> withMemberships(connection, Stored.first(rows, row -> row)));
  }

  public static Future<Optional<WithPassword>> withPassword(
      SqlConnection connection, AccountId id) {
    return connection
        .preparedQuery(SELECT + " WHERE a.id = $1")
        .execute(Tuple.of(id.value()))
        .compose(rows -> withMemberships(connection, Stored.first(rows, row -> row)));
  }

  public static Future<Optional<Account>> find(SqlConnection connection, AccountId id) {
    return withPassword(connection, id).map(found -> found.map(WithPassword::account));
  }

  private static Future<Optional<WithPassword>> withMemberships(
      SqlConnection connection, Optional<Row> row) {
    return row.isEmpty()
        ? Future.succeededFuture(Optional.empty())
        : MembershipStore.of(connection, new AccountId(row.get().getUUID("id")))
            .map(
                memberships ->
                    Optional.of(
                        new WithPassword(
                            account(row.get(), memberships),
                            Optional.ofNullable(row.get().getString("password"))
                                .map(PasswordHash::parse))));
  }

  /** Inserts an account, without its memberships; false when the address is taken. */
  public static Future<Boolean> insert(
      SqlConnection tx,
      AccountId id,
      EmailAddress email,
      String name,
      TextLanguage language,
      Optional<PasswordHash> password,
      Instant now) {
    return tx.preparedQuery(
            """
            INSERT INTO accounts (id, email, name, language, password, created_at)
            VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (email) DO NOTHING
            """)
        .execute(
            Tuple.of(
                id.value(),
                email.value(),
                name,
                Choices.nameOf(language),
                Stored.orNull(password.map(PasswordHash::toPhc)),
                Stored.time(now)))
        .map(rows -> rows.rowCount() == 1);
  }

  public static Future<Void> changePassword(
      SqlConnection tx, AccountId account, PasswordHash password) {
    return tx.preparedQuery("UPDATE accounts SET password = $2 WHERE id = $1")
        .execute(Tuple.of(account.value(), password.toPhc()))
        .mapEmpty();
  }

  static Future<Void> change(
      SqlConnection tx, AccountId account, String name, TextLanguage language) {
    return tx.preparedQuery("UPDATE accounts SET name = $2, language = $3 WHERE id = $1")
        .execute(Tuple.of(account.value(), name, Choices.nameOf(language)))
        .mapEmpty();
  }

  /** Moves an account to another address; false when that is taken, also just now. */
  public static Future<Boolean> changeEmail(
      SqlConnection tx, AccountId account, EmailAddress email) {
    return tx.preparedQuery("UPDATE accounts SET email = $2 WHERE id = $1")
        .execute(Tuple.of(account.value(), email.value()))
        .map(rows -> rows.rowCount() == 1)
        .recover(
            failure ->
                failure instanceof PgException refused
                        && UNIQUE_VIOLATION.equals(refused.getSqlState())
                    ? Future.succeededFuture(false)
                    : Future.failedFuture(failure));
  }

  /** Remembers where the person begins the next time. */
  public static Future<Void> workedIn(
      SqlConnection tx, AccountId account, OrganisationId organisation) {
    return tx.preparedQuery("UPDATE accounts SET last_organisation = $2 WHERE id = $1")
        .execute(Tuple.of(account.value(), organisation.value()))
        .mapEmpty();
  }

  /** Whether there is any account, with others who ask the same made to wait. */
  static Future<Boolean> anyWithLock(SqlConnection tx) {
    return tx.preparedQuery("SELECT pg_advisory_xact_lock($1)")
        .execute(Tuple.of(FIRST_ACCOUNT_LOCK))
        .compose(locked -> tx.query("SELECT EXISTS (SELECT FROM accounts) AS any").execute())
        .map(rows -> rows.iterator().next().getBoolean("any"));
  }

  private static Account account(Row row, List<Membership> memberships) {
    return new Account(
        new AccountId(row.getUUID("id")),
        new EmailAddress(row.getString("email")),
        row.getString("name"),
        Optional.ofNullable(Choices.LANGUAGES.get(row.getString("language")))
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "language is '" + row.getString("language") + "', unknown here")),
        row.getOffsetDateTime("suspended_at") != null,
        memberships,
        Optional.ofNullable(row.getUUID("manager")).map(ManagerId::new));
  }
}
