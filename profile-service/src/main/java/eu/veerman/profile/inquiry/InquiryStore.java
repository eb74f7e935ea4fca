package eu.veerman.profile.inquiry;

import eu.veerman.contracts.AccountId;
import eu.veerman.profile.input.Choices;
import eu.veerman.profile.storage.NewestFirst;
import eu.veerman.profile.storage.Stored;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Inquiries in the database. */
final class InquiryStore {
  static final Map<String, Inquiry.Kind> KINDS = Choices.lowerCase(Inquiry.Kind.values());
  static final Map<String, Inquiry.State> STATES = Choices.lowerCase(Inquiry.State.values());
  private static final String SELECT =
      """
      SELECT i.id, i.account, a.name AS asked_by, i.kind, i.about, i.question, i.state,
        t.name AS taken_by, i.answer, i.asked_at, i.due_at, i.answered_at
      FROM inquiries i JOIN accounts a ON a.id = i.account LEFT JOIN accounts t ON t.id = i.taken_by
      """;

  private InquiryStore() {}

  static Future<Optional<Inquiry>> find(SqlConnection connection, UUID id) {
    return connection
        .preparedQuery(SELECT + " WHERE i.id = $1")
        .execute(Tuple.of(id))
        .map(rows -> Stored.first(rows, InquiryStore::inquiry));
  }

  /** All that the connection may see, newest first. */
  static Future<List<Inquiry>> list(
      SqlConnection connection,
      Optional<AccountId> of,
      Optional<Inquiry.State> state,
      NewestFirst page,
      int limit) {
    return connection
        .preparedQuery(
            SELECT
                + """
                 WHERE (i.asked_at, i.id) < ($1, $2) AND ($3::uuid IS NULL OR i.account = $3)
                  AND ($4::text IS NULL OR i.state = $4)
                ORDER BY i.asked_at DESC, i.id DESC LIMIT $5
                """)
        .execute(
            Tuple.of(
                Stored.time(page.before()),
                page.beforeId(),
                Stored.orNull(of.map(AccountId::value)),
                Stored.orNull(state.map(Choices::nameOf)),
                limit))
        .map(rows -> Stored.all(rows, InquiryStore::inquiry));
  }

  /** How many of a person are not answered. */
  static Future<Integer> unanswered(SqlConnection tx, AccountId account) {
    return tx.preparedQuery(
            """
            SELECT count(*)::int AS open FROM inquiries
            WHERE account = $1 AND state <> 'answered'
            """)
        .execute(Tuple.of(account.value()))
        .map(rows -> rows.iterator().next().getInteger("open"));
  }

  static Future<Void> insert(
      SqlConnection tx,
      UUID id,
      AccountId account,
      Inquiry.Kind kind,
      Optional<String> about,
      String question,
      Instant now,
      Instant due) {
    return tx.preparedQuery(
            """
            INSERT INTO inquiries (id, account, kind, about, question, state, asked_at, due_at)
            VALUES ($1, $2, $3, $4, $5, 'open', $6, $7)
            """)
        .execute(
            Tuple.of(
                id,
                account.value(),
                Choices.nameOf(kind),
                Stored.orNull(about),
                question,
                Stored.time(now),
                Stored.time(due)))
        .mapEmpty();
  }

  /** Somebody looks at it now; false where it was answered already. */
  static Future<Boolean> take(SqlConnection tx, UUID id, AccountId by) {
    return tx.preparedQuery(
            """
            UPDATE inquiries SET state = 'taken', taken_by = $2
            WHERE id = $1 AND state <> 'answered'
            """)
        .execute(Tuple.of(id, by.value()))
        .map(rows -> rows.rowCount() == 1);
  }

  /** The answer; false where there is one already. */
  static Future<Boolean> answer(
      SqlConnection tx, UUID id, AccountId by, String answer, Instant now) {
    return tx.preparedQuery(
            """
            UPDATE inquiries SET state = 'answered', taken_by = $2, answer = $3, answered_at = $4
            WHERE id = $1 AND state <> 'answered'
            """)
        .execute(Tuple.of(id, by.value(), answer, Stored.time(now)))
        .map(rows -> rows.rowCount() == 1);
  }

  private static Inquiry inquiry(Row row) {
    return new Inquiry(
        row.getUUID("id"),
        new AccountId(row.getUUID("account")),
        row.getString("asked_by"),
        Optional.ofNullable(KINDS.get(row.getString("kind"))).orElseThrow(),
        Optional.ofNullable(row.getString("about")),
        row.getString("question"),
        Optional.ofNullable(STATES.get(row.getString("state"))).orElseThrow(),
        Optional.ofNullable(row.getString("taken_by")),
        Optional.ofNullable(row.getString("answer")),
        Stored.instant(row, "asked_at"),
        Stored.instant(row, "due_at"),
        Stored.maybeInstant(row, "answered_at"));
  }
}
