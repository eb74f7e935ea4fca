package eu.veerman.profile.membership;

import eu.veerman.contracts.AccountId;
import eu.veerman.contracts.OrganisationId;
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
import eu.veerman.profile.organisation.MemberRole;
import eu.veerman.profile.organisation.MembershipStore;
import eu.veerman.profile.session.SessionRoutes;
import eu.veerman.profile.storage.SecretWord;
import eu.veerman.profile.storage.Stamps;
import eu.veerman.profile.viewer.Viewer;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Members and invitations over HTTP. */
public final class MemberRoutes implements Routes {
  private static final Map<String, MemberRole> ROLES = Choices.lowerCase(MemberRole.values());
  private final MemberFlow members;
  private final InvitationFlow invitations;
  private final SessionRoutes sessions;
  private final Stamps stamps;

  /**
   * Begins.
   *
   * @param sessions answers whoever is signed in
   */
  public MemberRoutes(
      MemberFlow members, InvitationFlow invitations, SessionRoutes sessions, Stamps stamps) {
    this.members = members;
    this.invitations = invitations;
    this.sessions = sessions;
    this.stamps = stamps;
  }

  @Override
  public void addTo(Operations operations) {
    operations
        .add("listMembers", this::list)
        .add("changeMember", this::change)
        .add("removeMember", this::remove)
        .add("listInvitations", this::listInvitations)
        .add("invite", this::invite)
        .add("withdrawInvitation", this::withdraw)
        .add("previewInvitation", this::preview)
        .add("acceptInvitation", this::accept);
  }

  private static OrganisationId organisation(Call call) {
    return new OrganisationId(call.pathUuid("id"));
  }

  private record Members(List<MembershipStore.Member> items) {}

  private Future<Reply> list(Call call) {
    return members
        .members(Viewer.of(call.viewer()), organisation(call))
        .map(found -> Answer.ok(new Members(found)));
  }

  private Future<Reply> change(Call call) {
    return Refusal.orFail(
            Fields.read(
                call.bodyTree(),
                in -> {
                  Optional<MemberRole> role = in.choice("role", ROLES);
                  in.nothingElse();
                  return in.required("role", role);
                }))
        .compose(
            role ->
                members.changeRole(
                    Viewer.of(call.viewer()),
                    organisation(call),
                    new AccountId(call.pathUuid("account")),
                    role))
        .map(done -> Answer.noContent());
  }

  private Future<Reply> remove(Call call) {
    return members
        .remove(
            Viewer.of(call.viewer()), organisation(call), new AccountId(call.pathUuid("account")))
        .map(done -> Answer.noContent());
  }

  private record Invitations(List<MemberFlow.Invitation> items) {}

  private Future<Reply> listInvitations(Call call) {
    return members
        .invitations(Viewer.of(call.viewer()), organisation(call), stamps.now())
        .map(found -> Answer.ok(new Invitations(found)));
  }

  private record InvitationInput(EmailAddress email, MemberRole role) {}

  private Future<Reply> invite(Call call) {
    return Refusal.orFail(
            Fields.read(
                call.bodyTree(),
                in -> {
                  Optional<EmailAddress> email = in.made("email", EmailAddress::new);
                  Optional<MemberRole> role = in.choice("role", ROLES);
                  in.nothingElse();
                  return new InvitationInput(
                      in.required("email", email), role.orElse(MemberRole.MEMBER));
                }))
        .compose(
            given ->
                members.invite(
                    Viewer.of(call.viewer()),
                    organisation(call),
                    given.email(),
                    given.role(),
                    stamps.now()))
        .map(done -> new Answer(202, Map.of(), new byte[0]));
  }

  private Future<Reply> withdraw(Call call) {
    return members
        .withdraw(Viewer.of(call.viewer()), organisation(call), call.pathUuid("invitation"))
        .map(done -> Answer.noContent());
  }

  private Future<Reply> preview(Call call) {
    return Refusal.orFail(
            Fields.read(
                call.bodyTree(),
                in -> {
                  Optional<String> token = in.text("token", SecretWord.MAX_LENGTH);
                  in.nothingElse();
                  return new SecretWord(in.required("token", token));
                }))
        .compose(members::preview)
        .map(Answer::ok);
  }

  private record Acceptance(SecretWord token, Optional<InvitationFlow.Person> person) {}

  private Future<Reply> accept(Call call) {
    return Refusal.orFail(Fields.read(call.bodyTree(), MemberRoutes::acceptance))
        .compose(
            given -> invitations.accept(given.token(), given.person(), SessionRoutes.caller(call)))
        .map(
            accepted ->
                accepted
                    .session()
                    .map(session -> sessions.withCookies(Answer.json(201, accepted), session))
                    .orElseGet(() -> Answer.json(201, accepted)));
  }

  private static Acceptance acceptance(Fields in) {
    Optional<String> token = in.text("token", SecretWord.MAX_LENGTH);
    Optional<InvitationFlow.Person> person =
        in.part(
            "account",
            part -> {
              Optional<String> name = part.text("name", 120);
              Optional<String> password = part.text("password", PasswordPolicy.MAX_LENGTH);
              Optional<TextLanguage> language = part.choice("language", Choices.LANGUAGES);
              part.nothingElse();
              return new InvitationFlow.Person(
                  part.required("name", name),
                  part.required("password", password),
                  language.orElse(TextLanguage.EN));
            });
    in.nothingElse();
    return new Acceptance(new SecretWord(in.required("token", token)), person);
  }
}
