package eu.veerman.profile.registration;

import eu.veerman.contracts.CountryCode;
import eu.veerman.contracts.TextLanguage;
import eu.veerman.contracts.event.OrganisationChanged.Kind;
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
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;

/** Signing up over HTTP. */
public final class RegistrationRoutes implements Routes {
  private static final Map<String, Kind> KINDS =
      Map.of("company", Kind.COMPANY, "agency", Kind.AGENCY, "practice", Kind.PRACTICE);

  private final RegistrationFlow flow;
  private final SessionRoutes sessions;

  /**
   * Begins.
   *
   * @param sessions answers whoever is signed in
   */
  public RegistrationRoutes(RegistrationFlow flow, SessionRoutes sessions) {
    this.flow = flow;
    this.sessions = sessions;
  }

  @Override
  public void addTo(Operations operations) {
    operations.add("register", this::register).add("confirmRegistration", this::confirm);
  }

  private Future<Reply> register(Call call) {
    return Refusal.orFail(Fields.read(call.bodyTree(), RegistrationRoutes::registration))
        .compose(flow::register)
        .map(mailed -> new Answer(202, Map.of(), new byte[0]));
  }

  private static RegistrationFlow.Registration registration(Fields in) {
    Optional<EmailAddress> email = in.made("email", EmailAddress::new);
    Optional<String> name = in.text("name", 120);
    Optional<TextLanguage> language = in.choice("language", Choices.LANGUAGES);
    Optional<Begun> organisation =
        in.part(
            "organisation",
            part -> {
              Optional<Kind> kind = part.choice("kind", KINDS);
              Optional<String> called = part.text("name", 200);
              Optional<CountryCode> country = part.made("country", CountryCode::new);
              part.nothingElse();
              return new Begun(part.required("kind", kind), part.required("name", called), country);
            });
    in.nothingElse();
    Begun begun = in.required("organisation", organisation);
    return new RegistrationFlow.Registration(
        in.required("email", email),
        in.required("name", name),
        language.orElse(TextLanguage.EN),
        begun.kind(),
        begun.name(),
        begun.country());
  }

  private record Begun(Kind kind, String name, Optional<CountryCode> country) {}

  private record Confirmation(SecretWord token, String password) {}

  private Future<Reply> confirm(Call call) {
    return Refusal.orFail(
            Fields.read(
                call.bodyTree(),
                in -> {
                  Optional<String> token = in.text("token", SecretWord.MAX_LENGTH);
                  Optional<String> password = in.text("password", PasswordPolicy.MAX_LENGTH);
                  in.nothingElse();
                  return new Confirmation(
                      new SecretWord(in.required("token", token)),
                      in.required("password", password));
                }))
        .compose(given -> flow.confirm(given.token(), given.password(), SessionRoutes.caller(call)))
        .map(session -> sessions.answer(201, session));
  }
}
