package eu.veerman.profile.recovery;

import eu.veerman.contracts.TextLanguage;
import eu.veerman.platform.http.Answer;
import eu.veerman.platform.http.Call;
import eu.veerman.platform.http.Operations;
import eu.veerman.platform.http.Reply;
import eu.veerman.platform.http.Routes;
import eu.veerman.profile.account.PasswordPolicy;
import eu.veerman.profile.input.Choices;
import eu.veerman.profile.input.Fields;
import eu.veerman.profile.input.Refusal;
import eu.veerman.profile.mail.EmailAddress;
import eu.veerman.profile.session.SessionRoutes;
import eu.veerman.profile.storage.SecretWord;
import eu.veerman.profile.viewer.Viewer;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;

/** New passwords and new addresses over HTTP. */
public final class RecoveryRoutes implements Routes {
  private static final Answer ACCEPTED = new Answer(202, Map.of(), new byte[0]);

  private final RecoveryFlow flow;

  public RecoveryRoutes(RecoveryFlow flow) {
    this.flow = flow;
  }

  @Override
  public void addTo(Operations operations) {
    operations
        .add("askNewPassword", this::ask)
        .add("resetPassword", this::reset)
        .add("changePassword", this::change)
        .add("askNewAddress", this::move)
        .add("confirmNewAddress", this::moved);
  }

  private record Forgotten(EmailAddress email, TextLanguage language) {}

  private Future<Reply> ask(Call call) {
    return Refusal.orFail(
            Fields.read(
                call.bodyTree(),
                in -> {
                  Optional<EmailAddress> email = in.made("email", EmailAddress::new);
                  Optional<TextLanguage> language = in.choice("language", Choices.LANGUAGES);
                  in.nothingElse();
                  return new Forgotten(
                      in.required("email", email), language.orElse(TextLanguage.EN));
                }))
        .compose(given -> flow.ask(given.email(), given.language()))
        .map(ACCEPTED);
  }

  private record Reset(SecretWord token, String password) {}

  private Future<Reply> reset(Call call) {
    return Refusal.orFail(
            Fields.read(
                call.bodyTree(),
                in -> {
                  Optional<String> token = in.text("token", SecretWord.MAX_LENGTH);
                  Optional<String> password = in.text("password", PasswordPolicy.MAX_LENGTH);
                  in.nothingElse();
                  return new Reset(
                      new SecretWord(in.required("token", token)),
                      in.required("password", password));
                }))
        .compose(given -> flow.reset(given.token(), given.password()))
        .map(done -> Answer.noContent());
  }

  private record Change(String current, String password) {}

  private Future<Reply> change(Call call) {
    return Refusal.orFail(
            Fields.read(
                call.bodyTree(),
                in -> {
                  Optional<String> current = in.text("current", PasswordPolicy.MAX_LENGTH);
                  Optional<String> password = in.text("password", PasswordPolicy.MAX_LENGTH);
                  in.nothingElse();
                  return new Change(
                      in.required("current", current), in.required("password", password));
                }))
        .compose(
            given ->
                flow.changePassword(
                    Viewer.of(call.viewer()),
                    given.current(),
                    given.password(),
                    SessionRoutes.caller(call)))
        .map(done -> Answer.noContent());
  }

  private record Move(EmailAddress email, String password) {}

  private Future<Reply> move(Call call) {
    return Refusal.orFail(
            Fields.read(
                call.bodyTree(),
                in -> {
                  Optional<EmailAddress> email = in.made("email", EmailAddress::new);
                  Optional<String> password = in.text("password", PasswordPolicy.MAX_LENGTH);
                  in.nothingElse();
                  return new Move(in.required("email", email), in.required("password", password));
                }))
        .compose(
            given ->
                flow.move(
                    Viewer.of(call.viewer()),
                    given.email(),
                    given.password(),
                    SessionRoutes.caller(call)))
        .map(ACCEPTED);
  }

  private Future<Reply> moved(Call call) {
    return Refusal.orFail(
            Fields.read(
                call.bodyTree(),
                in -> {
                  Optional<String> token = in.text("token", SecretWord.MAX_LENGTH);
                  in.nothingElse();
                  return new SecretWord(in.required("token", token));
                }))
        .compose(flow::moved)
        .map(done -> Answer.noContent());
  }
}
