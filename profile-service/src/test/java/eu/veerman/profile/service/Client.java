package eu.veerman.profile.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.veerman.platform.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
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

/** Somebody who speaks to the service over HTTP. */
record Client(HttpClient http, URI api, Optional<String> token, Optional<JsonNode> account) {

  /** What came back. */
  record Response(int status, Map<String, List<String>> headers, byte[] bytes) {
    JsonNode json() {
      return bytes.length == 0 ? MissingNode.getInstance() : Json.readStrictTree(bytes);
    }

    List<JsonNode> lines() {
      return new String(bytes, StandardCharsets.UTF_8)
          .lines()
          .map(line -> Json.readStrictTree(line.getBytes(StandardCharsets.UTF_8)))
          .toList();
    }

    String header(String name) {
      return String.join(
          ", ", headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), List.of()));
    }

    String etag() {
      return header("ETag");
    }

    String id() {
      return json().path("id").asText();
    }

    /** The places of the single errors of a problem. */
    List<String> pointers() {
      return json().path("errors").findValuesAsText("pointer");
    }

    Response expect(int expected) {
      assertThat(status).as("%s", new String(bytes, StandardCharsets.UTF_8)).isEqualTo(expected);
      return this;
    }
  }

  String organisation() {
    return account.orElseThrow().path("organisation").path("id").asText();
  }

  String accountId() {
    return account.orElseThrow().path("id").asText();
  }

  Client signedIn(String email, String password) {
    Response session = post("/sessions", Map.of("email", email, "password", password)).expect(201);
    return new Client(
        http,
        api,
        Optional.of(session.json().path("accessToken").asText()),
        Optional.of(session.json().path("account")));
  }

  Client withToken(String other) {
    return new Client(http, api, Optional.of(other), account);
  }

  Response get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  Response post(String path, Object json, String... headers) {
    return send("POST", path, body(json), with(headers, "Content-Type", "application/json"));
  }

  Response put(String path, Object json, String... headers) {
    return send("PUT", path, body(json), with(headers, "Content-Type", "application/json"));
  }

  Response delete(String path, String... headers) {
    return send("DELETE", path, BodyPublishers.noBody(), headers);
  }

  Response importing(BodyPublisher lines) {
    return send("POST", "/imports", lines, "Content-Type", "application/x-ndjson");
  }

  Response importing(String... lines) {
    return importing(BodyPublishers.ofString(String.join("\n", lines)));
  }

  private static BodyPublisher body(Object json) {
    return BodyPublishers.ofByteArray(
        json instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : Json.bytes(json));
  }

  private static String[] with(String[] headers, String name, String value) {
    String[] more = Arrays.copyOf(headers, headers.length + 2);
    more[headers.length] = name;
    more[headers.length + 1] = value;
    return more;
  }

  Response send(String method, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(api + path))
            .timeout(Duration.ofSeconds(60))
            .method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    token.ifPresent(word -> request.header("Authorization", "Bearer " + word));
    try {
      HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
      return new Response(response.statusCode(), response.headers().map(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A document in the form of its JSON text. */
  static ObjectNode document(String json) {
    return (ObjectNode) Json.readStrictTree(json.getBytes(StandardCharsets.UTF_8));
  }
}
