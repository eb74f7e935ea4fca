package eu.veerman.profile.auditing;

import eu.veerman.contracts.AccountId;
import eu.veerman.platform.audit.AuditLog;
import eu.veerman.profile.viewer.Viewer;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Notes in the audit log what is done here, in the transaction in which it is done. */
public final class Audit {
  private final AuditLog log;

  public Audit(AuditLog log) {
    this.log = log;
  }

  /** Notes what a viewer did. To be the last step of the transaction. */
  public Future<Void> note(SqlConnection tx, Viewer viewer, String action, UUID subject) {
    return note(tx, viewer, action, subject, Map.of());
  }

  /**
   * Notes what a viewer did.
   *
   * @param action such as {@code account.suspended}
   * @param details what else is to be known of it
   */
  public Future<Void> note(
      SqlConnection tx, Viewer viewer, String action, UUID subject, Map<String, String> details) {
    return log.append(
        tx, new AuditLog.Entry(action, viewer.account().value(), Optional.of(subject), details));
  }

  /** Notes what a person did to the own account, perhaps without being signed in. */
  public Future<Void> note(SqlConnection tx, AccountId person, String action) {
    return log.append(
        tx, new AuditLog.Entry(action, person.value(), Optional.of(person.value()), Map.of()));
  }
}
