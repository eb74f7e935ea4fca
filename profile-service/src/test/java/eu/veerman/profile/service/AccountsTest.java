package eu.veerman.profile.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.veerman.profile.service.Client.Response;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Signing up, joining, leaving, recovering: what people do with their accounts, as they do it. */
class AccountsTest {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final String NEW_PASSWORD = "vier blauwe fietsen in de regen";

  private final Marketplace marketplace = Marketplace.shared();

  private static String address() {
    return "someone" + NUMBER.incrementAndGet() + "@accounts.example";
  }

  private static Map<String, Object> registration(String email, String kind) {
    return Map.of(
        "email",
        email,
        "name",
        "Nora Nieuw",
        "language",
        "nl",
        "organisation",
        Map.of("kind", kind, "name", "Nieuw Werk", "country", "NL"));
  }

  private Optional<JsonNode> mail(String to) {
    return mail(marketplace, to);
  }

  /** The newest mail to an address, as the demo shows it. */
  private static Optional<JsonNode> mail(Marketplace where, String to) {
    JsonNode items = where.nobody().get("/demo/mails").expect(200).json().path("items");
    return StreamSupport.stream(items.spliterator(), false)
        .filter(mail -> mail.path("to").asText().equals(to))
        .findFirst();
  }

  /** The secret of the link in the newest mail to an address. */
  private String secret(String to) {
    return secret(marketplace, to);
  }

  private static String secret(Marketplace where, String to) {
    String body = mail(where, to).orElseThrow().path("body").asText();
    return body.substring(body.indexOf('#') + 1).lines().findFirst().orElseThrow();
  }

  private Response confirm(String token, String password) {
    return marketplace
        .nobody()
        .post("/registrations/confirmation", Map.of("token", token, "password", password));
  }

  private Client signedUp(String email, String kind) {
    marketplace.nobody().post("/registrations", registration(email, kind)).expect(202);
    confirm(secret(email), NEW_PASSWORD).expect(201);
    return marketplace.nobody().signedIn(email, NEW_PASSWORD);
  }

  @Test
  void whoSignsUpConfirmsTheAddressAndBeginsInAnOrganisationOfTheirOwn() {
    String email = address();
    marketplace.nobody().post("/registrations", registration(email, "practice")).expect(202);
    assertThat(mail(email).orElseThrow().path("subject").asText()).isEqualTo("Bevestig je adres");
    String token = secret(email);

    JsonNode session = confirm(token, NEW_PASSWORD).expect(201).json();

    assertThat(session.at("/account/organisation/name").asText()).isEqualTo("Nieuw Werk");
    assertThat(session.at("/account/roles/0").asText()).isEqualTo("manager");
    assertThat(session.at("/account/organisationRole").asText()).isEqualTo("owner");
    assertThat(session.path("refreshToken").asText()).isNotBlank();
    assertThat(confirm(token, NEW_PASSWORD).expect(410).json().path("type").asText())
        .endsWith("link-over");
    Client nora = marketplace.nobody().signedIn(email, NEW_PASSWORD);
    assertThat(marketplace.log("organisation/" + nora.organisation())).hasSize(1);
  }

  @Test
  void anAddressThatHasAnAccountIsToldByMailOnly() {
    String email = address();
    signedUp(email, "company");

    Response again = marketplace.nobody().post("/registrations", registration(email, "company"));
    Response fresh =
        marketplace.nobody().post("/registrations", registration(address(), "company"));

    assertThat(again.status()).isEqualTo(fresh.status()).isEqualTo(202);
    assertThat(again.bytes()).isEqualTo(fresh.bytes());
    JsonNode told = mail(email).orElseThrow();
    assertThat(told.path("subject").asText()).isEqualTo("Je hebt al een account");
    assertThat(told.path("body").asText()).doesNotContain("#");
  }

  @Test
  void aLinkIsOverAfterADay() {
    try (Marketplace own = Marketplace.open()) {
      String email = address();
      own.nobody().post("/registrations", registration(email, "company")).expect(202);
      String token = secret(own, email);
      own.setClock(Instant.now().plusSeconds(86_401));
      own.nobody()
          .post("/registrations/confirmation", Map.of("token", token, "password", NEW_PASSWORD))
          .expect(410);
    }
  }

  @Test
  void aMailboxIsNotFilledByOthers() {
    String email = address();
    for (int i = 0; i < 9; i++) {
      marketplace.nobody().post("/registrations", registration(email, "company")).expect(202);
    }
    JsonNode items = marketplace.nobody().get("/demo/mails").expect(200).json().path("items");
    assertThat(items.findValuesAsText("to").stream().filter(email::equals)).hasSize(5);
  }

  @Test
  void aPasswordThatIsShortCommonOrTheAddressIsRefusedAndTheLinkStillWorks() {
    String email = address();
    marketplace.nobody().post("/registrations", registration(email, "company")).expect(202);
    String token = secret(email);
    for (String bad : new String[] {"too short", "password12345", "qwertyuiop123", email}) {
      assertThat(confirm(token, bad).expect(400).pointers()).containsExactly("/password");
    }
    confirm(token, NEW_PASSWORD).expect(201);
  }

