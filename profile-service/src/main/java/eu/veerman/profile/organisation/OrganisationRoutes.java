package eu.veerman.profile.organisation;

import eu.veerman.contracts.CountryCode;
import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.event.OrganisationChanged.Kind;
import eu.veerman.contracts.visibility.OrganisationDiscretion;
import eu.veerman.platform.database.Database;
import eu.veerman.platform.http.Answer;
import eu.veerman.platform.http.Call;
import eu.veerman.platform.http.Idempotency;
import eu.veerman.platform.http.IfMatch;
import eu.veerman.platform.http.Operations;
import eu.veerman.platform.http.Problem;
import eu.veerman.platform.http.Reply;
import eu.veerman.platform.http.Routes;
import eu.veerman.profile.input.Choices;
import eu.veerman.profile.input.Fields;
import eu.veerman.profile.input.Outcome;
import eu.veerman.profile.input.Refusal;
import eu.veerman.profile.storage.Changed;
import eu.veerman.profile.storage.NewestFirst;
import eu.veerman.profile.viewer.Viewer;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Organisations over HTTP. */
public final class OrganisationRoutes implements Routes {
  /** The platform is one organisation, made with its first administrator. */
  private static final Map<String, Kind> KINDS =
      Map.of("company", Kind.COMPANY, "agency", Kind.AGENCY, "practice", Kind.PRACTICE);

  private static final String LIST = "organisations";

  private final OrganisationFlow flow;
  private final Database database;
  private final Idempotency idempotency;

  public OrganisationRoutes(OrganisationFlow flow, Database database, Idempotency idempotency) {
    this.flow = flow;
    this.database = database;
    this.idempotency = idempotency;
  }

  @Override
  public void addTo(Operations operations) {
    operations
        .add("createOrganisation", this::create)
        .add("listOrganisations", this::list)
        .add("getOrganisation", this::get)
        .add("changeOrganisation", this::change)
        .add("hideOrganisation", this::hide);
  }

  private record OrganisationInput(Kind kind, String name, Optional<CountryCode> country) {
    static OrganisationInput read(Fields in) {
      Optional<Kind> kind = in.choice("kind", KINDS);
      Optional<String> name = in.text("name", 200);
      Optional<CountryCode> country = in.made("country", CountryCode::new);
      in.nothingElse();
      return new OrganisationInput(in.required("kind", kind), in.required("name", name), country);
    }
  }

  private Future<Reply> create(Call call) {
    if (!Viewer.of(call.viewer()).isAdmin()) {
      return Problem.forbidden("Only administrators create organisations. Ask one.").asFailure();
    }
    Outcome<OrganisationInput> input = Fields.read(call.bodyTree(), OrganisationInput::read);
    return Refusal.orFail(input)
        .compose(
            given ->
                idempotency.once(
                    call,
                    tx ->
                        flow.create(tx, given.kind(), given.name(), given.country())
                            .map(
                                made ->
                                    Answer.created(
                                        "/api/v1/organisations/" + made.id(), made.view()))));
  }

  private Future<Reply> list(Call call) {
    Viewer viewer = Viewer.of(call.viewer());
    int limit = call.queryInt("limit");
    NewestFirst page = NewestFirst.after(call.query("after"), LIST);
    Optional<OrganisationId> only =
        viewer.isAdmin() ? Optional.empty() : Optional.of(viewer.organisation());
    return database
        .withConnection(
            connection -> OrganisationStore.list(connection, only, asked(call), page, limit + 1))
        .map(
            rows ->
                Answer.ok(
                    NewestFirst.page(
                        rows,
                        limit,
                        LIST,
                        Organisation::createdAt,
                        organisation -> organisation.id().value(),
                        Organisation::view)));
  }

  private static Optional<Verification.State> asked(Call call) {
    return call.query("verification").map(Choices.lowerCase(Verification.State.values())::get);
  }

  private Future<Reply> get(Call call) {
    return database
        .withConnection(
            connection ->
                OrganisationGuard.visible(
                    connection, Viewer.of(call.viewer()), new OrganisationId(call.pathUuid("id"))))
        .map(OrganisationRoutes::whole);
  }

  private static Answer whole(Organisation organisation) {
    return Answer.ok(organisation.whole()).withVersion(organisation.version());
  }

  /** An organisation as it stands after a change, with the place of the change in the log. */
  public static Answer changed(Changed<Organisation> changed) {
    return whole(changed.value()).with(Changed.POSITION, changed.position().toString());
  }

  private record Naming(String name, Optional<CountryCode> country) {}

  private Future<Reply> change(Call call) {
    Viewer viewer = Viewer.of(call.viewer());
    OrganisationId id = new OrganisationId(call.pathUuid("id"));
    IfMatch ifMatch = call.ifMatch();
    return Refusal.orFail(
            Fields.read(
                call.bodyTree(),
                in -> {
                  Optional<String> name = in.text("name", 200);
                  Optional<CountryCode> country = in.made("country", CountryCode::new);
                  in.nothingElse();
                  return new Naming(in.required("name", name), country);
                }))
        .compose(
            given ->
                database.withTransaction(
                    tx -> flow.rename(tx, viewer, id, ifMatch, given.name(), given.country())))
        .map(OrganisationRoutes::changed);
  }

  private record Hidden(List<ManagerId> managers, List<String> names) {}

  private Future<Reply> hide(Call call) {
    Viewer viewer = Viewer.of(call.viewer());
    OrganisationId id = new OrganisationId(call.pathUuid("id"));
    IfMatch ifMatch = call.ifMatch();
    return Refusal.orFail(
            Fields.read(
                call.bodyTree(),
                in -> {
                  List<ManagerId> managers =
                      in.texts("managers", OrganisationDiscretion.MAX_HIDDEN_FROM, 36).stream()
                          .map(text -> manager(in, text))
                          .flatMap(Optional::stream)
                          .distinct()
                          .toList();
                  List<String> names =
                      in.texts("names", OrganisationDiscretion.MAX_HIDDEN_FROM, 200).stream()
                          .distinct()
                          .toList();
                  in.nothingElse();
                  return new Hidden(managers, names);
                }))
        .compose(
            given ->
                database.withTransaction(
                    tx -> flow.hide(tx, viewer, id, ifMatch, given.managers(), given.names())))
        .map(OrganisationRoutes::changed);
  }

  private static Optional<ManagerId> manager(Fields in, String text) {
    try {
      return Optional.of(ManagerId.of(text));
    } catch (IllegalArgumentException notOne) {
      in.problem("managers", "has '" + text + "', must have ids of profiles");
      return Optional.empty();
    }
  }
}
