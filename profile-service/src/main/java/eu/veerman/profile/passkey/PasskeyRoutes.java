package eu.veerman.profile.passkey;

import eu.veerman.platform.http.Answer;
import eu.veerman.platform.http.Call;
import eu.veerman.platform.http.Operations;
import eu.veerman.platform.http.Reply;
import eu.veerman.platform.http.Routes;
import eu.veerman.platform.json.Json;
import eu.veerman.profile.account.PasswordPolicy;
import eu.veerman.profile.input.Fields;
import eu.veerman.profile.input.Refusal;
import eu.veerman.profile.session.PublicOrigin;
import eu.veerman.profile.session.SessionRoutes;
import eu.veerman.profile.viewer.Viewer;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Passkeys over HTTP. */
public final class PasskeyRoutes implements Routes {
  private final PasskeyFlow flow;
  private final SessionRoutes sessions;
  private final String publicUrl;

  /**
   * Begins.
   *
   * @param sessions answers whoever is signed in
   * @param publicUrl where browsers find Veerman; empty where the door's own word is taken for it
   */
  public PasskeyRoutes(PasskeyFlow flow, SessionRoutes sessions, String publicUrl) {
    this.flow = flow;
    this.sessions = sessions;
    this.publicUrl = publicUrl;
  }

  @Override
  public void addTo(Operations operations) {
    operations
        .add("challengeNewPasskey", this::toMake)
        .add("createPasskey", this::make)
        .add("listPasskeys", this::list)
        .add("deletePasskey", this::delete)
        .add("challengePasskey", call -> flow.toSignIn().map(PasskeyRoutes::options))
        .add("signInWithPasskey", this::signIn);
  }

  /**
   * Where the browser is, as the door says. Another name than the right one gains nothing: a
   * passkey works only where its browser says it was made.
   */
  private PasskeyFlow.Site site(Call call) {
    String origin = PublicOrigin.of(call, publicUrl);
    return new PasskeyFlow.Site(
        origin, Optional.ofNullable(URI.create(origin).getHost()).orElse("localhost"));
  }

  private static Reply options(JsonObject options) {
    return Answer.ok(Json.readTree("{\"options\":" + options.encode() + "}"));
  }

  private Future<Reply> toMake(Call call) {
    return Refusal.orFail(
            Fields.read(
                call.bodyTree(),
                in -> {
                  Optional<String> password = in.text("password", PasswordPolicy.MAX_LENGTH);
                  in.nothingElse();
                  return in.required("password", password);
                }))
        .compose(
            password -> flow.toMake(Viewer.of(call.viewer()), password, SessionRoutes.caller(call)))
        .map(PasskeyRoutes::options);
  }

  private static JsonObject credential(Call call) {
    return new JsonObject(Json.text(call.bodyTree().path("credential")));
  }

  private Future<Reply> make(Call call) {
    return flow.make(
            Viewer.of(call.viewer()),
            call.bodyTree().path("name").asText(),
            credential(call),
            site(call))
        .map(made -> Answer.json(201, made.view()));
  }

  private record Passkeys(List<Passkey.View> items) {}

  private Future<Reply> list(Call call) {
    return flow.list(Viewer.of(call.viewer())).map(all -> Answer.ok(new Passkeys(all)));
  }

  private Future<Reply> delete(Call call) {
    return flow.remove(Viewer.of(call.viewer()), call.pathUuid("id"))
        .map(done -> Answer.noContent());
  }

  private Future<Reply> signIn(Call call) {
    return flow.signIn(credential(call), site(call), SessionRoutes.caller(call))
        .map(session -> sessions.answer(201, session));
  }
}
