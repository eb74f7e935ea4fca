package eu.veerman.profile.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is held on a person can be had, and ends when the person wants it to. */
class PrivacyTest {
  private Marketplace marketplace;

  @BeforeEach
  void open() {
    marketplace = Marketplace.open();
  }

  @AfterEach
  void close() {
    marketplace.close();
  }

  private static final String NAME = "Wilhelmina Vergeetmij";

  /** Somebody with a practice, a published profile, and a name that is found nowhere else. */
  private Client manager() {
    Client admin = marketplace.admin();
    String practice =
        admin.post("/organisations", Map.of("kind", "practice", "name", NAME)).expect(201).id();
    admin
        .post(
            "/accounts",
            Map.of(
                "email",
                "wilhelmina@vergeetmij.example",
                "password",
                Marketplace.PASSWORD,
                "name",
                NAME,
                "organisation",
                practice,
                "role",
                "manager"))
        .expect(201);
    Client manager =
        marketplace.nobody().signedIn("wilhelmina@vergeetmij.example", Marketplace.PASSWORD);
    manager
        .post(
            "/managers",
            Map.of("language", "nl", "name", NAME, "headline", "Vergeetmij-verandermanager"),
            "Idempotency-Key",
            "once")
        .expect(201);
    return manager;
  }

  @Test
  void theExportHoldsAccountSessionsAndTheWholeProfileAndReadsAsTextToo() {
    Client manager = manager();

    Client.Response export = manager.get("/account/export").expect(200);

    assertThat(export.header("Content-Disposition")).contains("veerman-export.json");
    JsonNode held = export.json();
    assertThat(held.at("/account/email").asText()).isEqualTo("wilhelmina@vergeetmij.example");
    assertThat(held.at("/profile/headline").asText()).isEqualTo("Vergeetmij-verandermanager");
    assertThat(held.path("sessions")).hasSize(1);
    assertThat(held.at("/organisations/0/role").asText()).isEqualTo("owner");
    assertThat(export.bytes()).asString(StandardCharsets.UTF_8).doesNotContain("argon2");
    assertThat(
            new String(
                manager.get("/account/export?form=text").expect(200).bytes(),
                StandardCharsets.UTF_8))
        .contains("headline: Vergeetmij-verandermanager")
        .contains("email: wilhelmina@vergeetmij.example");
  }

  @Test
  void whoErasesThemselvesIsFoundNowhereInTheDatabase() {
    Client manager = manager();
    marketplace
        .nobody()
        .post("/password-resets", Map.of("email", "wilhelmina@vergeetmij.example"))
        .expect(202);
    assertThat(marketplace.found("ergeetmij")).isNotEmpty();
    manager.post("/account/erasure", Map.of("password", "the wrong one")).expect(403);
    assertThat(marketplace.found("ergeetmij")).isNotEmpty();

    Client.Response gone =
        manager.post("/account/erasure", Map.of("password", Marketplace.PASSWORD)).expect(204);

    assertThat(gone.header("Set-Cookie")).contains("veerman_session=;", "veerman_refresh=;");
    assertThat(marketplace.found("ergeetmij")).isEmpty();
    manager.get("/sessions/current").expect(401);
    marketplace
        .nobody()
        .post(
            "/sessions",
            Map.of("email", "wilhelmina@vergeetmij.example", "password", Marketplace.PASSWORD))
        .expect(401);
    assertThat(marketplace.log("organisation/" + manager.organisation()))
        .extracting(Marketplace.Logged::type)
        .containsExactly("eu.veerman.organisation.erased.v1");
  }

  @Test
  void anOrganisationWithOthersGoesOnAndGetsAnOwner() {
    Client admin = marketplace.admin();
    Client founder = marketplace.company();
    Client colleague =
        marketplace.colleague(admin, founder.organisation(), "company", Optional.empty());
    admin
        .put(
            "/organisations/" + founder.organisation() + "/members/" + colleague.accountId(),
            Map.of("role", "member"))
        .expect(204);

    founder.post("/account/erasure", Map.of("password", Marketplace.PASSWORD)).expect(204);

    JsonNode account = colleague.get("/sessions/current").expect(200).json().path("account");
    assertThat(account.path("organisationRole").asText()).isEqualTo("owner");
    colleague.get("/organisations/" + founder.organisation() + "/members").expect(200);
  }

  @Test
  void anAgencyThatEndsTakesItsProfilesAlong() {
    Client agency = marketplace.agency();
    agency
        .importing(
            "{\"kind\":\"manager\",\"externalId\":\"1\",\"language\":\"nl\",\"name\":\"Wil"
                + " Vergeetmij\",\"headline\":\"Turnaround\"}",
            "{\"kind\":\"request\",\"externalId\":\"2\",\"language\":\"nl\",\"title\":\"Vergeetmij"
                + " NV\",\"text\":\"Een herstructurering\"}")
        .expect(200);
    assertThat(marketplace.found("ergeetmij")).isNotEmpty();

    agency.post("/account/erasure", Map.of("password", Marketplace.PASSWORD)).expect(204);

    assertThat(marketplace.found("ergeetmij")).isEmpty();
  }

  @Test
  void theLastAdministratorStays() {
    marketplace
        .admin()
        .post("/account/erasure", Map.of("password", Marketplace.PASSWORD))
        .expect(409);
    marketplace.admin().get("/sessions/current").expect(200);
  }
}
