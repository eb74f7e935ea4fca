package eu.veerman.standalone.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.veerman.platform.json.Json;
import eu.veerman.standalone.Documents;
import eu.veerman.standalone.OpenMarket;
import eu.veerman.standalone.Person;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Malformed and hostile requests to every operation of the served document, by people of several
 * organisations: nothing fails on our side, nothing takes for ever, and nothing of a confidential
 * draft of somebody else comes back. Few of them in the tests; {@code ./veerman fuzz} sends more.
 */
class FuzzIT {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  /** These take no input, and after them nobody would be there to ask the rest. */
  private static final Set<String> LEFT_OUT =
      Set.of("signOut", "endOtherSessions", "streamEvents", "eraseAccount");

  private static final int PEOPLE = 12;
  private static final int MOST_READ = 400_000;
  private static final Duration TOO_SLOW = Duration.ofSeconds(10);

  /** In every text of what nobody else may see. */
  private static final String MARK = "Zwijgzaamgeheim";

  private final OpenMarket market = OpenMarket.shared();
  private final int count = Integer.getInteger("veerman.fuzz.requests", 1_500);
  private final long seed = Long.getLong("veerman.fuzz.seed", new SplittableRandom().nextLong());

  private record Operation(
      String id, String method, String path, JsonNode content, JsonNode queries) {}

  /** Whoever owns what must not leak. */
  private record Owner(Person person, String request, String manager) {}

  private Owner owner() {
    Person company = market.company();
    Person agency = market.agency();
    String request =
        company
            .post(
                "/requests",
                Documents.request().put("title", MARK).put("text", "Over " + MARK + " zwijgt men."))
            .expect(201)
            .id();
    String manager =
        agency
            .post("/managers", Documents.manager().put("name", MARK).put("headline", MARK))
            .expect(201)
            .id();
    return new Owner(company, request, manager);
  }

  @Test
  void nothingFailsNothingLeaksNothingHangs() {
    JsonNode document = market.nobody().get("/openapi.json").expect(200).json();
    List<Operation> operations = operations(document);
    Owner owner = owner();
    List<Person> people = people();
    List<String> ids = new ArrayList<>(List.of(owner.request(), owner.manager()));
    ids.add(owner.person().account().path("id").asText());
    ids.add(owner.person().account().at("/organisation/id").asText());
    people.forEach(person -> ids.add(person.account().at("/organisation/id").asText()));
    SplittableRandom random = new SplittableRandom(seed);
    Hostile hostile = new Hostile(random, document, ids);
    Map<Integer, Integer> statuses = new TreeMap<>();
    List<String> bad = new ArrayList<>();
    for (int i = 0; i < count && bad.size() < 20; i++) {
      Operation operation = hostile.oneOf(operations);
      Person who = hostile.chance(15) ? market.stranger() : people.get(i % people.size());
      ask(operation, who, hostile, statuses).ifPresent(bad::add);
    }
    System.out.println(
        "FuzzIT sent "
            + count
            + " requests from the seed "
            + seed
            + "; answers by status "
            + statuses);
    assertThat(bad).as("seed %d", seed).isEmpty();
    assertThat(statuses.keySet()).as("some were understood, some refused").contains(200, 400, 404);
  }