  @Test
  void anInvitedColleagueJoinsWithANewAccountAndAnExistingOneWithItsOwn() {
    Client owner = signedUp(address(), "company");
    String fresh = address();
    owner
        .post("/organisations/" + owner.organisation() + "/invitations", Map.of("email", fresh))
        .expect(202);
    String token = secret(fresh);
    JsonNode preview =
        marketplace
            .nobody()
            .post("/invitations/preview", Map.of("token", token))
            .expect(200)
            .json();
    assertThat(preview.path("invitedBy").asText()).isEqualTo("Nora Nieuw");
    assertThat(preview.path("account").asBoolean()).isFalse();

    JsonNode joined =
        marketplace
            .nobody()
            .post(
                "/invitations/acceptance",
                Map.of(
                    "token",
                    token,
                    "account",
                    Map.of("name", "Carl Collega", "password", NEW_PASSWORD, "language", "de")))
            .expect(201)
            .json();
    assertThat(joined.at("/session/account/organisationRole").asText()).isEqualTo("member");

    String known = address();
    Client other = signedUp(known, "agency");
    owner
        .post("/organisations/" + owner.organisation() + "/invitations", Map.of("email", known))
        .expect(202);
    JsonNode joinedToo =
        marketplace
            .nobody()
            .post("/invitations/acceptance", Map.of("token", secret(known)))
            .expect(201)
            .json();
    assertThat(joinedToo.has("session")).isFalse();

    Response moved =
        other
            .put("/sessions/current/organisation", Map.of("organisation", owner.organisation()))
            .expect(200);
    assertThat(moved.json().at("/account/roles/0").asText()).isEqualTo("company");
    assertThat(moved.json().path("refreshToken").asText()).isNotBlank();
    // The former token went with the session whose place was taken.
    other.get("/sessions/current").expect(401);
    assertThat(moved.json().path("account").path("organisations")).hasSize(2);
    JsonNode members =
        owner
            .get("/organisations/" + owner.organisation() + "/members")
            .expect(200)
            .json()
            .path("items");
    assertThat(members.findValuesAsText("role")).containsExactly("owner", "member", "member");
    // The next session begins where the person worked last.
    assertThat(marketplace.nobody().signedIn(known, NEW_PASSWORD).organisation())
        .isEqualTo(owner.organisation());
  }

  @Test
  void onlyOwnersManageMembersAndTheLastOwnerStays() {
    Client owner = signedUp(address(), "company");
    String base = "/organisations/" + owner.organisation();
    Client member = joined(owner, address());

    member.post(base + "/invitations", Map.of("email", address())).expect(403);
    member.get(base + "/invitations").expect(403);
    member.put(base + "/members/" + owner.accountId(), Map.of("role", "member")).expect(403);
    member.delete(base + "/members/" + owner.accountId()).expect(403);
    Client stranger = signedUp(address(), "company");
    stranger.get(base + "/members").expect(404);
    stranger.delete(base + "/members/" + member.accountId()).expect(404);
    owner.put(base + "/members/" + owner.accountId(), Map.of("role", "member")).expect(409);
    owner.delete(base + "/members/" + owner.accountId()).expect(409);

    owner.put(base + "/members/" + member.accountId(), Map.of("role", "owner")).expect(204);
    owner.delete(base + "/members/" + owner.accountId()).expect(204);
    // Whoever left works there no longer, whatever the token says.
    owner.get(base + "/members").expect(401);
  }

  private Client joined(Client owner, String email) {
    owner
        .post("/organisations/" + owner.organisation() + "/invitations", Map.of("email", email))
        .expect(202);
    marketplace
        .nobody()
        .post(
            "/invitations/acceptance",
            Map.of(
                "token",
                secret(email),
                "account",
                Map.of("name", "Carl Collega", "password", NEW_PASSWORD)))
        .expect(201);
    return marketplace.nobody().signedIn(email, NEW_PASSWORD);
  }

  @Test
  void anInvitationThatWasWithdrawnOrReplacedDoesNotWork() {
    Client owner = signedUp(address(), "company");
    String base = "/organisations/" + owner.organisation() + "/invitations";
    String email = address();
    owner.post(base, Map.of("email", email)).expect(202);
    String first = secret(email);
    owner.post(base, Map.of("email", email)).expect(202);
    JsonNode open = owner.get(base).expect(200).json().path("items");
    assertThat(open).hasSize(1);
    marketplace.nobody().post("/invitations/preview", Map.of("token", first)).expect(410);

    owner.delete(base + "/" + open.get(0).path("id").asText()).expect(204);
    marketplace.nobody().post("/invitations/preview", Map.of("token", secret(email))).expect(410);
  }

