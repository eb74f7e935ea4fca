package eu.veerman.profile.service;

import static org.assertj.core.api.Assertions.assertThat;

import eu.veerman.profile.ProfileService;
import eu.veerman.profile.service.Client.Response;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SessionTest {
  private final Marketplace marketplace = Marketplace.shared();

  private static Map<String, String> credentials(String email, String password) {
    return Map.of("email", email, "password", password);
  }

  @Test
  void theFirstAdministratorIsMadeOnAnEmptyDatabase() {
    assertThat(
            marketplace
                .admin()
                .get("/sessions/current")
                .expect(200)
                .json()
                .at("/account/roles/0")
                .asText())
        .isEqualTo("admin");
  }

  @Test
  void signingInGivesATokenAndACookieThatScriptsCannotRead() {
    Response session =
        marketplace
            .nobody()
            .post("/sessions", credentials(Marketplace.ADMINISTRATOR, Marketplace.PASSWORD))
            .expect(201);

    assertThat(session.header("Set-Cookie"))
        .startsWith("veerman_session=" + session.json().path("accessToken").asText() + ";")
        .contains("HttpOnly", "SameSite=Strict", "Path=/");
    assertThat(session.json().path("account").has("password")).isFalse();
  }

  @Test
  void anUnknownAddressAndAWrongPasswordAnswerAlike() {
    Response unknown =
        marketplace
            .nobody()
            .post(
                "/sessions",
                credentials("nobody@example.com", "a wrong password"),
                "X-Request-Id",
                "same")
            .expect(401);
    Response wrong =
        marketplace
            .nobody()
            .post(
                "/sessions",
                credentials(Marketplace.ADMINISTRATOR, "a wrong password"),
                "X-Request-Id",
                "same")
            .expect(401);
    Response noAddress =
        marketplace
            .nobody()
            .post(
                "/sessions", credentials("no address", "a wrong password"), "X-Request-Id", "same")
            .expect(401);

    assertThat(unknown.json()).isEqualTo(wrong.json()).isEqualTo(noAddress.json());
  }

  @Test
  void tooManyWrongPasswordsMeanWaitingWhetherTheAddressExistsOrNot() {
    try (Marketplace own = Marketplace.open()) {
      ProfileService other = own.start();
      for (String address : Set.of(Marketplace.ADMINISTRATOR, "ghost@example.com")) {
        for (int i = 0; i < 10; i++) {
          own.nobody(i % 2 == 0 ? own.service() : other)
              .post("/sessions", credentials(address, "a wrong password"))
              .expect(401);
        }
        Response refused =
            own.nobody().post("/sessions", credentials(address, Marketplace.PASSWORD)).expect(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 900);
      }
      own.setClock(Instant.now().plusSeconds(901));
      own.admin();
    }
  }

  @Test
  void signingOutEndsTheSessionEverywhereAndTellsTheLog() {
    Client client = marketplace.admin();

    Response out = client.delete("/sessions/current").expect(204);

    assertThat(out.header("Set-Cookie")).startsWith("veerman_session=;").contains("Max-Age=0");
    client.get("/sessions/current").expect(401);
    String session = sessionId(client);
    assertThat(marketplace.log("session/" + session))
        .extracting(Marketplace.Logged::type)
        .containsExactly("eu.veerman.session.ended.v1");
  }

  private static String sessionId(Client client) {
    String claims = client.token().orElseThrow().split("\\.")[1];
    return eu.veerman.platform.json.Json.readStrictTree(
            java.util.Base64.getUrlDecoder().decode(claims))
        .path("sid")
        .asText();
  }

  @Test
  void aMissingForgedOrExpiredTokenIsRefused() {
    marketplace.nobody().get("/managers").expect(401);
    Client admin = marketplace.admin();
    String token = admin.token().orElseThrow();
    admin.withToken(token.substring(0, token.length() - 4) + "AAAA").get("/managers").expect(401);
    admin.withToken("not.a.token").get("/managers").expect(401);
    String none = "eyJhbGciOiJub25lIn0." + token.split("\\.")[1] + ".";
    admin.withToken(none).get("/managers").expect(401);
    try (Marketplace own = Marketplace.open()) {
      Client early = own.admin();
      own.setClock(Instant.now().plusSeconds(13 * 3600));
      early.get("/managers").expect(401);
    }
  }

  @Test
  void instancesThatStartTogetherAgreeOnOneKeyAndOneAdministrator() {
    try (Marketplace own = Marketplace.prepared()) {
      Set<ProfileService> instances =
          IntStream.range(0, 3).parallel().mapToObj(i -> own.start()).collect(Collectors.toSet());

      Set<String> keys =
          instances.stream()
              .map(
                  instance ->
                      new Client(
                              own.http(),
                              own.address(instance),
                              java.util.Optional.empty(),
                              java.util.Optional.empty())
                          .get("/.well-known/jwks.json")
                          .expect(200)
                          .json()
                          .toString())
              .collect(Collectors.toSet());
      assertThat(keys).hasSize(1);
      assertThat(keys.iterator().next()).doesNotContain("\"d\"");
      Client admin = own.admin();
      for (ProfileService instance : instances) {
        new Client(own.http(), own.nobody(instance).api(), admin.token(), admin.account())
            .get("/sessions/current")
            .expect(200);
      }
    }
  }
}
