package eu.veerman.profile.inquiry;

import eu.veerman.contracts.AccountId;
import eu.veerman.platform.database.Database;
import eu.veerman.platform.http.Problem;
import eu.veerman.profile.account.AccountStore;
import eu.veerman.profile.auditing.Audit;
import eu.veerman.profile.mail.Outbox;
import eu.veerman.profile.storage.NewestFirst;
import eu.veerman.profile.storage.Stamps;
import eu.veerman.profile.storage.Tenancy;
import eu.veerman.profile.viewer.Viewer;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Asking a person: of a ranking that somebody contests (AI Act, article 86; Platform Work
 * Directive, article 11), or of what is held on them (GDPR, articles 15 to 22). An administrator
 * takes it and answers in writing.
 */
public final class InquiryFlow {
  /** GDPR, article 12(3): within one month. Contests of a ranking are kept to the same. */
  private static final Period ANSWERED_WITHIN = Period.ofMonths(1);

  private static final int MOST_UNANSWERED = 10;

  private final Database database;
  private final Outbox outbox;
  private final Audit audit;
  private final Stamps stamps;

  public InquiryFlow(Database database, Outbox outbox, Audit audit, Stamps stamps) {
    this.database = database;
    this.outbox = outbox;
    this.audit = audit;
    this.stamps = stamps;
  }

  /** What is asked. */
  record Question(Inquiry.Kind kind, Optional<String> about, String text) {}

  Future<Inquiry> ask(Viewer viewer, Question question) {
    UUID id = stamps.id();
    return database.withTransaction(
        tx ->
            Tenancy.enter(tx, viewer)
                .compose(entered -> InquiryStore.unanswered(tx, viewer.account()))
                .compose(
                    open ->
                        open >= MOST_UNANSWERED
                            ? Problem.conflict(
                                    "too-many-inquiries",
                                    "There are too many open questions",
                                    "Wait until one of them is answered.")
                                .<Void>asFailure()
                            : InquiryStore.insert(
                                tx,
                                id,
                                viewer.account(),
                                question.kind(),
                                question.about(),
                                question.text(),
                                stamps.now(),
                                stamps
                                    .now()
                                    .atZone(ZoneOffset.UTC)
                                    .plus(ANSWERED_WITHIN)
                                    .toInstant()))
                .compose(asked -> found(tx, id))
                .compose(asked -> audit.note(tx, viewer, "inquiry.asked", id).map(asked)));
  }

  /** The own ones; for administrators everybody's. */
  Future<List<Inquiry>> list(
      Viewer viewer, Optional<Inquiry.State> state, NewestFirst page, int limit) {
    return Tenancy.reading(
        database,
        viewer,
        connection ->
            InquiryStore.list(
                connection,
                viewer.isAdmin() ? Optional.empty() : Optional.of(viewer.account()),
                state,
                page,
                limit));
  }

  /** All that a person asked, newest first; of what is kept. */
  public static Future<List<Inquiry>> askedBy(SqlConnection connection, AccountId person) {
    return InquiryStore.list(
        connection,
        Optional.of(person),
        Optional.empty(),
        NewestFirst.after(Optional.empty(), ""),
        Integer.MAX_VALUE);
  }

  Future<Inquiry> find(Viewer viewer, UUID id) {
    return Tenancy.reading(database, viewer, connection -> found(connection, id));
  }

  private static Future<Inquiry> found(SqlConnection connection, UUID id) {
    return InquiryStore.find(connection, id)
        .compose(
            found -> found.map(Future::succeededFuture).orElseGet(Problem.notFound()::asFailure));
  }

  /** An administrator looks at it from now on. */
  Future<Inquiry> take(Viewer viewer, UUID id) {
    return database.withTransaction(
        tx ->
            Tenancy.enter(tx, viewer)
                .compose(entered -> found(tx, id))
                .compose(there -> InquiryStore.take(tx, id, viewer.account()))
                .compose(InquiryFlow::notAnsweredYet)
                .compose(taken -> found(tx, id))
                .compose(taken -> audit.note(tx, viewer, "inquiry.taken", id).map(taken)));
  }

  /** The administrator's answer; the person is told by mail that there is one. */
  Future<Inquiry> answer(Viewer viewer, UUID id, String text) {
    return database.withTransaction(
        tx ->
            Tenancy.enter(tx, viewer)
                .compose(entered -> found(tx, id))
                .compose(there -> InquiryStore.answer(tx, id, viewer.account(), text, stamps.now()))
                .compose(InquiryFlow::notAnsweredYet)
                .compose(answered -> found(tx, id))
                .compose(answered -> tell(tx, answered).map(answered))
                .compose(answered -> audit.note(tx, viewer, "inquiry.answered", id).map(answered)));
  }

  private static Future<Void> notAnsweredYet(boolean changed) {
    return changed
        ? Future.succeededFuture()
        : Problem.conflict(
                "answered-already",
                "This was answered already",
                "An answer that was given stands. Load the page again to read it.")
            .asFailure();
  }

  private Future<Void> tell(SqlConnection tx, Inquiry inquiry) {
    return AccountStore.find(tx, inquiry.account())
        .compose(
            found ->
                found
                    .map(
                        person ->
                            outbox.put(
                                tx,
                                outbox
                                    .letters()
                                    .write(
                                        person.email(),
                                        person.language(),
                                        "inquiryAnswered",
                                        outbox.letters().page("/inquiries"))))
                    .orElse(Future.succeededFuture()));
  }
}
