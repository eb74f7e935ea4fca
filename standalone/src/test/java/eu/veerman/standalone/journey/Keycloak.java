package eu.veerman.standalone.journey;

import eu.veerman.platform.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The real Keycloak, as a company would run it, with a realm of its own for each test. */
final class Keycloak implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(4);
  private static final String ADMINISTRATOR = "admin";

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final Path log;
  private final URI address;

  private Keycloak(Process process, Path log, URI address) {
    this.process = process;
    this.log = log;
    this.address = address;
  }

  /** Starts the server that is unpacked in a folder, and returns when it answers. */
  static Keycloak start(Path home) {
    try {
      int port = freePort();
      Path log = Files.createTempFile("keycloak-", ".log");
      ProcessBuilder builder =
          new ProcessBuilder(
              "sh",
              home.resolve("bin").resolve("kc.sh").toString(),
              "start-dev",
              "--db=dev-mem",
              "--http-host=127.0.0.1",
              "--http-port=" + port);
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMINISTRATOR);
      builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMINISTRATOR);
      builder.redirectErrorStream(true).redirectOutput(log.toFile());
      Keycloak keycloak =
          new Keycloak(builder.start(), log, URI.create("http://127.0.0.1:" + port));
      keycloak.awaitReady();
      return keycloak;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void awaitReady() throws IOException {
    long deadline = System.nanoTime() + START.toNanos();
    while (System.nanoTime() < deadline && process.isAlive()) {
      try {
        if (send("/realms/master", "GET", "", Map.of()).statusCode() == 200) {
          return;
        }
      } catch (UncheckedIOException notYet) {
        // Its port is not open yet.
      }
      pause();
    }
    close();
    throw new AssertionError("Keycloak did not start: " + Files.readString(log));
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(300);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A realm's address, which its tokens name as their issuer. */
  String issuer(String realm) {
    return address + "/realms/" + realm;
  }

  /**
   * Makes a realm with a public client called veerman.
   *
   * @param users passwords by address; whoever has one may use it
   */
  void makeRealm(String realm, URI door, Map<String, String> users) {
    Map<String, Object> client =
        Map.of(
            "clientId",
            "veerman",
            "publicClient",
            true,
            "standardFlowEnabled",
            true,
            "redirectUris",
            List.of(door + "/sso"),
            "attributes",
            Map.of("pkce.code.challenge.method", "S256"));
    List<Map<String, Object>> people =
        users.entrySet().stream().map(user -> user(user.getKey(), user.getValue())).toList();
    HttpResponse<String> made =
        send(
            "/admin/realms",
            "POST",
            Json.text(
                Map.of(
                    "realm", realm, "enabled", true, "clients", List.of(client), "users", people)),
            Map.of("Authorization", "Bearer " + token(), "Content-Type", "application/json"));
    if (made.statusCode() != 201) {
      throw new AssertionError("the realm was not made: " + made.body());
    }
  }

  private static Map<String, Object> user(String email, String password) {
    return Map.of(
        "username",
        email.substring(0, email.indexOf('@')),
        "email",
        email,
        "emailVerified",
        true,
        "enabled",
        true,
        "firstName",
        "Sanne",
        "lastName",
        "Bedrijf",
        "credentials",
        List.of(Map.of("type", "password", "value", password, "temporary", false)));
  }

  private String token() {
    String form =
        "grant_type=password&client_id=admin-cli&username="
            + ADMINISTRATOR
            + "&password="
            + URLEncoder.encode(ADMINISTRATOR, StandardCharsets.UTF_8);
    HttpResponse<String> answer =
        send(
            "/realms/master/protocol/openid-connect/token",
            "POST",
            form,
            Map.of("Content-Type", "application/x-www-form-urlencoded"));
    return Json.readTree(answer.body()).path("access_token").asText();
  }

  private HttpResponse<String> send(
      String path, String method, String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path))
            .timeout(Duration.ofSeconds(30))
            .method(method, BodyPublishers.ofString(body));
    headers.forEach(request::header);
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    http.close();
  }
}
