package eu.veerman.profile.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.veerman.profile.service.Client.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who is shown whom: profiles, requests and names. */
class VisibilityTest {
  private static Marketplace marketplace;

  @BeforeAll
  static void open() {
    marketplace = Marketplace.open();
  }

  @AfterAll
  static void close() {
    marketplace.close();
  }

  private static String published(Client owner, String kind, Object document) {
    Response draft = owner.post("/" + kind, document).expect(201);
    owner
        .post(
            "/" + kind + "/" + draft.id() + "/transitions",
            Map.of("to", "published"),
            "If-Match",
            draft.etag())
        .expect(200);
    return draft.id();
  }

  private static Response show(Client owner, String manager, String visibility, String... from) {
    return owner.put(
        "/managers/" + manager + "/visibility",
        Map.of("visibility", visibility, "hiddenFrom", List.of(from)),
        "If-Match",
        "*");
  }

  /** What a company reads of a profile and of one that is not there. */
  private static void assertMissing(Client viewer, String path) {
    Response hidden = viewer.get(path).expect(404);
    Response missing =
        viewer.get(path.substring(0, path.lastIndexOf('/') + 1) + UUID.randomUUID()).expect(404);
    assertThat(hidden.json().path("detail")).isEqualTo(missing.json().path("detail"));
    assertThat(hidden.json().path("type")).isEqualTo(missing.json().path("type"));
  }

  private static Client unverified() {
    Client company = marketplace.company();
    decide(company, Map.of("verified", false, "note", "Niet gevonden")).expect(200);
    return company;
  }

  private static Response decide(Client of, Map<String, Object> decision) {
    return marketplace
        .admin()
        .post(
            "/organisations/" + of.organisation() + "/verification/decision",
            decision,
            "If-Match",
            "*");
  }

  @Test
  void aHiddenProfileIsMissingForCompaniesAndThereForItsPerson() {
    Client manager = marketplace.manager();
    Client company = marketplace.company();
    String id = published(manager, "managers", Documents.manager());
    company.get("/managers/" + id).expect(200);

    show(manager, id, "hidden").expect(200);
    assertMissing(company, "/managers/" + id);
    assertMissing(marketplace.agency(), "/managers/" + id);
    JsonNode own = manager.get("/managers/" + id).expect(200).json();
    assertThat(own.path("visibility").asText()).isEqualTo("hidden");
    assertThat(
            marketplace.log("manager/" + id).getLast().data().at("/discretion/visibility").asText())
        .isEqualTo("hidden");

    show(company, id, "companies").expect(404);
    show(manager, id, "nobody").expect(400);
    show(manager, id, "companies").expect(200);
    JsonNode seen = company.get("/managers/" + id).expect(200).json();
    assertThat(seen.has("visibility")).isFalse();
    assertThat(seen.has("hiddenFrom")).isFalse();
  }

  @Test
  void whoIsWrittenDownSeesNeitherTheProfileNorShowsItsOpenRequests() {
    Client manager = marketplace.manager();
    Client company = marketplace.company();
    String name = organisation(company).json().path("name").asText();
    String id = published(manager, "managers", Documents.manager());
    String open = published(company, "requests", Documents.request());
    ObjectNode secret = Documents.request();
    secret.put("confidential", true);
    secret.putObject("publicVersion").put("title", "Een opdracht").put("text", "Iets verandert.");
    String confidential = published(company, "requests", secret);

    show(manager, id, "companies", name.toUpperCase(java.util.Locale.ROOT) + " B.V.").expect(200);
    assertMissing(company, "/managers/" + id);
    marketplace.company().get("/managers/" + id).expect(200);
    assertMissing(manager, "/requests/" + open);
    manager.get("/requests/" + confidential).expect(200);
  }

  private static Response organisation(Client of) {
    return of.get("/organisations/" + of.organisation()).expect(200);
  }

  @Test
  void anOrganisationHidesAllItsRequestsFromWhomItNames() {
    Client manager = marketplace.manager();
    Client company = marketplace.company();
    ObjectNode profile = Documents.manager();
    profile.put("name", "Hilde Verhulst");
    String id = published(manager, "managers", profile);
    String request = published(company, "requests", Documents.request());
    manager.get("/requests/" + request).expect(200);
    String hidden = "/organisations/" + company.organisation() + "/hidden-from";

    company
        .put(
            hidden,
            Map.of("managers", List.of(), "names", List.of("hilde VERHULST")),
            "If-Match",
            "*")
        .expect(200);
    assertMissing(manager, "/requests/" + request);
    assertMissing(company, "/managers/" + id);
    company
        .put(hidden, Map.of("managers", List.of(id), "names", List.of()), "If-Match", "*")
        .expect(200);
    assertMissing(manager, "/requests/" + request);
    assertMissing(company, "/managers/" + id);
    manager
        .put(hidden, Map.of("managers", List.of(), "names", List.of()), "If-Match", "*")
        .expect(404);
    company
        .put(hidden, Map.of("managers", List.of("x"), "names", List.of()), "If-Match", "*")
        .expect(400);
  }

  @Test
  void whoIsNotVerifiedReadsNoNames() {
    Client manager = marketplace.manager();
    ObjectNode profile = Documents.manager();
    profile.put("name", "Berend Botermelk");
    profile.put("summary", "Botermelk bracht de fusie bij Zeevaart Bank tot een einde.");
    ObjectNode assignment = (ObjectNode) profile.path("assignments").path(0);
    assignment.put("organisation", "Zeevaart Bank");
    String id = published(manager, "managers", profile);

    String seen = unverified().get("/managers/" + id).expect(200).json().toString();
    assertThat(seen).doesNotContain("Botermelk", "Zeevaart").contains("bracht de fusie bij");
    String named = marketplace.company().get("/managers/" + id).expect(200).json().toString();
    assertThat(named).contains("Berend Botermelk", "Zeevaart Bank");
  }

