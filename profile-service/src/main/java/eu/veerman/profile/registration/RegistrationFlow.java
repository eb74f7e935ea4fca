package eu.veerman.profile.registration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.veerman.contracts.AccountId;
import eu.veerman.contracts.CountryCode;
import eu.veerman.contracts.TextLanguage;
import eu.veerman.contracts.event.OrganisationChanged.Kind;
import eu.veerman.platform.database.Database;
import eu.veerman.platform.http.Problem;
import eu.veerman.profile.account.AccountStore;
import eu.veerman.profile.account.PasswordHash;
import eu.veerman.profile.account.PasswordHashing;
import eu.veerman.profile.input.Choices;
import eu.veerman.profile.mail.EmailAddress;
import eu.veerman.profile.mail.Letter;
import eu.veerman.profile.mail.LinkPurpose;
import eu.veerman.profile.mail.MailedLinkStore.Link;
import eu.veerman.profile.mail.MailedLinks;
import eu.veerman.profile.mail.Outbox;
import eu.veerman.profile.organisation.MemberRole;
import eu.veerman.profile.organisation.MembershipStore;
import eu.veerman.profile.organisation.OrganisationFlow;
import eu.veerman.profile.session.SessionFlow;
import eu.veerman.profile.storage.SecretWord;
import eu.veerman.profile.storage.Stamps;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.Optional;

/**
 * Signing up. Nothing is made, and no password chosen, before the address is confirmed: so nobody
 * can prepare an account in somebody else's name, and the answer never tells who has one.
 */
public final class RegistrationFlow {
  private static final Duration LIFETIME = Duration.ofHours(24);

  private final Database database;
  private final MailedLinks links;
  private final Outbox outbox;
  private final PasswordHashing passwords;
  private final OrganisationFlow organisations;
  private final SessionFlow sessions;
  private final Stamps stamps;

  public RegistrationFlow(
      Database database,
      MailedLinks links,
      Outbox outbox,
      PasswordHashing passwords,
      OrganisationFlow organisations,
      SessionFlow sessions,
      Stamps stamps) {
    this.database = database;
    this.links = links;
    this.outbox = outbox;
    this.passwords = passwords;
    this.organisations = organisations;
    this.sessions = sessions;
    this.stamps = stamps;
  }

  /** Somebody who signs up, and the organisation to begin with. */
  record Registration(
      EmailAddress email,
      String name,
      TextLanguage language,
      Kind kind,
      String organisation,
      Optional<CountryCode> country) {

    ObjectNode content() {
      ObjectNode content =
          JsonNodeFactory.instance
              .objectNode()
              .put("name", name)
              .put("language", Choices.nameOf(language))
              .put("kind", Choices.nameOf(kind))
              .put("organisation", organisation);
      country.ifPresent(code -> content.put("country", code.value()));
      return content;
    }

    static Registration of(Link link) {
      JsonNode content = link.content();
      return new Registration(
          link.email(),
          content.path("name").asText(),
          Choices.LANGUAGES.getOrDefault(content.path("language").asText(), TextLanguage.EN),
          Choices.lowerCase(Kind.values())
              .getOrDefault(content.path("kind").asText(), Kind.COMPANY),
          content.path("organisation").asText(),
          Optional.ofNullable(content.path("country").textValue()).map(CountryCode::new));
    }
  }

  /** Mails a link to confirm, or that there is an account already. */
  Future<Void> register(Registration registration) {
    return outbox
        .works()
        .compose(
            works ->
                database.withTransaction(
                    tx ->
                        links
                            .make(
                                tx,
                                new MailedLinks.Order(
                                    LinkPurpose.REGISTER,
                                    registration.email(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    registration.content(),
                                    LIFETIME))
                            .compose(
                                secret ->
                                    secret.isEmpty()
                                        ? Future.succeededFuture()
                                        : mail(tx, registration, secret.get()))));
  }

  private Future<Void> mail(SqlConnection tx, Registration registration, SecretWord secret) {
    return AccountStore.find(tx, registration.email())
        .compose(
            there ->
                outbox.put(
                    tx,
                    there.isPresent()
                        ? already(registration)
                        : outbox
                            .letters()
                            .write(
                                registration.email(),
                                registration.language(),
                                "register",
                                outbox.letters().link(LinkPurpose.REGISTER, secret))));
  }

  private Letter already(Registration registration) {
    return outbox
        .letters()
        .write(
            registration.email(),
            registration.language(),
            "registered",
            outbox.letters().page("/sign-in"),
            outbox.letters().page("/forgotten"));
  }

  /** Makes the account and its organisation, and signs the person in. */
  Future<SessionFlow.Session> confirm(
      SecretWord secret, String password, SessionFlow.Caller caller) {
    return database
        .withConnection(connection -> links.look(connection, secret, LinkPurpose.REGISTER))
        .compose(link -> passwords.accept("/password", password, link.email()))
        .compose(
            hash ->
                database.withTransaction(
                    tx ->
                        links
                            .take(tx, secret, LinkPurpose.REGISTER)
                            .compose(link -> make(tx, Registration.of(link), hash, caller))));
  }

  private Future<SessionFlow.Session> make(
      SqlConnection tx,
      Registration registration,
      PasswordHash password,
      SessionFlow.Caller caller) {
    AccountId id = new AccountId(stamps.id());
    return AccountStore.insert(
            tx,
            id,
            registration.email(),
            registration.name(),
            registration.language(),
            Optional.of(password),
            stamps.now())
        .compose(
            fresh ->
                fresh
                    ? organisations.signUp(
                        tx,
                        registration.kind(),
                        registration.organisation(),
                        registration.country())
                    : Problem.conflict(
                            "address-taken",
                            "There is an account with this address",
                            "Sign in, or ask for a new password.")
                        .asFailure())
        .compose(
            organisation ->
                MembershipStore.insert(tx, id, organisation.id(), MemberRole.OWNER, stamps.now())
                    .compose(joined -> AccountStore.workedIn(tx, id, organisation.id())))
        .compose(joined -> AccountStore.find(tx, id))
        .compose(account -> sessions.begin(tx, account.orElseThrow(), caller));
  }
}
