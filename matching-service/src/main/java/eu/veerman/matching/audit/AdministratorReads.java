package eu.veerman.matching.audit;

import eu.veerman.platform.audit.AuditLog;
import eu.veerman.platform.database.Database;
import eu.veerman.platform.http.Answer;
import eu.veerman.platform.http.Call;
import eu.veerman.platform.http.Problem;
import eu.veerman.platform.http.Reply;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Administrators may read any ranking, and each time it is noted. Nobody reads what could not be
 * noted.
 */
public final class AdministratorReads {
  private final Database database;
  private final AuditLog log;

  public AdministratorReads(Database database, AuditLog log) {
    this.database = database;
    this.log = log;
  }

  /**
   * The answer, noted where an administrator reads it.
   *
   * @param action such as {@code shortlist.read}
   * @param subject whose ranking it is: a request or a manager
   */
  public <T> Future<Reply> noted(
      Call call, String action, UUID subject, Future<Optional<T>> answer) {
    return answer.compose(
        found ->
            found.isPresent() && call.viewer().is("admin")
                ? note(call, action, subject).map(done -> Answer.ok(found.get()))
                : Future.succeededFuture(found.<Reply>map(Answer::ok).orElse(Problem.notFound())));
  }

  private Future<Void> note(Call call, String action, UUID subject) {
    AuditLog.Entry entry =
        new AuditLog.Entry(action, call.viewer().accountId(), Optional.of(subject), Map.of());
    return database.withTransaction(tx -> log.append(tx, entry));
  }
}
