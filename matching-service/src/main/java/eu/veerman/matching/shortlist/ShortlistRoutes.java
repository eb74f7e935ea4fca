package eu.veerman.matching.shortlist;

import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.RequestId;
import eu.veerman.contracts.request.Weights;
import eu.veerman.matching.audit.AdministratorReads;
import eu.veerman.platform.events.Position;
import eu.veerman.platform.http.Answer;
import eu.veerman.platform.http.Call;
import eu.veerman.platform.http.Operations;
import eu.veerman.platform.http.Problem;
import eu.veerman.platform.http.Reply;
import eu.veerman.platform.http.Routes;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.Optional;

/** The shortlist over HTTP. */
public final class ShortlistRoutes implements Routes {
  private final ShortlistFlow flow;
  private final AdministratorReads reads;

  public ShortlistRoutes(ShortlistFlow flow, AdministratorReads reads) {
    this.flow = flow;
    this.reads = reads;
  }

  @Override
  public void addTo(Operations operations) {
    operations.add("getShortlist", this::shortlist);
    operations.add("getShortlistChanges", this::changes);
    operations.add("getStanding", this::standing);
  }

  private Future<Reply> shortlist(Call call) {
    ShortlistFlow.Question question =
        new ShortlistFlow.Question(
            new RequestId(call.pathUuid("id")),
            call.queryInt("limit"),
            call.query("weights").map(ShortlistRoutes::weights),
            call.query("minPosition").map(text -> place("minPosition", text)));
    return reads.noted(
        call,
        "shortlist.read",
        question.request().value(),
        flow.shortlist(call.viewer(), question));
  }

  private Future<Reply> standing(Call call) {
    RequestId request = new RequestId(call.pathUuid("id"));
    return reads.noted(
        call,
        "shortlist.read",
        request.value(),
        flow.standing(
            call.viewer(),
            request,
            new ManagerId(call.pathUuid("manager")),
            call.queryInt("listed")));
  }

  private Future<Reply> changes(Call call) {
    Position since = place("since", call.query("since").orElse(""));
    return flow.changes(call.viewer(), new RequestId(call.pathUuid("id")), since)
        .map(answer -> answer.<Reply>map(Answer::ok).orElse(Problem.notFound()));
  }

  /** A place in the log as the header {@code Veerman-Position} writes it. */
  public static Position place(String parameter, String text) {
    return Position.parse(text)
        .orElseThrow(
            () ->
                Problem.invalid(parameter, "must be a position as an answer gave it")
                    .asException());
  }

  private static Weights weights(String text) {
    int[] given = Arrays.stream(text.split(",", -1)).mapToInt(Integer::parseInt).toArray();
    try {
      return new Weights(given[0], given[1], given[2], given[3], given[4], given[5], given[6]);
    } catch (IllegalArgumentException notWeights) {
      throw Problem.invalid(
              "weights",
              Optional.ofNullable(notWeights.getMessage()).orElse("must add up to 100000"))
          .asException();
    }
  }
}
