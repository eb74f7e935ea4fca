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

    assertThat(out.header("Set-Cookie"))
        .startsWith("veerman_session=;")
        .contains("veerman_refresh=;", "Max-Age=0");
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
      own.setClock(Instant.now().plusSeconds(2 * 3600));
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

  private Response refresh(Marketplace where, String token) {
    return where.nobody().post("/sessions/refresh", Map.of("refreshToken", token));
  }

  private static String refreshToken(Response response) {
    return response.json().path("refreshToken").asText();
  }

  @Test
  void aRefreshTokenGivesTheNextPairAndASecondTabAtTheSameMomentAnAccessToken() {
    Response signedIn =
        marketplace
            .nobody()
            .post("/sessions", credentials(Marketplace.ADMINISTRATOR, Marketplace.PASSWORD))
            .expect(201);
    String first = refreshToken(signedIn);

    Response next = refresh(marketplace, first).expect(200);
    assertThat(refreshToken(next)).isNotBlank().isNotEqualTo(first);
    assertThat(next.header("Set-Cookie"))
        .contains("veerman_refresh=" + refreshToken(next), "Path=/api/v1/sessions/refresh");
    Response tab = refresh(marketplace, first).expect(200);
    assertThat(tab.json().path("accessToken").asText()).isNotBlank();
    assertThat(tab.json().has("refreshToken")).isFalse();
    refresh(marketplace, refreshToken(next)).expect(200);
    refresh(marketplace, "a word that was never given out to anybody").expect(401);
    marketplace.nobody().post("/sessions/refresh", "").expect(401);
  }

  @Test
  void aRefreshTokenThatWasCopiedEndsTheSession() {
    try (Marketplace own = Marketplace.open()) {
      Instant start = Instant.now();
      Response signedIn =
          own.nobody()
              .post("/sessions", credentials(Marketplace.ADMINISTRATOR, Marketplace.PASSWORD))
              .expect(201);
      String first = refreshToken(signedIn);
      Response next = refresh(own, first).expect(200);
      own.setClock(start.plusSeconds(120));

      refresh(own, first).expect(401);

      refresh(own, refreshToken(next)).expect(401);
      own.nobody()
          .withToken(next.json().path("accessToken").asText())
          .get("/sessions/current")
          .expect(401);
    }
  }

  @Test
  void aSessionLivesWhileItIsRefreshedButNotForEver() {
    try (Marketplace own = Marketplace.open()) {
      Instant start = Instant.now();
      String token =
          refreshToken(
              own.nobody()
                  .post("/sessions", credentials(Marketplace.ADMINISTRATOR, Marketplace.PASSWORD))
                  .expect(201));
      for (int day = 13; day < 90; day += 13) {
        own.setClock(start.plusSeconds(day * 86_400L));
        token = refreshToken(refresh(own, token).expect(200));
      }
      own.setClock(start.plusSeconds(90 * 86_400L + 60));
      refresh(own, token).expect(401);
      own.setClock(start);
      String idle =
          refreshToken(
              own.nobody()
                  .post("/sessions", credentials(Marketplace.ADMINISTRATOR, Marketplace.PASSWORD))
                  .expect(201));
      own.setClock(start.plusSeconds(15 * 86_400L));
      refresh(own, idle).expect(401);
    }
  }

  @Test
  void aPersonSeesAndEndsTheOwnSessions() {
    Client here = marketplace.company();
    String email = here.account().orElseThrow().path("email").asText();
    Client there = marketplace.nobody().signedIn(email, Marketplace.PASSWORD);
    Client elsewhere = marketplace.nobody().signedIn(email, Marketplace.PASSWORD);
    com.fasterxml.jackson.databind.JsonNode sessions =
        here.get("/sessions").expect(200).json().path("items");
    assertThat(sessions).hasSize(3);
    assertThat(sessions.findValuesAsText("current")).containsOnlyOnce("true");
    assertThat(sessions.findValuesAsText("device")).allMatch(device -> device.startsWith("Java"));

    here.delete("/sessions/" + sessionId(there)).expect(204);
    there.get("/sessions/current").expect(401);
    here.delete("/sessions/" + sessionId(there)).expect(404);
    marketplace.company().delete("/sessions/" + sessionId(here)).expect(404);

    here.delete("/sessions").expect(204);
    elsewhere.get("/sessions/current").expect(401);
    here.get("/sessions/current").expect(200);
  }

  @Test
  void guessingFromOneAddressLocksNobodyElseOut() {
    Client company = marketplace.company();
    String email = company.account().orElseThrow().path("email").asText();
    for (int i = 0; i < 10; i++) {
      marketplace
          .nobody()
          .post(
              "/sessions", credentials(email, "a wrong password"), "X-Forwarded-For", "203.0.113.7")
          .expect(401);
    }
    marketplace
        .nobody()
        .post(
            "/sessions", credentials(email, Marketplace.PASSWORD), "X-Forwarded-For", "203.0.113.7")
        .expect(429);

    marketplace.nobody().signedIn(email, Marketplace.PASSWORD);
  }

  @Test
  void aKeyIsReplacedAfterAMonthAndNobodyIsSignedOut() {
    try (Marketplace own = Marketplace.open()) {
      Client before = own.admin();
      own.sql("UPDATE profile.signing_keys SET created_at = created_at - interval '31 days'");
      ProfileService other = own.start();

      Client after = own.nobody(other).signedIn(Marketplace.ADMINISTRATOR, Marketplace.PASSWORD);

      assertThat(keyOf(after)).isNotEqualTo(keyOf(before));
      // Each is taken by both instances, the newer key also by the one that did not make it.
      for (Client one : java.util.List.of(before, after)) {
        for (ProfileService instance : java.util.List.of(own.service(), other)) {
          own.nobody(instance)
              .withToken(one.token().orElseThrow())
              .get("/sessions/current")
              .expect(200);
        }
      }
      assertThat(
              new Client(
                      own.http(),
                      own.address(own.service()),
                      java.util.Optional.empty(),
                      java.util.Optional.empty())
                  .get("/.well-known/jwks.json")
                  .expect(200)
                  .json()
                  .path("keys"))
          .hasSize(2);
    }
  }

  private static String keyOf(Client client) {
    String head = client.token().orElseThrow().split("\\.")[0];
    return eu.veerman.platform.json.Json.readStrictTree(
            java.util.Base64.getUrlDecoder().decode(head))
        .path("kid")
        .asText();
  }
}
