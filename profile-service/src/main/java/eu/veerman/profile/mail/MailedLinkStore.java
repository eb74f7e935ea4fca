package eu.veerman.profile.mail;

import com.fasterxml.jackson.databind.JsonNode;
import eu.veerman.contracts.AccountId;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.platform.json.Json;
import eu.veerman.profile.input.Choices;
import eu.veerman.profile.storage.SecretWord;
import eu.veerman.profile.storage.Stored;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Links that were mailed and not followed yet. Each works once. */
public final class MailedLinkStore {
  /** How many mails of one purpose an address gets within a quarter of an hour. */
  public static final int MOST_MAILS = 5;

  public static final Duration WINDOW = Duration.ofMinutes(15);

  private static final String SELECT =
      "SELECT id, email, account, organisation, content::text AS content, created_at, expires_at"
          + " FROM mailed_links ";

  private MailedLinkStore() {}

  /**
   * A link.
   *
   * @param account whose password or address it changes
   * @param organisation that it leads into
   * @param content what else it remembers
   */
  public record Link(
      UUID id,
      EmailAddress email,
      Optional<AccountId> account,
      Optional<OrganisationId> organisation,
      JsonNode content,
      Instant createdAt,
      Instant expiresAt) {}

  public static Future<Void> insert(
      SqlConnection tx, SecretWord secret, LinkPurpose purpose, Link link) {
    return tx.preparedQuery(
            """
            INSERT INTO mailed_links
              (hash, id, purpose, email, account, organisation, content, created_at, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """)
        .execute(
            Tuple.from(
                Arrays.asList(
                    Buffer.buffer(secret.hash()),
                    link.id(),
                    Choices.nameOf(purpose),
                    link.email().value(),
                    Stored.orNull(link.account().map(AccountId::value)),
                    Stored.orNull(link.organisation().map(OrganisationId::value)),
                    new JsonObject(Json.text(link.content())),
                    Stored.time(link.createdAt()),
                    Stored.time(link.expiresAt()))))
        .mapEmpty();
  }

  /** A link that still works, without using it up. */
  public static Future<Optional<Link>> find(
      SqlConnection connection, SecretWord secret, LinkPurpose purpose, Instant now) {
    return connection
        .preparedQuery(SELECT + "WHERE hash = $1 AND purpose = $2 AND expires_at > $3")
        .execute(Tuple.of(Buffer.buffer(secret.hash()), Choices.nameOf(purpose), Stored.time(now)))
        .map(rows -> Stored.first(rows, MailedLinkStore::link));
  }

  /** Uses up a link that still works. */
  public static Future<Optional<Link>> take(
      SqlConnection tx, SecretWord secret, LinkPurpose purpose, Instant now) {
    return tx.preparedQuery(
            """
            DELETE FROM mailed_links WHERE hash = $1 AND purpose = $2 AND expires_at > $3
            RETURNING id, email, account, organisation, content::text AS content, created_at,
              expires_at
            """)
        .execute(Tuple.of(Buffer.buffer(secret.hash()), Choices.nameOf(purpose), Stored.time(now)))
        .map(rows -> Stored.first(rows, MailedLinkStore::link));
  }

  /** How many links of a purpose were mailed to an address since a moment. */
  public static Future<Integer> mailedSince(
      SqlConnection connection, EmailAddress email, LinkPurpose purpose, Instant since) {
    return connection
        .preparedQuery(
            """
            SELECT count(*) AS mailed FROM mailed_links
            WHERE email = $1 AND purpose = $2 AND created_at > $3
            """)
        .execute(Tuple.of(email.value(), Choices.nameOf(purpose), Stored.time(since)))
        .map(rows -> rows.iterator().next().getInteger("mailed"));
  }

  /** The open invitations of an organisation, the newest first. */
  public static Future<List<Link>> invitations(
      SqlConnection connection, OrganisationId organisation, Instant now) {
    return connection
        .preparedQuery(
            SELECT
                + """
                WHERE organisation = $1 AND purpose = 'invite' AND expires_at > $2
                ORDER BY created_at DESC, id
                """)
        .execute(Tuple.of(organisation.value(), Stored.time(now)))
        .map(rows -> Stored.all(rows, MailedLinkStore::link));
  }

  /** Withdraws an invitation; false when there is none. */
  public static Future<Boolean> withdraw(SqlConnection tx, OrganisationId organisation, UUID id) {
    return tx.preparedQuery(
            "DELETE FROM mailed_links WHERE organisation = $1 AND id = $2 AND purpose = 'invite'")
        .execute(Tuple.of(organisation.value(), id))
        .map(rows -> rows.rowCount() == 1);
  }

  /** Withdraws what else was mailed to an account for the same purpose. */
  public static Future<Void> withdrawOthers(
      SqlConnection tx, AccountId account, LinkPurpose purpose) {
    return tx.preparedQuery("DELETE FROM mailed_links WHERE account = $1 AND purpose = $2")
        .execute(Tuple.of(account.value(), Choices.nameOf(purpose)))
        .mapEmpty();
  }

  /** Forgets links that do not work any more. */
  public static Future<Void> clean(SqlConnection tx, Instant now) {
    return tx.preparedQuery("DELETE FROM mailed_links WHERE expires_at < $1")
        .execute(Tuple.of(Stored.time(now)))
        .mapEmpty();
  }

  private static Link link(Row row) {
    return new Link(
        row.getUUID("id"),
        new EmailAddress(row.getString("email")),
        Optional.ofNullable(row.getUUID("account")).map(AccountId::new),
        Optional.ofNullable(row.getUUID("organisation")).map(OrganisationId::new),
        Stored.tree(row, "content"),
        Stored.instant(row, "created_at"),
        Stored.instant(row, "expires_at"));
  }
}
