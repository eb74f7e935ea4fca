package eu.veerman.matching.match;

import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.RequestId;
import eu.veerman.matching.audit.AdministratorReads;
import eu.veerman.matching.shortlist.ShortlistRoutes;
import eu.veerman.platform.http.Call;
import eu.veerman.platform.http.Operations;
import eu.veerman.platform.http.Reply;
import eu.veerman.platform.http.Routes;
import io.vertx.core.Future;
import java.util.Optional;

/** The matches over HTTP. */
public final class MatchRoutes implements Routes {
  private final MatchFlow flow;
  private final AdministratorReads reads;

  public MatchRoutes(MatchFlow flow, AdministratorReads reads) {
    this.flow = flow;
    this.reads = reads;
  }

  @Override
  public void addTo(Operations operations) {
    operations.add("getMatches", this::matches);
    operations.add("getImprovements", this::improvements);
    operations.add("getMatchStanding", this::standing);
  }

  private Future<Reply> improvements(Call call) {
    ManagerId manager = new ManagerId(call.pathUuid("id"));
    return noted(call, manager, flow.improvements(call.viewer(), manager));
  }

  private Future<Reply> standing(Call call) {
    ManagerId manager = new ManagerId(call.pathUuid("id"));
    return noted(
        call,
        manager,
        flow.standing(call.viewer(), manager, new RequestId(call.pathUuid("request"))));
  }

  private Future<Reply> matches(Call call) {
    ManagerId manager = new ManagerId(call.pathUuid("id"));
    return noted(
        call,
        manager,
        flow.matches(
            call.viewer(),
            manager,
            call.queryInt("limit"),
            call.query("minPosition").map(text -> ShortlistRoutes.place("minPosition", text))));
  }

  private <T> Future<Reply> noted(Call call, ManagerId manager, Future<T> answer) {
    return reads.noted(call, "matches.read", manager.value(), answer.map(Optional::of));
  }
}
