package eu.veerman.profile.provider;

import eu.veerman.contracts.OrganisationId;
import eu.veerman.platform.http.Answer;
import eu.veerman.platform.http.Call;
import eu.veerman.platform.http.Operations;
import eu.veerman.platform.http.Problem;
import eu.veerman.platform.http.Reply;
import eu.veerman.platform.http.Routes;
import eu.veerman.profile.input.Fields;
import eu.veerman.profile.input.Refusal;
import eu.veerman.profile.mail.EmailAddress;
import eu.veerman.profile.session.PublicOrigin;
import eu.veerman.profile.session.SessionRoutes;
import eu.veerman.profile.storage.SecretWord;
import eu.veerman.profile.viewer.Viewer;
import io.vertx.core.Future;
import java.net.URI;
import java.util.Optional;

/** Companies' identity providers over HTTP. */
public final class ProviderRoutes implements Routes {
  /** The page that a provider sends browsers back to. */
  private static final String PAGE = "/sso";

  private static final int MOST_CODE_CHARS = 4_000;

  private final ProviderFlow flow;
  private final SessionRoutes sessions;
  private final String publicUrl;

  /**
   * @param publicUrl what browsers know the door by; empty for what the door says
   */
  public ProviderRoutes(ProviderFlow flow, SessionRoutes sessions, String publicUrl) {
    this.flow = flow;
    this.sessions = sessions;
    this.publicUrl = publicUrl;
  }

  @Override
  public void addTo(Operations operations) {
    operations
        .add("beginProviderSignIn", this::begin)
        .add("signInWithProvider", this::finish)
        .add("getIdentityProvider", this::find)
        .add("connectIdentityProvider", this::connect)
        .add("disconnectIdentityProvider", this::disconnect);
  }

  private Future<Reply> begin(Call call) {
    return Refusal.orFail(
            Fields.read(
                call.bodyTree(),
                in -> {
                  Optional<EmailAddress> email = in.made("email", EmailAddress::new);
                  in.nothingElse();
                  return in.required("email", email);
                }))
        .compose(email -> flow.begin(email, PublicOrigin.of(call, publicUrl) + PAGE))
        .map(Answer::ok);
  }

  private record Back(String code, SecretWord state, SecretWord binding) {}

  private Future<Reply> finish(Call call) {
    return Refusal.orFail(
            Fields.read(
                call.bodyTree(),
                in -> {
                  Optional<String> code = in.text("code", MOST_CODE_CHARS);
                  Optional<String> state = in.text("state", SecretWord.MAX_LENGTH);
                  Optional<String> binding = in.text("binding", SecretWord.MAX_LENGTH);
                  in.nothingElse();
                  return new Back(
                      in.required("code", code),
                      new SecretWord(in.required("state", state)),
                      new SecretWord(in.required("binding", binding)));
                }))
        .compose(
            back ->
                flow.finish(back.code(), back.state(), back.binding(), SessionRoutes.caller(call)))
        .map(session -> sessions.answer(201, session));
  }

  private static OrganisationId organisation(Call call) {
    return new OrganisationId(call.pathUuid("id"));
  }

  private Future<Reply> find(Call call) {
    return flow.find(Viewer.of(call.viewer()), organisation(call))
        .map(found -> Answer.ok(found.view()));
  }

  /** Administrators only: the service asks the address that is given. */
  private Future<Reply> connect(Call call) {
    Viewer viewer = Viewer.of(call.viewer());
    if (!viewer.isAdmin()) {
      return refused();
    }
    OrganisationId organisation = organisation(call);
    return Refusal.orFail(
            Fields.read(
                call.bodyTree(),
                in -> {
                  Optional<IdentityProvider> issuer =
                      in.made(
                          "issuer",
                          text -> new IdentityProvider(organisation, URI.create(text), ""));
                  Optional<String> client = in.text("clientId", 200);
                  in.nothingElse();
                  return new IdentityProvider(
                      organisation,
                      in.required("issuer", issuer).issuer(),
                      in.required("clientId", client));
                }))
        .compose(provider -> flow.connect(viewer, provider))
        .map(connected -> Answer.ok(connected.view()));
  }

  private Future<Reply> disconnect(Call call) {
    Viewer viewer = Viewer.of(call.viewer());
    return viewer.isAdmin()
        ? flow.disconnect(viewer, organisation(call)).map(done -> Answer.noContent())
        : refused();
  }

  private static Future<Reply> refused() {
    return Problem.forbidden("Only administrators connect identity providers.").asFailure();
  }
}
