package eu.veerman.profile.privacy;

import eu.veerman.platform.http.Answer;
import eu.veerman.platform.http.Call;
import eu.veerman.platform.http.Operations;
import eu.veerman.platform.http.Reply;
import eu.veerman.platform.http.Routes;
import eu.veerman.platform.json.Json;
import eu.veerman.profile.account.PasswordPolicy;
import eu.veerman.profile.input.Fields;
import eu.veerman.profile.input.Refusal;
import eu.veerman.profile.session.SessionRoutes;
import eu.veerman.profile.viewer.Viewer;
import io.vertx.core.Future;
import java.util.Optional;

/** What is held on a person, and its end, over HTTP. */
public final class PrivacyRoutes implements Routes {
  private static final String FILE = "attachment; filename=\"veerman-export.";

  private final ExportFlow export;
  private final ErasureFlow erasure;
  private final SessionRoutes sessions;

  public PrivacyRoutes(ExportFlow export, ErasureFlow erasure, SessionRoutes sessions) {
    this.export = export;
    this.erasure = erasure;
    this.sessions = sessions;
  }

  @Override
  public void addTo(Operations operations) {
    operations.add("exportAccount", this::export).add("eraseAccount", this::erase);
  }

  private Future<Reply> export(Call call) {
    boolean text = call.query("form").equals(Optional.of("text"));
    return export
        .export(Viewer.of(call.viewer()))
        .map(
            held ->
                text
                    ? Answer.text("text/plain", ReadableText.of(Json.readTree(Json.text(held))))
                        .with("Content-Disposition", FILE + "txt\"")
                    : Answer.ok(held).with("Content-Disposition", FILE + "json\""));
  }

  private Future<Reply> erase(Call call) {
    return Refusal.orFail(
            Fields.read(
                call.bodyTree(),
                in -> {
                  Optional<String> password = in.text("password", PasswordPolicy.MAX_LENGTH);
                  in.nothingElse();
                  return in.required("password", password);
                }))
        .compose(
            password ->
                erasure.erase(Viewer.of(call.viewer()), password, SessionRoutes.caller(call)))
        .map(done -> sessions.signedOut());
  }
}
