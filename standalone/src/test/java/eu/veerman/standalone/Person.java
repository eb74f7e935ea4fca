package eu.veerman.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import eu.veerman.platform.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Somebody who speaks to the marketplace over HTTP, with a bearer token or without. */
public record Person(HttpClient http, URI door, Optional<String> token, JsonNode account) {
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final String API = "/api/v1";

  /** Somebody who has not signed in. */
  static Person nobody(HttpClient http, URI door) {
    return new Person(http, door, Optional.empty(), MissingNode.getInstance());
  }

  /** What came back. */
  public record Response(int status, Map<String, List<String>> headers, byte[] bytes) {
    public JsonNode json() {
      return bytes.length == 0 ? MissingNode.getInstance() : Json.readStrictTree(bytes);
    }

    List<JsonNode> lines() {
      return text()
          .lines()
          .map(line -> Json.readStrictTree(line.getBytes(StandardCharsets.UTF_8)))
          .toList();
    }

    String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    Optional<String> header(String name) {
      return headers.entrySet().stream()
          .filter(each -> each.getKey().equalsIgnoreCase(name))
          .map(each -> String.join(", ", each.getValue()))
          .findFirst();
    }

    String etag() {
      return header("ETag").orElseThrow();
    }

    String position() {
      return header("Veerman-Position").orElseThrow();
    }

    public String id() {
      return json().path("id").asText();
    }

    /** The fields that a problem names. */
    List<String> pointers() {
      return json().path("errors").findValuesAsText("pointer");
    }

    public Response expect(int expected) {
      assertThat(status).as("%s", text()).isEqualTo(expected);
      return this;
    }

    /** A refusal that says what is wrong in the form of RFC 9457. */
    public Response expectProblem(int expected) {
      expect(expected);
      assertThat(header("Content-Type").orElse("none")).startsWith("application/problem+json");
      JsonNode problem = json();
      assertThat(problem.path("status").asInt()).isEqualTo(expected);
      assertThat(problem.path("type").asText()).startsWith("/problems/");
      assertThat(problem.path("title").asText()).isNotBlank();
      assertThat(problem.path("detail").asText()).isNotBlank();
      return this;
    }
  }

  Person signedIn(String email, String password) {
    Response session = post("/sessions", Map.of("email", email, "password", password)).expect(201);
    return new Person(
        http,
        door,
        Optional.of(session.json().path("accessToken").asText()),
        session.json().path("account"));
  }

  /** The same place with somebody's token, if there is one. */
  Person withTokenOf(Person other) {
    return new Person(http, door, other.token(), other.account());
  }

  Person withToken(String other) {
    return new Person(http, door, Optional.of(other), account);
  }

  /** The profile of a manager's account. */
  public String profile() {
    return account.path("manager").asText();
  }

  public Response get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  public Response post(String path, Object json, String... headers) {
    return send("POST", path, body(json), asJson(headers));
  }

  public Response put(String path, Object json, String... headers) {
    return send("PUT", path, body(json), asJson(headers));
  }

  Response delete(String path, String... headers) {
    return send("DELETE", path, BodyPublishers.noBody(), headers);
  }

  Response importing(String... lines) {
    return send(
        "POST",
        "/imports",
        BodyPublishers.ofString(String.join("\n", lines)),
        "Content-Type",
        "application/x-ndjson");
  }

  private static BodyPublisher body(Object json) {
    return BodyPublishers.ofByteArray(
        json instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : Json.bytes(json));
  }

  private static String[] asJson(String[] headers) {
    String[] more = Arrays.copyOf(headers, headers.length + 2);
    more[headers.length] = "Content-Type";
    more[headers.length + 1] = "application/json";
    return more;
  }

  /** Asks the API. */
  Response send(String method, String path, BodyPublisher body, String... headers) {
    return sendTo(API + path, method, body, headers);
  }

  /** Asks anything that the door has. */
  Response sendTo(String path, String method, BodyPublisher body, String... headers) {
    HttpRequest request = request(path, headers).method(method, body).build();
    try {
      // The request's own deadline ends with the head: a body without an end needs another one.
      HttpResponse<byte[]> response =
          http.sendAsync(request, BodyHandlers.ofByteArray())
              .get(ANSWER.toSeconds(), TimeUnit.SECONDS);
      return new Response(response.statusCode(), response.headers().map(), response.body());
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(method + " " + path + " was not answered", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Opens the stream of live events. */
  LiveNews listening() {
    return LiveNews.of(http, request(API + "/events").build());
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(door + path)).timeout(ANSWER);
    if (headers.length > 0) {
      request.headers(headers);
    }
    token.ifPresent(word -> request.header("Authorization", "Bearer " + word));
    return request;
  }
}