  private List<Person> people() {
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      people.add(i % 3 == 0 ? market.agency() : market.company());
    }
    return people;
  }

  private static List<Operation> operations(JsonNode document) {
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> each : path.getValue().properties()) {
        String id = each.getValue().path("operationId").asText();
        if (METHODS.contains(each.getKey()) && !LEFT_OUT.contains(id)) {
          operations.add(
              new Operation(
                  id,
                  each.getKey().toUpperCase(Locale.ROOT),
                  path.getKey(),
                  each.getValue().at("/requestBody/content"),
                  each.getValue().path("parameters")));
        }
      }
    }
    return operations;
  }

  /** One request; what is wrong with its answer, if anything. */
  private Optional<String> ask(
      Operation operation, Person who, Hostile hostile, Map<Integer, Integer> statuses) {
    String address = address(operation, hostile);
    HttpRequest.Builder request;
    try {
      request =
          HttpRequest.newBuilder(URI.create(who.door() + "/api/v1" + address)).timeout(TOO_SLOW);
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
    String body = body(operation, hostile);
    if (hostile.chance(70)) {
      request.header("If-Match", hostile.chance(60) ? "*" : "\"1\"");
    }
    if (hostile.chance(10)) {
      request.header("Idempotency-Key", hostile.oneOf(List.of("k", "\"", "a".repeat(300), "1 2")));
    }
    if (!body.isEmpty()) {
      request.header(
          "Content-Type",
          hostile.chance(95) ? operation.content().fieldNames().next() : "text/plain");
    }
    if (hostile.chance(95)) {
      who.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
    } else {
      request.header("Authorization", "Bearer a.b.c");
    }
    request.method(
        operation.method(),
        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    return sent(who, request.build(), operation.id() + " " + address + " " + body, statuses);
  }

  private static Optional<String> sent(
      Person who, HttpRequest request, String what, Map<Integer, Integer> statuses) {
    try {
      HttpResponse<InputStream> answer = who.http().send(request, BodyHandlers.ofInputStream());
      String text;
      try (InputStream in = answer.body()) {
        text = new String(in.readNBytes(MOST_READ), StandardCharsets.UTF_8);
      }
      statuses.merge(answer.statusCode(), 1, Integer::sum);
      if (answer.statusCode() >= 500) {
        return Optional.of(answer.statusCode() + " to " + shortened(what) + ": " + shortened(text));
      }
      return text.contains(MARK)
          ? Optional.of("a leak to " + shortened(what) + ": " + shortened(text))
          : Optional.empty();
    } catch (HttpTimeoutException late) {
      return Optional.of("no answer within " + TOO_SLOW + " to " + shortened(what));
    } catch (IOException e) {
      throw new UncheckedIOException(what, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String shortened(String text) {
    return text.substring(0, Math.min(text.length(), 600));
  }

  private static String address(Operation operation, Hostile hostile) {
    StringBuilder address = new StringBuilder();
    for (String part : operation.path().split("(?=/)")) {
      address.append(part.startsWith("/{") ? "/" + encoded(hostile.id()) : part);
    }
    char mark = '?';
    for (JsonNode query : operation.queries()) {
      String name = query.path("name").asText();
      if (query.path("in").asText().equals("query") && hostile.chance(40)) {
        String value =
            hostile.chance(40)
                ? hostile.oneOf(Hostile.STRINGS)
                : hostile.oneOf(List.of("1", "0", "100", "20", "nl", "json", "published", "a"));
        address.append(mark).append(name).append('=').append(encoded(value));
        mark = '&';
      }
    }
    return address.toString();
  }

  private static String encoded(String value) {
    // A lone surrogate becomes a question mark: no client can send it in an address.
    String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    return encoded.isEmpty() ? "%20" : encoded;
  }

  private static String body(Operation operation, Hostile hostile) {
    if (operation.content().isEmpty() || hostile.chance(3)) {
      return "";
    }
    JsonNode schema = operation.content().elements().next().path("schema");
    if (hostile.chance(5)) {
      return hostile.oneOf(List.of("{", "[]", "nul", "{\"a\":1,\"a\":2}", "\u0000", "\"x\""));
    }
    if (operation.id().equals("importDocuments")) {
      return Json.text(Documents.importedManager(hostile.oneOf(Hostile.STRINGS)))
          + "\n"
          + hostile.oneOf(Hostile.STRINGS)
          + "\n{\"kind\":\"request\",\"externalId\":\"x\",\"start\":\"2026-99-99\"}";
    }
    return Json.text(hostile.spoiled(schema));
  }
}
