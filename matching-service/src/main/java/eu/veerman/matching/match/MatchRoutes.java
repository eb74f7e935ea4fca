package eu.veerman.matching.match;

import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.RequestId;
import eu.veerman.matching.shortlist.ShortlistRoutes;
import eu.veerman.platform.http.Answer;
import eu.veerman.platform.http.Call;
import eu.veerman.platform.http.Operations;
import eu.veerman.platform.http.Reply;
import eu.veerman.platform.http.Routes;
import io.vertx.core.Future;

/** The matches over HTTP. */
public final class MatchRoutes implements Routes {
  private final MatchFlow flow;

  public MatchRoutes(MatchFlow flow) {
    this.flow = flow;
  }

  @Override
  public void addTo(Operations operations) {
    operations.add("getMatches", this::matches);
    operations.add(
        "getImprovements",
        call ->
            flow.improvements(call.viewer(), new ManagerId(call.pathUuid("id"))).map(Answer::ok));
    operations.add(
        "getMatchStanding",
        call ->
            flow.standing(
                    call.viewer(),
                    new ManagerId(call.pathUuid("id")),
                    new RequestId(call.pathUuid("request")))
                .map(Answer::ok));
  }

  private Future<Reply> matches(Call call) {
    return flow.matches(
            call.viewer(),
            new ManagerId(call.pathUuid("id")),
            call.queryInt("limit"),
            call.query("minPosition").map(text -> ShortlistRoutes.place("minPosition", text)))
        .map(Answer::ok);
  }
}
