package eu.veerman.standalone.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import eu.veerman.platform.json.Json;
import eu.veerman.standalone.OpenMarket;
import eu.veerman.standalone.Person;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Signing in through a company's own identity provider: a real Keycloak, a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(named = "veerman.keycloak", matches = ".+")
class OidcIT {
  private static final String SECRET = "een geheim daar";

  private final OpenMarket market = OpenMarket.shared();
  private final Chromium chromium = new Chromium();
  private Keycloak keycloak;
  private String company;

  @BeforeAll
  void connect() {
    keycloak = Keycloak.start(Path.of(System.getProperty("veerman.keycloak")));
    keycloak.makeRealm(
        "bedrijf",
        market.door(),
        Map.of("sanne@bedrijf.example", SECRET, "gast@elders.example", SECRET));
    Person admin = market.demo("admin");
    company =
        admin
            .post(
                "/organisations", Map.of("kind", "company", "name", "Bedrijf met eigen aanmelding"))
            .expect(201)
            .id();
    String provider = "/organisations/" + company + "/identity-provider";
    Map<String, String> connection =
        Map.of("issuer", keycloak.issuer("bedrijf"), "clientId", "veerman");
    admin.put(provider, connection).expectProblem(409);
    String verification = "/organisations/" + company + "/verification";
    admin.put(verification, Map.of("domain", "bedrijf.example"), "If-Match", "*").expect(200);
    admin.post(verification + "/decision", Map.of("verified", true), "If-Match", "*").expect(200);
    admin
        .put(provider, Map.of("issuer", keycloak.issuer("nergens"), "clientId", "veerman"))
        .expectProblem(400);
    admin.put(provider, connection).expect(200);
  }

  @AfterAll
  void end() {
    chromium.close();
    keycloak.close();
  }

  private Window atTheProvider(String email) {
    Window window = new Window(chromium.browser(), market, Window.Look.USUAL);
    window.open("/sign-in");
    window.find("#email").fill(email);
    window
        .page()
        .getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName("Met het account van je organisatie"))
        .click();
    window.page().waitForURL(Pattern.compile(".*/realms/bedrijf/.*"));
    return window;
  }

  private static void prove(Window window, String user) {
    window.find("#username").fill(user);
    window.find("#password").fill(SECRET);
    window.find("#kc-login").click();
  }

  @Test
  void whoTheProviderVouchesForIsAMemberAndOfThatOrganisationOnly() {
    try (Window window = atTheProvider("sanne@bedrijf.example")) {
      prove(window, "sanne");
      window.page().waitForURL(Pattern.compile(".*/requests$"));
      window.awaitShown();
      assertThat(window.find("header")).containsText("Sanne Bedrijf");
      JsonNode session = json(window, "/api/v1/sessions/current");
      assertThat(session.at("/account/organisation/id").asText()).isEqualTo(company);
      assertThat(session.at("/account/organisationRole").asText()).isEqualTo("member");
      Object moved =
          window
              .page()
              .evaluate(
                  "async id => (await fetch('/api/v1/sessions/current/organisation', {method:"
                      + " 'PUT', headers: {'Content-Type': 'application/json'}, body:"
                      + " JSON.stringify({organisation: id})})).status",
                  company);
      assertThat(moved).isEqualTo(403);
      assertThat(window.complaints())
          .as("nothing but the refusal that was asked for")
          .allMatch(each -> each.contains("403"));
    }
    // Once more, as somebody who is a member already.
    try (Window window = atTheProvider("sanne@bedrijf.example")) {
      prove(window, "sanne");
      window.page().waitForURL(Pattern.compile(".*/requests$"));
    }
    assertThat(
            market
                .demo("admin")
                .get("/organisations/" + company + "/members")
                .expect(200)
                .json()
                .path("items")
                .findValuesAsText("email"))
        .containsExactly("sanne@bedrijf.example");
  }

  @Test
  void aProviderDoesNotVouchForAddressesElsewhere() {
    try (Window window = atTheProvider("gast@bedrijf.example")) {
      prove(window, "gast");
      window.page().waitForURL(Pattern.compile(".*/sso$"));
      assertThat(window.find("[role=alert]")).containsText("staat niet in voor dit adres");
    }
    assertThat(
            market
                .demo("admin")
                .get("/accounts?query=gast@elders")
                .expect(200)
                .json()
                .path("items"))
        .isEmpty();
  }

  @Test
  void anotherBrowserCannotComeInItsPlaceAndNobodyComesTwice() {
    JsonNode way =
        market
            .nobody()
            .post("/sessions/provider-challenge", Map.of("email", "sanne@bedrijf.example"))
            .expect(200)
            .json();
    URI url = URI.create(way.path("url").asText());
    assertThat(url.getQuery()).contains("code_challenge_method=S256", "nonce=", "login_hint=");
    String state = parameter(url, "state");
    try (Window window = new Window(chromium.browser(), market, Window.Look.USUAL)) {
      String[] code = new String[1];
      // The page that comes back has not kept what belongs to it, and so uses nothing up.
      window
          .page()
          .onRequest(
              request -> {
                if (request.url().contains("/sso?")) {
                  code[0] = parameter(URI.create(request.url()), "code");
                }
              });
      window.page().navigate(url.toString());
      prove(window, "sanne");
      assertThat(window.find("[role=alert]")).containsText("Het aanmelden is niet gelukt");
      Map<String, String> stolen =
          Map.of("code", code[0], "state", state, "binding", "another-browser-has-another-one");
      market.stranger().post("/sessions/provider", stolen).expectProblem(401);
      Map<String, String> own =
          Map.of("code", code[0], "state", state, "binding", way.path("binding").asText());
      market.stranger().post("/sessions/provider", own).expect(201);
      market.stranger().post("/sessions/provider", own).expectProblem(401);
    }
  }

  private static String parameter(URI address, String name) {
    for (String part : address.getRawQuery().split("&")) {
      if (part.startsWith(name + "=")) {
        return URLDecoder.decode(part.substring(name.length() + 1), StandardCharsets.UTF_8);
      }
    }
    throw new AssertionError(name + " is not in " + address);
  }

  private static JsonNode json(Window window, String path) {
    String text = (String) window.page().evaluate("async p => await (await fetch(p)).text()", path);
    return Json.readTree(text);
  }
}
