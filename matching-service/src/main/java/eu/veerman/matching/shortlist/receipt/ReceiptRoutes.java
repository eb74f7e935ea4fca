package eu.veerman.matching.shortlist.receipt;

import eu.veerman.contracts.RequestId;
import eu.veerman.matching.audit.AdministratorReads;
import eu.veerman.platform.http.Answer;
import eu.veerman.platform.http.Call;
import eu.veerman.platform.http.Operations;
import eu.veerman.platform.http.Problem;
import eu.veerman.platform.http.Reply;
import eu.veerman.platform.http.Routes;
import eu.veerman.platform.tokens.Viewer;
import io.vertx.core.Future;
import java.util.function.BiPredicate;

/** Receipts over HTTP. */
public final class ReceiptRoutes implements Routes {
  private final Receipts receipts;
  private final AdministratorReads reads;
  private final BiPredicate<Viewer, RequestId> maySee;

  /**
   * @param maySee whether a viewer may see the shortlists of a request
   */
  public ReceiptRoutes(
      Receipts receipts, AdministratorReads reads, BiPredicate<Viewer, RequestId> maySee) {
    this.receipts = receipts;
    this.reads = reads;
    this.maySee = maySee;
  }

  @Override
  public void addTo(Operations operations) {
    operations.add(
        "getReceipt",
        call ->
            reads.noted(
                call,
                "receipt.read",
                call.pathUuid("id"),
                receipts.open(call.viewer(), call.pathUuid("id"))));
    operations.add("getReceipts", this::list);
  }

  private Future<Reply> list(Call call) {
    RequestId request = new RequestId(call.pathUuid("id"));
    return maySee.test(call.viewer(), request)
        ? receipts.of(request).map(Answer::ok)
        : Future.succeededFuture(Problem.notFound());
  }
}
