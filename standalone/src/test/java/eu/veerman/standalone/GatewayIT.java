package eu.veerman.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import eu.veerman.platform.observability.BlockedThreads;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one public door: what it lets in, what it gives out and what it tells browsers. */
class GatewayIT {
  private final OpenMarket market = OpenMarket.shared();

  private Person.Response ask(String method, String path, String... headers) {
    return market.nobody().sendTo(path, method, BodyPublishers.noBody(), headers);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/requests/new",
        "/api/docs",
        "/api/v1/openapi.json",
        "/api/v1/concepts?limit=1",
        "/api/v1/requests",
        "/api/v1/nothing",
        "/health/live",
        "/nothing.js"
      })
  void everyAnswerTellsBrowsersWhatNotToDo(String path) {
    Person.Response answer = ask("GET", path);
    String policy = answer.header("Content-Security-Policy").orElseThrow();
    assertThat(policy)
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .contains("base-uri 'none'", "form-action 'self'")
        .doesNotContain("unsafe", "*", "http:", "https:");
    assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.header("X-Frame-Options")).contains("DENY");
    assertThat(answer.header("Referrer-Policy")).contains("same-origin");
    assertThat(answer.header("Cross-Origin-Opener-Policy")).contains("same-origin");
    assertThat(answer.header("Cross-Origin-Resource-Policy")).contains("same-origin");
    assertThat(answer.header("Permissions-Policy")).isPresent();
    assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(answer.header("Server")).isEmpty();
    assertThat(answer.header("X-Request-Id")).isPresent();
  }

  @Test
  void answersOfTheApiRestInNoCache() {
    assertThat(market.demo("company").get("/requests").header("Cache-Control"))
        .contains("no-store");
  }

  @Test
  void theDocumentsOfAllServicesAreServedAsOne() {
    Person.Response served = ask("GET", "/api/v1/openapi.json").expect(200);
    assertThat(served.header("Content-Type").orElseThrow()).startsWith("application/json");
    JsonNode document = served.json();
    assertThat(document.path("openapi").asText()).startsWith("3.1");
    assertThat(document.path("paths").properties())
        .extracting(Map.Entry::getKey)
        .contains("/requests", "/requests/{id}/shortlist", "/events");
    Matcher references = Pattern.compile("\"\\$ref\":\"#([^\"]+)\"").matcher(served.text());
    int found = 0;
    while (references.find()) {
      found++;
      assertThat(document.at(references.group(1)).isMissingNode())
          .as(references.group(1))
          .isFalse();
    }
    assertThat(found).isGreaterThan(50);
  }

  @Test
  void theDocumentIsThereToReadAsWell() {
    String page = ask("GET", "/api/docs").expect(200).text();
    assertThat(page).contains("/api/docs/swagger-ui-bundle.js").doesNotContain("onload=", "<style");
    ask("GET", "/api/docs/swagger-ui-bundle.js").expect(200);
    ask("GET", "/api/docs/swagger-ui.css").expect(200);
    assertThat(ask("GET", "/api/docs/").expect(200).text()).isEqualTo(page);
  }

  @Test
  void filesWithAHashAreKeptForEverAndThePageIsNot() {
    Person.Response page = ask("GET", "/").expect(200);
    assertThat(page.header("Cache-Control")).contains("no-cache");
    assertThat(page.header("Content-Type").orElseThrow()).startsWith("text/html");
    Matcher assets = Pattern.compile("/assets/[\\w.-]+").matcher(page.text());
    List<String> named = assets.results().map(each -> each.group()).distinct().toList();
    assertThat(named)
        .anyMatch(each -> each.endsWith(".js"))
        .anyMatch(each -> each.endsWith(".css"));
    for (String asset : named) {
      Person.Response file = ask("GET", asset).expect(200);
      assertThat(file.header("Cache-Control").orElseThrow()).contains("immutable", "max-age=3153");
      Person.Response known = ask("GET", asset, "If-None-Match", file.etag()).expect(304);
      assertThat(known.bytes()).isEmpty();
    }
    ask("GET", "/", "If-None-Match", page.etag()).expect(304);
    Person.Response zipped = ask("GET", "/", "Accept-Encoding", "gzip").expect(200);
    assertThat(zipped.header("Content-Encoding")).contains("gzip");
    assertThat(zipped.bytes()).hasSizeLessThan(page.bytes().length);
    assertThat(zipped.header("Vary").orElseThrow()).containsIgnoringCase("accept-encoding");
  }

  @Test
  void anAddressOfTheAppIsTheAppAndAMissingFileIsNotFound() {
    String app = ask("GET", "/").expect(200).text();
    assertThat(ask("GET", "/requests/new").expect(200).text()).isEqualTo(app);
    assertThat(ask("GET", "/no/such/page").expect(200).text()).isEqualTo(app);
    ask("GET", "/assets/old-12345678.js").expectProblem(404);
    ask("GET", "/favicon.php").expectProblem(404);
    ask("GET", "/api/v1/no-such-thing").expectProblem(404);
    ask("GET", "/api/v2/requests").expectProblem(404);
    ask("GET", "/.well-known/nothing").expectProblem(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../../../../etc/passwd",
        "/assets/../../../../etc/passwd",
        "/assets/..%2f..%2f..%2f..%2fetc%2fpasswd",
        "/assets/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "/assets/....//....//etc/passwd",
        "/assets/..%5c..%5cetc%5cpasswd",
        "/api/docs/../../../../etc/passwd",
        "/%2e%2e/veerman.properties",
        "/web/assets.txt",
        "/logback.xml",
        "/META-INF/MANIFEST.MF"
      })
  void noPathLeadsOutOfTheApp(String path) {
    Person.Response answer = ask("GET", path);
    assertThat(answer.status()).isIn(200, 400, 404);
    if (answer.status() == 200) {
      assertThat(answer.text()).as("the page itself").contains("<veerman-app>");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/requests/../accounts",
        "/api/v1/requests/%2e%2e/accounts",
        "/api/v1//requests",
        "/api/./v1/requests",
        "/api/v1/managers/..%2frequests",
        "/.well-known/../api/v1/requests"
      })
  void aDetourToAnOperationIsNoWay(String path) {
    Person.Response answer = market.demo("company").sendTo(path, "GET", BodyPublishers.noBody());
    assertThat(answer.status()).isIn(400, 404);
    answer.expectProblem(answer.status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/api/docs", "/api/v1/openapi.json", "/health/live", "/health/ready"})
  void aHeadIsThatOfTheSameGet(String path) {
    Person.Response get = ask("GET", path).expect(200);
    Person.Response head = ask("HEAD", path).expect(200);
    assertThat(head.bytes()).isEmpty();
    assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
    assertThat(head.header("ETag")).isEqualTo(get.header("ETag"));
  }

  @Test
  void otherMethodsAreRefusedWithTheOnesThatAreAllowed() {
    assertThat(ask("POST", "/").expectProblem(405).header("Allow")).contains("GET, HEAD");
    assertThat(ask("TRACE", "/").expectProblem(405).header("Allow")).contains("GET, HEAD");
    Person.Response options =
        ask(
            "OPTIONS",
            "/api/v1/requests",
            "Origin",
            "https://elsewhere.example",
            "Access-Control-Request-Method",
            "POST");
    assertThat(options.expectProblem(405).header("Allow")).contains("GET, POST");
    assertThat(options.headers().keySet())
        .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
  }

  @Test
  void healthIsPublicAndTellsNoReasons() {
    assertThat(ask("GET", "/health/live").expect(200).json().path("status").asText())
        .isEqualTo("live");
    JsonNode ready = ask("GET", "/health/ready").expect(200).json();
    assertThat(ready.path("status").asText()).isEqualTo("ready");
    assertThat(ready.path("checks").properties())
        .allMatch(check -> check.getValue().asText().equals("ok"));
    ask("GET", "/health").expectProblem(404);
    ask("GET", "/health/threads").expectProblem(404);
  }

  @Test
  void measurementsAreOnTheManagementPortsOnly() {
    for (String path : List.of("/metrics", "/api/v1/metrics", "/health/metrics")) {
      ask("GET", path).expectProblem(404);
    }
    assertThat(market.managementAddresses()).hasSize(3);
    for (URI management : market.managementAddresses()) {
      try (HttpClient http = HttpClient.newHttpClient()) {
        Person inside = Person.nobody(http, management);
        Person.Response measured =
            inside.sendTo("/metrics", "GET", BodyPublishers.noBody()).expect(200);
        assertThat(measured.text()).contains("# TYPE ").contains("veerman_");
        inside.sendTo("/health/ready", "GET", BodyPublishers.noBody()).expect(200);
      }
    }
  }

  @Test
  void keysOfTokensArePublicWithoutTheirSecretHalf() {
    JsonNode keys = ask("GET", "/.well-known/jwks.json").expect(200).json().path("keys");
    assertThat(keys).isNotEmpty().allMatch(key -> !key.has("d"));
  }

  @Test
  void whoAsksTooOftenWaitsAndNobodyElseDoes() {
    Person hasty = market.company();
    Person.Response refused = null;
    for (int asked = 0; asked < 2_000 && refused == null; asked++) {
      Person.Response answer = hasty.get("/sessions/current");
      if (answer.status() != 200) {
        refused = answer;
      }
    }
    assertThat(refused).as("refused in the end").isNotNull();
    refused.expectProblem(429);
    assertThat(Integer.parseInt(refused.header("Retry-After").orElseThrow())).isBetween(1, 60);
    market.demo("company").get("/sessions/current").expect(200);
    Awaiting.until(
        "the hasty one may ask again",
        () -> hasty.get("/sessions/current"),
        answer -> answer.status() == 200);
  }

  @Test
  void guessingPasswordsIsLimitedByAddress() {
    assumeTrue(
        System.getProperty("os.name").equals("Linux"),
        "only Linux answers to all of 127.0.0.0/8, which gives this test an address of its own");
    Person guesser = market.nobodyFrom("127.0.0.2");
    Map<String, String> guess = Map.of("email", "no@veerman.example", "password", "guess");
    Person.Response refused = null;
    for (int asked = 0; asked < 200 && refused == null; asked++) {
      Person.Response answer = guesser.post("/sessions", guess);
      if (answer.status() == 429) {
        refused = answer;
      } else {
        answer.expectProblem(401);
      }
    }
    assertThat(refused).as("refused in the end").isNotNull();
    assertThat(refused.expectProblem(429).header("Retry-After")).isPresent();
    market.nobody().signedIn("company@veerman.example", OpenMarket.DEMO_PASSWORD);
  }

  @Test
  void whatIsTooLongIsRefusedBeforeItIsRead() {
    ask("GET", "/" + "a".repeat(9_000)).expectProblem(414);
    ask("GET", "/", "X-Long", "a".repeat(20_000)).expectProblem(431);
    market
        .demo("company")
        .post("/requests", "{\"text\": \"" + "a".repeat(1_100_000) + "\"}")
        .expectProblem(413);
  }

  @Test
  void noEventLoopWasBlocked() {
    market.demo("company").get("/requests").expect(200);
    assertThat(market.blocked())
        .extracting(BlockedThreads.Blocked::thread)
        .as("threads that were blocked for a second")
        .isEmpty();
  }
}
