package eu.veerman.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.veerman.platform.config.Secret;
import eu.veerman.platform.json.Json;
import eu.veerman.platform.tokens.SigningKey;
import eu.veerman.platform.tokens.TokenIssuer;
import eu.veerman.platform.tokens.Viewer;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * What is wrong with any operation of the three services is refused with a problem that says so,
 * and nothing is written. The operations are those of the document that is served.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {
  private static final String UNKNOWN = "00000000-0000-4000-8000-000000000000";
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  private final OpenMarket market = OpenMarket.shared();
  private Person admin;
  private List<Operation> operations;
  private String ledger;

  /**
   * An operation of the served document.
   *
   * @param open needs no token
   * @param body the media type that it reads, if any
   */
  private record Operation(String id, String method, String path, boolean open, String body) {
    boolean readsJson() {
      return body.equals("application/json");
    }

    boolean hasId() {
      return path.contains("{");
    }

    String at(String id) {
      return path.replaceAll("\\{[a-z]+}", id);
    }

    Person.Response send(Person who, String id, BodyPublisher content, String type) {
      return type.isEmpty()
          ? who.send(method, at(id), content, "If-Match", "\"1\"")
          : who.send(method, at(id), content, "If-Match", "\"1\"", "Content-Type", type);
    }

    Person.Response sendJson(Person who, String json) {
      return send(who, UNKNOWN, BodyPublishers.ofString(json), "application/json");
    }
  }

  @BeforeAll
  void readTheDocument() {
    admin = market.administrator();
    operations = new ArrayList<>();
    JsonNode document = market.nobody().get("/openapi.json").expect(200).json();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        each -> {
                          if (METHODS.contains(each.getKey())) {
                            operations.add(
                                operation(each.getKey(), path.getKey(), each.getValue()));
                          }
                        }));
    assertThat(operations)
        .extracting(Operation::id)
        .contains("createRequest", "replaceManager", "getShortlist", "streamEvents");
    ledger = market.ledger();
  }

  private static Operation operation(String method, String path, JsonNode document) {
    JsonNode content = document.path("requestBody").path("content");
    return new Operation(
        document.path("operationId").asText(),
        method.toUpperCase(Locale.ROOT),
        path,
        document.has("security") && document.path("security").isEmpty(),
        content.isEmpty() ? "" : content.fieldNames().next());
  }

  @AfterAll
  void nothingWasWritten() {
    assertThat(market.ledger()).isEqualTo(ledger);
  }

  private Stream<DynamicTest> each(Predicate<Operation> which, Consumer<Operation> test) {
    List<Operation> chosen = operations.stream().filter(which).toList();
    assertThat(chosen).isNotEmpty();
    return chosen.stream().map(one -> dynamicTest(one.id(), () -> test.accept(one)));
  }

  private Stream<DynamicTest> eachThatReadsJson(Consumer<Operation> test) {
    return each(Operation::readsJson, test);
  }

  @TestFactory
  Stream<DynamicTest> withoutATokenIsRefused() {
    return each(
        operation -> !operation.open(),
        operation -> {
          Person.Response refused =
              operation.send(market.nobody(), UNKNOWN, BodyPublishers.noBody(), "");
          refused.expectProblem(401);
          assertThat(refused.header("WWW-Authenticate").orElse("")).startsWith("Bearer");
        });
  }

  /**
   * Whoever asks an operation that is open to all counts by network address, a few a minute; each
   * time it is another one.
   */
  private Person asking(Operation operation) {
    return operation.open() && !operation.method().equals("GET") ? market.stranger() : admin;
  }

  @TestFactory
  Stream<DynamicTest> brokenJsonIsRefused() {
    return eachThatReadsJson(
        operation ->
            assertThat(
                    operation
                        .sendJson(asking(operation), "{\"title\": ")
                        .expectProblem(400)
                        .pointers())
                .containsExactly(""));
  }

  @TestFactory
  Stream<DynamicTest> aListInsteadOfADocumentIsRefused() {
    return eachThatReadsJson(
        operation ->
            assertThat(operation.sendJson(asking(operation), "[]").expectProblem(400).pointers())
                .contains(""));
  }

  @TestFactory
  Stream<DynamicTest> aFieldGivenTwiceIsRefused() {
    return eachThatReadsJson(
        operation ->
            operation
                .sendJson(asking(operation), "{\"text\": \"a\", \"text\": \"b\"}")
                .expectProblem(400));
  }

  @TestFactory
  Stream<DynamicTest> anUnknownFieldIsNamed() {
    return eachThatReadsJson(
        operation ->
            assertThat(
                    operation
                        .sendJson(asking(operation), "{\"verification\": 1}")
                        .expectProblem(400)
                        .pointers())
                .contains("/verification"));
  }

  @TestFactory
  Stream<DynamicTest> deepNestingIsRefused() {
    String deep = "{\"text\": " + "[".repeat(5_000) + "]".repeat(5_000) + "}";
    return eachThatReadsJson(
        operation -> operation.sendJson(asking(operation), deep).expectProblem(400));
  }

  @TestFactory
  Stream<DynamicTest> aBodyOfAnotherTypeIsRefused() {
    return each(
        operation -> !operation.body().isEmpty(),
        operation ->
            operation
                .send(asking(operation), UNKNOWN, BodyPublishers.ofString("a=b"), "text/plain")
                .expectProblem(415));
  }

  @TestFactory
  Stream<DynamicTest> aBodyBeyondTheLimitIsRefused() {
    String large = "{\"text\": \"" + "a".repeat(1_000_000) + "\"}";
    return eachThatReadsJson(
        operation -> operation.sendJson(asking(operation), large).expectProblem(413));
  }

  @TestFactory
  Stream<DynamicTest> aBodyBeyondTheLimitWithoutALengthIsRefused() {
    byte[] part = "a".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
    return eachThatReadsJson(
        operation ->
            operation
                .send(
                    asking(operation),
                    UNKNOWN,
                    BodyPublishers.fromPublisher(
                        BodyPublishers.ofByteArrays(Collections.nCopies(15, part))),
                    "application/json")
                .expectProblem(413));
  }

  @TestFactory
  Stream<DynamicTest> anIdThatIsNoneIsNamed() {
    return each(
        operation -> operation.hasId() && operation.body().isEmpty(),
        operation ->
            assertThat(
                    operation
                        .send(admin, "nope", BodyPublishers.noBody(), "")
                        .expectProblem(400)
                        .pointers())
                .contains("id"));
  }

  @TestFactory
  Stream<DynamicTest> anIdOfNothingIsNotFound() {
    return each(
        operation ->
            operation.hasId()
                && operation.body().isEmpty()
                && !operation.id().equals("getShortlistChanges"),
        operation ->
            operation.send(admin, UNKNOWN, BodyPublishers.noBody(), "").expectProblem(404));
  }

  @TestFactory
  Stream<DynamicTest> anotherMethodIsRefusedWithTheOnesThatAre() {
    return each(
        operation -> true,
        operation -> {
          Person.Response refused =
              admin.send("PATCH", operation.at(UNKNOWN), BodyPublishers.noBody());
          refused.expectProblem(405);
          assertThat(refused.header("Allow").orElse("")).contains(operation.method());
        });
  }

  @TestFactory
  Stream<DynamicTest> aTokenThatIsNotOursIsRefused() {
    String genuine = admin.token().orElseThrow();
    String[] parts = genuine.split("\\.");
    Map<String, String> bad = new LinkedHashMap<>();
    bad.put("no token at all", "x");
    bad.put("empty parts", "..");
    bad.put("alg none", encoded("{\"alg\":\"none\"}") + "." + parts[1] + ".");
    bad.put(
        "the public key as a shared secret",
        encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + parts[1] + "." + parts[2]);
    bad.put(
        "other claims under its signature",
        parts[0] + "." + encoded(raised(parts[1])) + "." + parts[2]);
    bad.put("without its signature", parts[0] + "." + parts[1] + ".");
    bad.put("a signature of zeroes", parts[0] + "." + parts[1] + "." + "A".repeat(86));
    bad.put("expired", issued("veerman", ownKey(), now().minus(Duration.ofHours(13))));
    bad.put("for another audience", issued("elsewhere", ownKey(), now()));
    bad.put(
        "signed by a key of one's own",
        issued("veerman", SigningKey.generate(ownKey().id(), new SecureRandom()), now()));
    bad.put(
        "signed by a key that is not published",
        issued("veerman", SigningKey.generate("mine", new SecureRandom()), now()));
    market
        .nobody()
        .withToken(issued("veerman", ownKey(), now()))
        .get("/requests")
        .expect(200); // what the others differ from
    return bad.entrySet().stream()
        .flatMap(
            token ->
                Stream.of("/requests", "/managers/" + UNKNOWN + "/matches", "/events")
                    .map(
                        path ->
                            dynamicTest(
                                token.getKey() + " " + path,
                                () ->
                                    market
                                        .nobody()
                                        .withToken(token.getValue())
                                        .get(path)
                                        .expectProblem(401))));
  }

  private static Instant now() {
    return Clock.systemUTC().instant();
  }

  private SigningKey ownKey() {
    return SigningKey.fromJwk(new Secret(market.signingKey()));
  }

  private String issued(String audience, SigningKey key, Instant at) {
    return new TokenIssuer("veerman", audience, List.of(key))
        .issue(
            new Viewer(
                UUID.fromString(admin.account().path("id").asText()),
                UUID.fromString(admin.account().path("organisation").path("id").asText()),
                "platform",
                Set.of("admin"),
                Optional.empty(),
                "Iemand",
                UUID.fromString(UNKNOWN)),
            at,
            Duration.ofHours(12))
        .token();
  }

  private static String raised(String claims) {
    ObjectNode changed = (ObjectNode) Json.readStrictTree(Base64.getUrlDecoder().decode(claims));
    changed.put("exp", changed.path("exp").asLong() + 3_600);
    return changed.toString();
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
