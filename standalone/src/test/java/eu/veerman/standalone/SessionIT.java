package eu.veerman.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Cookies for browsers, bearer tokens for everybody else. */
class SessionIT {
  private static final Map<String, String> COMPANY =
      Map.of("email", "company@veerman.example", "password", OpenMarket.DEMO_PASSWORD);

  private final OpenMarket market = OpenMarket.shared();

  /** A browser's cookie, as it sends it back. */
  private String signedInByCookie() {
    Person.Response session = market.nobody().post("/sessions", COMPANY).expect(201);
    String cookie = session.header("Set-Cookie").orElseThrow();
    assertThat(cookie)
        .startsWith("veerman_session=")
        .contains("HttpOnly")
        .contains("SameSite=Strict")
        .contains("Path=/");
    assertThat(session.header("Cache-Control")).contains("no-store");
    return cookie.substring(0, cookie.indexOf(';'));
  }

  @Test
  void aBrowserIsKnownByItsCookie() {
    String cookie = signedInByCookie();
    Person.Response current =
        market.nobody().get("/sessions/current", "Cookie", cookie).expect(200);
    assertThat(current.json().path("account").path("email").asText())
        .isEqualTo("company@veerman.example");
    assertThat(current.json().has("accessToken")).as("scripts do not get the token").isFalse();
    Person.Response created =
        market
            .nobody()
            .post(
                "/requests",
                Documents.request(),
                "Cookie",
                cookie,
                "Sec-Fetch-Site",
                "same-origin",
                "Origin",
                market.door().toString())
            .expect(201);
    market
        .demo("company")
        .delete("/requests/" + created.id(), "If-Match", created.etag())
        .expect(204);
  }

  @Test
  void aPageOfAnotherSiteCannotUseTheCookie() {
    String cookie = signedInByCookie();
    int before = requests();
    Person nobody = market.nobody();
    for (String[] sign :
        new String[][] {
          {"Sec-Fetch-Site", "cross-site"},
          {"Sec-Fetch-Site", "same-site"},
          {"Origin", "https://elsewhere.example"},
          {"Origin", "null"}
        }) {
      nobody
          .post("/requests", Documents.request(), "Cookie", cookie, sign[0], sign[1])
          .expectProblem(403);
    }
    nobody.post("/sessions", COMPANY, "Sec-Fetch-Site", "cross-site").expectProblem(403);
    assertThat(requests()).isEqualTo(before);
  }

  private int requests() {
    return market.demo("company").get("/requests?limit=100").json().path("items").size();
  }

  @Test
  void aBearerTokenNeedsNoOrigin() {
    market.demo("company").get("/requests", "Sec-Fetch-Site", "cross-site").expect(200);
  }

  @Test
  void signingOutEndsTheSessionWhereverItIsUsed() {
    Person company = market.company();
    Person elsewhere = company.withToken(company.token().orElseThrow());
    try (LiveNews news = company.listening()) {
      Person.Response out = company.delete("/sessions/current").expect(204);
      assertThat(out.header("Set-Cookie").orElse(""))
          .contains("veerman_session=")
          .contains("Max-Age=0");
      Awaiting.until(
          "the token is refused at the door",
          () -> elsewhere.get("/requests"),
          answer -> answer.status() == 401);
      news.awaitEnd();
    }
  }

  @Test
  void aWrongAddressAndAWrongPasswordAnswerAlike() {
    Person.Response address =
        market
            .nobody()
            .post("/sessions", Map.of("email", "nobody@veerman.example", "password", "x"))
            .expectProblem(401);
    Person.Response password =
        market
            .nobody()
            .post("/sessions", Map.of("email", "company@veerman.example", "password", "x"))
            .expectProblem(401);
    assertThat(address.json().path("detail")).isEqualTo(password.json().path("detail"));
    assertThat(address.json().path("type")).isEqualTo(password.json().path("type"));
    assertThat(password.header("Set-Cookie")).isEmpty();
  }

  @Test
  void aCookieThatIsNoTokenIsNobodys() {
    market
        .nobody()
        .send(
            "GET",
            "/sessions/current",
            BodyPublishers.noBody(),
            "Cookie",
            "veerman_session=not-a-token")
        .expectProblem(401);
  }
}