  @Test
  void anOwnerAsksAndAnAdministratorVerifiesAndTheOwnersAreTold() {
    Client company = unverified();
    String path = "/organisations/" + company.organisation() + "/verification";
    assertThat(company.put(path, Map.of(), "If-Match", "*").expect(400).pointers())
        .containsExactly("/domain");
    assertThat(
            company
                .put(path, Map.of("domain", "geen domein"), "If-Match", "*")
                .expect(400)
                .pointers())
        .containsExactly("/domain");
    Response asked =
        company
            .put(
                path,
                Map.of("domain", "https://www.Example.com", "registerNumber", "12345678"),
                "If-Match",
                organisation(company).etag())
            .expect(200);
    assertThat(asked.json().at("/verification/state").asText()).isEqualTo("asked");
    assertThat(asked.json().at("/verification/domain").asText()).isEqualTo("example.com");
    assertThat(asked.json().path("verified").asBoolean()).isFalse();

    Client admin = marketplace.admin();
    assertThat(
            admin
                .get("/organisations?verification=asked")
                .expect(200)
                .json()
                .path("items")
                .findValuesAsText("id"))
        .contains(company.organisation());
    JsonNode evidence = admin.get(path + "/evidence").expect(200).json();
    assertThat(evidence.path("addressAtDomain").asBoolean()).isTrue();
    company.get(path + "/evidence").expect(403);
    company.post(path + "/decision", Map.of("verified", true), "If-Match", "*").expect(403);
    admin.post(path + "/decision", Map.of("verified", false), "If-Match", "*").expect(400);
    admin.post(path + "/decision", Map.of("verified", true), "If-Match", "\"1\"").expect(412);
    decide(company, Map.of("verified", true)).expect(200);

    Response verified = organisation(company);
    assertThat(verified.json().path("verified").asBoolean()).isTrue();
    assertThat(
            marketplace
                .log("organisation/" + company.organisation())
                .getLast()
                .data()
                .at("/discretion/verified")
                .asBoolean())
        .isTrue();

    Response renamed =
        company
            .put(
                "/organisations/" + company.organisation(),
                Map.of("name", "Heel Anders", "country", "BE"),
                "If-Match",
                verified.etag())
            .expect(200);
    assertThat(renamed.json().at("/verification/state").asText())
        .as("another name is checked anew")
        .isEqualTo("asked");
    company
        .put(
            "/organisations/" + company.organisation(),
            Map.of("name", "Nog Anders"),
            "If-Match",
            verified.etag())
        .expect(412);
  }

  @Test
  void theDatabaseHidesWhomAStatementForgot() throws SQLException {
    Client manager = marketplace.manager();
    Client company = marketplace.company();
    String id = published(manager, "managers", Documents.manager());
    assertThat(sees(company, id)).isTrue();
    show(manager, id, "hidden").expect(200);
    assertThat(sees(company, id)).isFalse();
    assertThat(sees(manager, id)).isTrue();
    show(manager, id, "companies", organisation(company).json().path("name").asText()).expect(200);
    assertThat(sees(company, id)).isFalse();
    show(manager, id, "companies").expect(200);
    assertThat(sees(company, id)).isTrue();
    assertThat(sees(marketplace.manager(), id)).isFalse();
    show(manager, id, "companies", "Heel Iemand Anders").expect(200);
    assertThat(sees(company, id)).isTrue();
    assertThat(sees(unverified(), id)).isFalse();
  }

  @Test
  void whatSomebodyAskedAndConsentedToIsNoRowOfAnother() throws SQLException {
    Client manager = marketplace.manager();
    Client agency = marketplace.agency();
    String id = published(manager, "managers", Documents.manager());
    String asked =
        agency
            .post(
                "/managers/" + id + "/representations",
                Map.of("until", LocalDate.now(ZoneOffset.UTC).plusDays(9).toString()))
            .expect(201)
            .id();
    String inquiry =
        manager.post("/inquiries", Map.of("kind", "data", "question", "Wat?")).expect(201).id();
    for (Client party : List.of(manager, agency)) {
      assertThat(sees(party, "representations", asked)).isTrue();
    }
    assertThat(sees(manager, "inquiries", inquiry)).isTrue();
    for (Client other : List.of(marketplace.agency(), marketplace.company())) {
      assertThat(sees(other, "representations", asked)).isFalse();
      assertThat(sees(other, "inquiries", inquiry)).isFalse();
    }
    assertThat(sees(agency, "inquiries", inquiry)).isFalse();
  }

  private static boolean sees(Client viewer, String manager) throws SQLException {
    return sees(viewer, "managers", manager);
  }

  private static boolean sees(Client viewer, String table, String id) throws SQLException {
    try (Connection connection = marketplace.asService();
        PreparedStatement settings =
            connection.prepareStatement(
                """
                SELECT set_config('veerman.scope', 'viewer', true),
                  set_config('veerman.organisation', ?, true),
                  set_config('veerman.account', ?, true)
                """);
        PreparedStatement query =
            connection.prepareStatement("SELECT 1 FROM " + table + " WHERE id = ?::uuid")) {
      settings.setString(1, viewer.organisation());
      settings.setString(2, viewer.accountId());
      settings.execute();
      query.setString(1, id);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next();
      }
    }
  }
}
