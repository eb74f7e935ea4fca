package eu.veerman.matching.match.receipt;

import eu.veerman.contracts.ManagerId;
import eu.veerman.platform.http.Answer;
import eu.veerman.platform.http.Operations;
import eu.veerman.platform.http.Problem;
import eu.veerman.platform.http.Reply;
import eu.veerman.platform.http.Routes;

/** Receipts of matches over HTTP. */
public final class MatchReceiptRoutes implements Routes {
  private final MatchReceipts receipts;

  public MatchReceiptRoutes(MatchReceipts receipts) {
    this.receipts = receipts;
  }

  @Override
  public void addTo(Operations operations) {
    operations.add(
        "getMatchReceipt",
        call ->
            receipts
                .open(call.viewer(), call.pathUuid("id"))
                .map(found -> found.<Reply>map(Answer::ok).orElse(Problem.notFound())));
    operations.add(
        "getMatchReceipts",
        call -> receipts.of(call.viewer(), new ManagerId(call.pathUuid("id"))).map(Answer::ok));
  }
}
