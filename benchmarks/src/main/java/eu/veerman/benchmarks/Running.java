package eu.veerman.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.veerman.embedded.DatabaseAddress;
import eu.veerman.embedded.Durability;
import eu.veerman.embedded.EmbeddedElasticsearch;
import eu.veerman.embedded.EmbeddedPostgres;
import eu.veerman.embedded.Progress;
import eu.veerman.embedded.ServersFolder;
import eu.veerman.platform.observability.Logging;
import eu.veerman.standalone.Marketplace;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The whole marketplace on an empty folder of its own, with an administrator who is signed in, and
 * the Elasticsearch it runs on for what it is compared with.
 */
public final class Running implements AutoCloseable {
  private static final String EMAIL = "bench@veerman.example";
  private static final String PASSWORD = "a-measure-for-everything";
  private static final Duration ARRIVAL = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** As browsers speak to an address without TLS. */
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final EmbeddedElasticsearch search;
  private final DatabaseAddress database;
  private final URI door;
  private final @Nullable String token;
  private final List<URI> measurements;
  private final double heapWhenEmpty;

  private Running(Path data) throws InterruptedException, IOException {
    new Logging(Logging.Form.TEXT, ch.qos.logback.classic.Level.WARN).start();
    Progress progress = what -> System.err.println("  " + what);
    open.push(() -> delete(data));
    if (!(ServersFolder.open(data, progress) instanceof ServersFolder.Opened folder)) {
      throw new IllegalStateException(data + " cannot be used");
    }
    open.push(folder.folder());
    EmbeddedPostgres postgres =
        EmbeddedPostgres.start(folder.folder(), 0, Durability.KEPT, progress);
    open.push(postgres);
    database = postgres.administrator();
    search =
        EmbeddedElasticsearch.start(
            folder.folder(),
            EmbeddedElasticsearch.DEFAULT_HEAP_MEBIBYTES,
            Durability.KEPT,
            progress);
    open.push(search);
    Marketplace marketplace =
        Marketplace.start(
            Vertx.vertx(),
            new Marketplace.Ground(
                postgres.administrator(),
                search.address(),
                0,
                false,
                Optional.empty(),
                // A million managers take longer than the usual hour of a token.
                Map.of(
                    "VEERMAN_ADMIN_EMAIL",
                    EMAIL,
                    "VEERMAN_ADMIN_PASSWORD",
                    PASSWORD,
                    "VEERMAN_TOKEN_LIFETIME",
                    "1d")),
            Clock.systemUTC(),
            UUID::randomUUID,
            new SecureRandom(),
            progress);
    open.push(marketplace);
    door = URI.create("http://localhost:" + marketplace.port());
    measurements = marketplace.managementAddresses();
    token =
        post("/api/v1/sessions", Map.of("email", EMAIL, "password", PASSWORD))
            .path("accessToken")
            .asText();
    System.gc();
    heapWhenEmpty = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** Starts it; takes about half a minute. */
  public static Running start() {
    try {
      return new Running(Files.createTempDirectory("veerman-bench"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while starting", e);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The one column of the rows that a query gives, as text. */
  public List<String> query(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** A connection to its database, as the administrator; to be closed. */
  public Connection connect() {
    try {
      return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    } catch (SQLException e) {
      throw new IllegalStateException("the database does not answer", e);
    }
  }

  /** One measurement of matching-service, by the name under which Prometheus reads it. */
  public double metric(String name) {
    for (URI management : measurements) {
      String found =
          send(HttpRequest.newBuilder(management.resolve("/metrics")).GET())
              .lines()
              .filter(line -> line.startsWith(name))
              .findFirst()
              .orElse("");
      if (!found.isEmpty()) {
        return Double.parseDouble(found.substring(found.lastIndexOf(' ') + 1));
      }
    }
    throw new IllegalStateException("no service measures " + name);
  }

  /** Bytes of heap that the marketplace took before anybody was in it. */
  public double heapWhenEmpty() {
    return heapWhenEmpty;
  }

  /** Where its Elasticsearch listens. */
  public URI search() {
    return search.address();
  }

  public JsonNode get(String path) {
    return json(request(door.resolve(path)).GET());
  }

  public JsonNode post(String path, Object body) {
    return json(
        request(door.resolve(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(text(body))));
  }

  /** Imports documents, one a line, and returns the answer's lines. */
  public Stream<JsonNode> imports(String lines) {
    String answer =
        send(
            request(door.resolve("/api/v1/imports"))
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(lines)));
    return answer.lines().map(Running::parsed);
  }

  /** A shortlist once the population has caught up with what was imported. */
  public JsonNode shortlist(String request, int limit, int population) {
    long deadline = System.nanoTime() + ARRIVAL.toNanos();
    while (true) {
      JsonNode answer = get("/api/v1/requests/" + request + "/shortlist?limit=" + limit);
      if (answer.path("population").asInt() == population) {
        return answer;
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("the population stays behind the import: " + answer);
      }
      Thread.onSpinWait();
    }
  }

  /** A call to the Elasticsearch beside it. */
  public JsonNode elasticsearch(String method, String path, String contentType, String body) {
    return parsed(
        send(
            HttpRequest.newBuilder(search.address().resolve(path))
                .header("Content-Type", contentType)
                .method(method, BodyPublishers.ofString(body))));
  }

  private HttpRequest.Builder request(URI uri) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(uri);
    return token == null ? builder : builder.header("Authorization", "Bearer " + token);
  }

  private JsonNode json(HttpRequest.Builder request) {
    return parsed(send(request));
  }

  private String send(HttpRequest.Builder builder) {
    try {
      var response = http.send(builder.build(), BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new IllegalStateException(
            builder.build().uri() + " answers " + response.statusCode() + " " + response.body());
      }
      return response.body();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** An object as JSON. */
  public static String text(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** JSON as a tree. */
  public static JsonNode parsed(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception unclosed) {
        System.err.println("not everything ended cleanly: " + unclosed);
      }
    }
  }

  private static void delete(Path data) throws IOException {
    try (Stream<Path> all = Files.walk(data)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
