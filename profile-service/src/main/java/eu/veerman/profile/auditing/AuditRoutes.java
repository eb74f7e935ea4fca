package eu.veerman.profile.auditing;

import eu.veerman.platform.audit.AuditLog;
import eu.veerman.platform.database.Database;
import eu.veerman.platform.http.Answer;
import eu.veerman.platform.http.Call;
import eu.veerman.platform.http.Operations;
import eu.veerman.platform.http.Problem;
import eu.veerman.platform.http.Reply;
import eu.veerman.platform.http.Routes;
import eu.veerman.profile.storage.Tenancy;
import eu.veerman.profile.viewer.Viewer;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** The audit log over HTTP, for administrators. */
public final class AuditRoutes implements Routes {
  private final Database database;

  public AuditRoutes(Database database) {
    this.database = database;
  }

  @Override
  public void addTo(Operations operations) {
    operations.add("listAudit", this::list).add("verifyAudit", this::verify);
  }

  private record Page(List<AuditStore.Entry> items, Optional<String> next) {}

  private Future<Reply> list(Call call) {
    Viewer viewer = Viewer.of(call.viewer());
    if (!viewer.isAdmin()) {
      return refused();
    }
    int limit = call.queryInt("limit");
    long before = call.query("after").map(AuditRoutes::sequence).orElse(Long.MAX_VALUE);
    return Tenancy.reading(
            database,
            viewer,
            connection -> AuditStore.before(connection, before, call.query("action"), limit + 1))
        .map(
            found ->
                found.size() > limit
                    ? new Page(
                        found.subList(0, limit),
                        Optional.of(Long.toString(found.get(limit - 1).sequence())))
                    : new Page(found, Optional.empty()))
        .map(Answer::ok);
  }

  private static long sequence(String word) {
    try {
      return Long.parseLong(word);
    } catch (NumberFormatException notOurs) {
      throw Problem.invalid("after", "must be what the page before gave as next").asException();
    }
  }

  private Future<Reply> verify(Call call) {
    return Viewer.of(call.viewer()).isAdmin()
        ? database.withConnection(AuditLog::verify).map(Answer::ok)
        : refused();
  }

  private static Future<Reply> refused() {
    return Problem.forbidden("Only administrators read the audit log.").asFailure();
  }
}
