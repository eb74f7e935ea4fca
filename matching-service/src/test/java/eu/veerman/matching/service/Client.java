package eu.veerman.matching.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.RequestId;
import eu.veerman.platform.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Somebody who asks one instance of the service over HTTP. */
record Client(HttpClient http, URI api, Optional<String> token) {

  /** What came back. */
  record Response(int status, String text) {
    JsonNode json() {
      return Json.readTree(text);
    }

    Response expect(int expected) {
      assertThat(status).as(text).isEqualTo(expected);
      return this;
    }

    /** What a problem says, without the id of the one request. */
    String problem() {
      return json().path("type").asText() + " " + json().path("detail").asText();
    }
  }

  Response get(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(api + path)).timeout(Duration.ofSeconds(60));
    token.ifPresent(word -> request.header("Authorization", "Bearer " + word));
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      return new Response(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  Response shortlist(RequestId request, String query) {
    return get("/requests/" + request + "/shortlist" + query);
  }

  JsonNode shortlist(RequestId request) {
    return shortlist(request, "").expect(200).json();
  }

  Response matches(ManagerId manager, String query) {
    return get("/managers/" + manager + "/matches" + query);
  }

  JsonNode matches(ManagerId manager) {
    return matches(manager, "").expect(200).json();
  }

  /** How many changes an update of a shortlist would show. */
  int changes(RequestId request, String since) {
    return get("/requests/" + request + "/shortlist/changes?since=" + since)
        .expect(200)
        .json()
        .path("changes")
        .asInt();
  }
}