  @Test
  void aForgottenPasswordIsChosenAnewAndEndsAllSessions() {
    String email = address();
    Client nora = signedUp(email, "company");
    marketplace.nobody().post("/password-resets", Map.of("email", email)).expect(202);
    String token = secret(email);

    marketplace
        .nobody()
        .post(
            "/password-resets/confirmation",
            Map.of("token", token, "password", "een heel ander lang woord"))
        .expect(204);

    nora.get("/sessions/current").expect(401);
    marketplace
        .nobody()
        .post("/sessions", Map.of("email", email, "password", NEW_PASSWORD))
        .expect(401);
    marketplace.nobody().signedIn(email, "een heel ander lang woord");
    assertThat(mail(email).orElseThrow().path("subject").asText())
        .isEqualTo("Je wachtwoord is gewijzigd");
  }

  @Test
  void whoHasNoAccountIsToldSoByMailAndGetsTheSameAnswer() {
    String nobody = address();
    Response answer =
        marketplace
            .nobody()
            .post("/password-resets", Map.of("email", nobody, "language", "fr"))
            .expect(202);
    assertThat(answer.bytes()).isEmpty();
    assertThat(mail(nobody).orElseThrow().path("subject").asText())
        .isEqualTo("Aucun compte à cette adresse");
  }

  @Test
  void aChangedPasswordNeedsTheOldOneAndEndsOtherSessions() {
    String email = address();
    Client here = signedUp(email, "company");
    Client there = marketplace.nobody().signedIn(email, NEW_PASSWORD);
    Map<String, String> wrong = Map.of("current", "wrong wrong wrong", "password", "x".repeat(20));
    here.put("/account/password", wrong).expect(403);

    here.put(
            "/account/password",
            Map.of("current", NEW_PASSWORD, "password", "morgen begint het opnieuw"))
        .expect(204);

    here.get("/sessions/current").expect(200);
    there.get("/sessions/current").expect(401);
  }

  @Test
  void anAccountMovesToAnotherAddressOnceThatIsConfirmed() {
    String before = address();
    String after = address();
    Client nora = signedUp(before, "company");
    nora.post("/account/address-changes", Map.of("email", after, "password", "wrong wrong"))
        .expect(403);
    nora.post("/account/address-changes", Map.of("email", after, "password", NEW_PASSWORD))
        .expect(202);
    assertThat(mail(before).orElseThrow().path("body").asText()).contains(after);
    marketplace.nobody().signedIn(before, NEW_PASSWORD);

    marketplace
        .nobody()
        .post("/account/address-changes/confirmation", Map.of("token", secret(after)))
        .expect(204);

    marketplace.nobody().signedIn(after, NEW_PASSWORD);
    marketplace
        .nobody()
        .post("/sessions", Map.of("email", before, "password", NEW_PASSWORD))
        .expect(401);
  }

  @Test
  void aTakenAddressIsToldByMailOnlyAndNothingMoves() {
    String taken = address();
    signedUp(taken, "company");
    Client nora = signedUp(address(), "company");
    nora.post("/account/address-changes", Map.of("email", taken, "password", NEW_PASSWORD))
        .expect(202);
    assertThat(mail(taken).orElseThrow().path("body").asText()).doesNotContain("#");
  }

  @Test
  void nameAndLanguageAreChanged() {
    Client nora = signedUp(address(), "company");
    nora.put("/account", Map.of("name", "Nora Anders", "language", "fr")).expect(204);
    JsonNode account = nora.get("/sessions/current").expect(200).json().path("account");
    assertThat(account.path("name").asText()).isEqualTo("Nora Anders");
    assertThat(account.path("language").asText()).isEqualTo("fr");
  }

  @Test
  void anAdministratorFindsSuspendsWithAReasonAndRestores() {
    String email = address();
    Client nora = signedUp(email, "company");
    Client admin = marketplace.admin();
    JsonNode found = admin.get("/accounts?query=" + email.substring(0, 9)).expect(200).json();
    assertThat(found.path("items").findValuesAsText("email")).contains(email);
    assertThat(admin.get("/accounts?query=%25_").expect(200).json().path("items")).isEmpty();

    admin
        .post("/accounts/" + nora.accountId() + "/suspension", Map.of("reason", "Een klacht"))
        .expect(204);
    nora.get("/sessions/current").expect(401);
    Response refused =
        marketplace
            .nobody()
            .post("/sessions", Map.of("email", email, "password", NEW_PASSWORD))
            .expect(403);
    assertThat(refused.json().path("type").asText()).endsWith("suspended");
    assertThat(mail(email).orElseThrow().path("body").asText()).contains("Een klacht");

    admin.delete("/accounts/" + nora.accountId() + "/suspension").expect(204);
    marketplace.nobody().signedIn(email, NEW_PASSWORD);
    admin
        .post("/accounts/" + admin.accountId() + "/suspension", Map.of("reason", "Vergissing"))
        .expect(409);
  }
}
