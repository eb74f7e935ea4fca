package eu.veerman.profile.representation;

import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.platform.http.Answer;
import eu.veerman.platform.http.Call;
import eu.veerman.platform.http.Operations;
import eu.veerman.platform.http.Reply;
import eu.veerman.platform.http.Routes;
import eu.veerman.profile.input.Fields;
import eu.veerman.profile.input.Refusal;
import eu.veerman.profile.representation.RepresentationFlow.Terms;
import eu.veerman.profile.representation.RepresentationStore.Named;
import eu.veerman.profile.storage.NewestFirst;
import eu.veerman.profile.storage.Stamps;
import eu.veerman.profile.viewer.Viewer;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Rights to represent over HTTP. */
public final class RepresentationRoutes implements Routes {
  private static final String LIST = "representations";

  private final RepresentationFlow flow;
  private final Stamps stamps;

  public RepresentationRoutes(RepresentationFlow flow, Stamps stamps) {
    this.flow = flow;
    this.stamps = stamps;
  }

  @Override
  public void addTo(Operations operations) {
    operations
        .add("beginRepresentation", this::begin)
        .add("listRepresentationsOfManager", this::listOfManager)
        .add("listRepresentations", this::list)
        .add("answerRepresentation", this::answer)
        .add("endRepresentation", this::end);
  }

  private Future<Reply> begin(Call call) {
    return Refusal.orFail(Fields.read(call.bodyTree(), this::terms))
        .compose(
            terms ->
                flow.begin(Viewer.of(call.viewer()), new ManagerId(call.pathUuid("id")), terms))
        .map(made -> Answer.json(201, made.view(stamps.today())));
  }

  private Terms terms(Fields in) {
    Optional<OrganisationId> agency = in.uuid("agency").map(OrganisationId::new);
    Optional<String> client = in.text("client", 200);
    Optional<LocalDate> until = in.day("until");
    in.nothingElse();
    LocalDate last = in.required("until", until);
    LocalDate today = stamps.today();
    if (last.isBefore(today) || last.isAfter(today.plusYears(RepresentationFlow.MAX_YEARS))) {
      in.problem(
          "until",
          "is "
              + last
              + ", must be from today to "
              + today.plusYears(RepresentationFlow.MAX_YEARS));
    }
    return new Terms(agency, client, last);
  }

  private Future<Reply> listOfManager(Call call) {
    int limit = call.queryInt("limit");
    NewestFirst page = NewestFirst.after(call.query("after"), LIST);
    return flow.of(Viewer.of(call.viewer()), new ManagerId(call.pathUuid("id")), page, limit + 1)
        .map(rows -> page(rows, limit));
  }

  private Future<Reply> list(Call call) {
    int limit = call.queryInt("limit");
    NewestFirst page = NewestFirst.after(call.query("after"), LIST);
    return flow.ofAgency(Viewer.of(call.viewer()), page, limit + 1).map(rows -> page(rows, limit));
  }

  private Answer page(List<Named> rows, int limit) {
    LocalDate today = stamps.today();
    return Answer.ok(
        NewestFirst.page(
            rows,
            limit,
            LIST,
            row -> row.representation().askedAt(),
            row -> row.representation().id(),
            row -> row.view(today)));
  }

  private Future<Reply> answer(Call call) {
    return Refusal.orFail(
            Fields.read(
                call.bodyTree(),
                in -> {
                  Optional<Boolean> given = in.flag("given");
                  in.nothingElse();
                  return in.required("given", given);
                }))
        .compose(given -> flow.answer(Viewer.of(call.viewer()), call.pathUuid("id"), given))
        .map(answered -> Answer.ok(answered.view(stamps.today())));
  }

  private Future<Reply> end(Call call) {
    return flow.end(Viewer.of(call.viewer()), call.pathUuid("id"))
        .map(ended -> Answer.ok(ended.view(stamps.today())));
  }
}
