package eu.veerman.matching.match.receipt;

import eu.veerman.contracts.ManagerId;
import eu.veerman.matching.audit.AdministratorReads;
import eu.veerman.platform.http.Answer;
import eu.veerman.platform.http.Call;
import eu.veerman.platform.http.Operations;
import eu.veerman.platform.http.Problem;
import eu.veerman.platform.http.Reply;
import eu.veerman.platform.http.Routes;
import io.vertx.core.Future;
import java.util.Optional;

/** Receipts of matches over HTTP. */
public final class MatchReceiptRoutes implements Routes {
  private final MatchReceipts receipts;
  private final AdministratorReads reads;

  public MatchReceiptRoutes(MatchReceipts receipts, AdministratorReads reads) {
    this.receipts = receipts;
    this.reads = reads;
  }

  @Override
  public void addTo(Operations operations) {
    operations.add(
        "getMatchReceipt",
        call ->
            reads.noted(
                call,
                "receipt.read",
                call.pathUuid("id"),
                receipts.open(call.viewer(), call.pathUuid("id"))));
    operations.add("getMatchReceipts", this::list);
  }

  /** Hidden, missing and without any receipt answer alike, but for the manager. */
  private Future<Reply> list(Call call) {
    ManagerId manager = new ManagerId(call.pathUuid("id"));
    boolean own = call.viewer().managerId().equals(Optional.of(manager.value()));
    return receipts
        .of(call.viewer(), manager)
        .map(lines -> lines.items().isEmpty() && !own ? Problem.notFound() : Answer.ok(lines));
  }
}
