package eu.veerman.profile.verification;

import eu.veerman.contracts.CountryCode;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.visibility.NameKey;
import eu.veerman.platform.database.Database;
import eu.veerman.platform.http.Answer;
import eu.veerman.platform.http.Call;
import eu.veerman.platform.http.IfMatch;
import eu.veerman.platform.http.Operations;
import eu.veerman.platform.http.Problem;
import eu.veerman.platform.http.Reply;
import eu.veerman.platform.http.Routes;
import eu.veerman.profile.input.Fields;
import eu.veerman.profile.input.Refusal;
import eu.veerman.profile.organisation.Organisation;
import eu.veerman.profile.organisation.OrganisationRoutes;
import eu.veerman.profile.organisation.OrganisationStore;
import eu.veerman.profile.storage.Changed;
import eu.veerman.profile.verification.VerificationFlow.Claim;
import eu.veerman.profile.viewer.Viewer;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;

/** Verification of organisations over HTTP. */
public final class VerificationRoutes implements Routes {
  private static final int MOST_NOTE_CHARS = 500;

  private final VerificationFlow flow;
  private final Database database;

  public VerificationRoutes(VerificationFlow flow, Database database) {
    this.flow = flow;
    this.database = database;
  }

  @Override
  public void addTo(Operations operations) {
    operations
        .add("askVerification", this::ask)
        .add("decideVerification", this::decide)
        .add("getVerificationEvidence", this::evidence);
  }

  private static OrganisationId organisation(Call call) {
    return new OrganisationId(call.pathUuid("id"));
  }

  private Future<Reply> ask(Call call) {
    IfMatch ifMatch = call.ifMatch();
    return Refusal.orFail(Fields.read(call.bodyTree(), VerificationRoutes::claim))
        .compose(claim -> flow.ask(Viewer.of(call.viewer()), organisation(call), ifMatch, claim))
        .map(OrganisationRoutes::changed);
  }

  private static Claim claim(Fields in) {
    Optional<String> domain = in.text("domain", 253);
    Optional<String> number = in.text("registerNumber", 60);
    in.nothingElse();
    if (domain.isEmpty() && number.isEmpty()) {
      in.problem("domain", "is missing, and registerNumber too: one of them must be given");
    }
    if (domain.isPresent() && !NameKey.isDomain(domain.get())) {
      in.problem(
          "domain", "is '" + domain.get() + "', must be an internet domain such as example.com");
    }
    return new Claim(domain.map(text -> NameKey.ofDomain(text).substring(1)), number);
  }

  private record DecisionInput(boolean verified, Optional<String> note) {}

  private Future<Reply> decide(Call call) {
    if (!Viewer.of(call.viewer()).isAdmin()) {
      return forAdministrators();
    }
    IfMatch ifMatch = call.ifMatch();
    return Refusal.orFail(
            Fields.read(
                call.bodyTree(),
                in -> {
                  Optional<Boolean> verified = in.flag("verified");
                  Optional<String> note = in.text("note", MOST_NOTE_CHARS);
                  in.nothingElse();
                  boolean yes = in.required("verified", verified);
                  return new DecisionInput(
                      yes, yes ? Optional.empty() : Optional.of(in.required("note", note)));
                }))
        .compose(
            decision ->
                flow.decide(
                    Viewer.of(call.viewer()),
                    organisation(call),
                    ifMatch,
                    decision.verified(),
                    decision.note()))
        .map((Changed<Organisation> changed) -> OrganisationRoutes.changed(changed));
  }

  private static Future<Reply> forAdministrators() {
    return Problem.forbidden("Only administrators verify organisations.").asFailure();
  }

  /**
   * What speaks for an organisation's claim; the contract's VerificationEvidence.
   *
   * @param addressAtDomain whether a member's confirmed address is at the domain
   * @param numberPlausible whether the number can be one of the country's register; absent where
   *     that is not known
   */
  private record Evidence(Optional<Boolean> addressAtDomain, Optional<Boolean> numberPlausible) {}

  private Future<Reply> evidence(Call call) {
    if (!Viewer.of(call.viewer()).isAdmin()) {
      return forAdministrators();
    }
    return database
        .withConnection(
            connection ->
                OrganisationStore.find(connection, organisation(call))
                    .compose(
                        found ->
                            found
                                .map(organisation -> evidence(connection, organisation))
                                .orElseGet(Problem.notFound()::asFailure)))
        .map(Answer::ok);
  }

  private static Future<Evidence> evidence(SqlConnection connection, Organisation organisation) {
    Optional<CountryCode> country = organisation.country();
    Optional<Boolean> plausible =
        organisation
            .verification()
            .registerNumber()
            .flatMap(number -> RegisterNumber.isPlausible(number, country));
    return organisation
        .verification()
        .domain()
        .map(
            domain ->
                OrganisationStore.hasAddressAt(connection, organisation.id(), domain)
                    .map(has -> new Evidence(Optional.of(has), plausible)))
        .orElse(Future.succeededFuture(new Evidence(Optional.empty(), plausible)));
  }
}
