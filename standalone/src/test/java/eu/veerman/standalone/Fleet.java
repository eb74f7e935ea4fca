package eu.veerman.standalone;

import eu.veerman.embedded.DatabaseAddress;
import eu.veerman.embedded.Durability;
import eu.veerman.embedded.EmbeddedElasticsearch;
import eu.veerman.embedded.EmbeddedPostgres;
import eu.veerman.embedded.Progress;
import eu.veerman.embedded.ServersFolder;
import eu.veerman.platform.config.Secret;
import eu.veerman.platform.database.DatabaseLogin;
import eu.veerman.platform.database.DatabaseSetup;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The services as {@code docker-compose.yml} runs them, as processes instead of containers: two
 * instances of each by {@code java -jar}, on one PostgreSQL and one Elasticsearch of their own,
 * which can be taken away from them.
 */
final class Fleet implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final String PASSWORD = "fleet";
  private static final int HEAP_MEBIBYTES = 384;
  private static final Duration END = Duration.ofSeconds(40);
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final int KEPT_LINES = 400;
  private static final int FIRST_PORT = 20_000;
  private static final int PORTS = 10_000;

  /** Runs beside each other begin at different ports. */
  private static final AtomicInteger NEXT_PORT =
      new AtomicInteger((int) (ProcessHandle.current().pid() * 37 % PORTS));

  /** What an instance is one of. */
  enum Service {
    PROFILE("profile-service"),
    MATCHING("matching-service"),
    GATEWAY("gateway");

    private final String module;

    Service(String module) {
      this.module = module;
    }

    Path jar() {
      return Path.of("..", module, "target", module + ".jar");
    }
  }

  /** One place that a process of a service has in the fleet; ports stay when it is started anew. */
  final class Instance {
    private final Service service;
    private final int port = freePort();
    private final int managementPort = freePort();
    private final Deque<String> said = new ArrayDeque<>();
    private Process process;

    private Instance(Service service) {
      this.service = service;
    }

    URI url() {
      return URI.create("http://" + LOOPBACK + ":" + port);
    }

    private URI managementUrl() {
      return URI.create("http://" + LOOPBACK + ":" + managementPort);
    }

    /** Starts the process; {@link #awaitReady} waits for it. */
    void start() {
      ProcessBuilder builder =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx256m",
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "-jar",
                  service.jar().toString())
              .redirectErrorStream(true);
      builder.environment().keySet().removeIf(key -> key.startsWith("VEERMAN_"));
      builder.environment().putAll(environment(this));
      try {
        process = builder.start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Thread.ofPlatform().daemon().name(service + "-says").start(this::listen);
    }

    private void listen() {
      try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
        String line;
        while ((line = lines.readLine()) != null) {
          synchronized (said) {
            said.add(line);
            if (said.size() > KEPT_LINES) {
              said.remove();
            }
          }
        }
      } catch (IOException ended) {
        // Killed: it has nothing more to say.
      }
    }

    /** Its last lines. */
    String said() {
      synchronized (said) {
        return String.join("\n", said);
      }
    }

    boolean isAlive() {
      return process.isAlive();
    }

    /** What its management port says of a path; empty while nobody answers. */
    Answer asked(String path) {
      HttpRequest request =
          HttpRequest.newBuilder(managementUrl().resolve(path)).timeout(ANSWER).build();
      try {
        var response = http.send(request, BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
      } catch (IOException away) {
        return new Answer(0, String.valueOf(away.getMessage()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    void awaitReady() {
      Awaiting.until(
          service + " is ready",
          () -> isAlive() ? asked("/health/ready") : new Answer(-1, said()),
          answer -> answer.status() == 200);
    }

    /** kill -9. */
    void kill() {
      process.destroyForcibly();
      awaitEnd();
    }

    private void awaitEnd() {
      try {
        if (!process.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new AssertionError(service + " did not end: " + said());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  /** What an instance's management port said. */
  record Answer(int status, String body) {}

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> administrator;
  private final Path path;
  private final ServersFolder folder;
  private final EmbeddedElasticsearch elasticsearch;
  private EmbeddedPostgres postgres;
  private final DatabaseAddress database;
  private final List<Instance> profiles;
  private final List<Instance> matchings;
  private final List<Instance> gateways;

  private Fleet(Map<String, String> administrator) throws IOException {
    this.administrator = administrator;
    path = Files.createTempDirectory(Path.of("/tmp"), "veerman-fleet-test-");
    folder =
        switch (ServersFolder.open(path, Progress.silent())) {
          case ServersFolder.Opened opened -> opened.folder();
          case ServersFolder.Refused refused -> throw new AssertionError(refused.sentence());
        };
    postgres = EmbeddedPostgres.start(folder, freePort(), Durability.KEPT, Progress.silent());
    elasticsearch =
        EmbeddedElasticsearch.start(
            folder, HEAP_MEBIBYTES, Durability.THROWN_AWAY, Progress.silent());
    database = postgres.administrator();
    DatabaseSetup.run(
        new DatabaseLogin(
            new eu.veerman.platform.database.DatabaseAddress(
                database.host(), database.port(), database.database()),
            database.user(),
            new Secret(database.password())),
        DatabaseSetup.roles(new Secret(PASSWORD), new Secret(PASSWORD), new Secret(PASSWORD)));
    profiles = List.of(new Instance(Service.PROFILE), new Instance(Service.PROFILE));
    matchings = List.of(new Instance(Service.MATCHING), new Instance(Service.MATCHING));
    gateways = List.of(new Instance(Service.GATEWAY), new Instance(Service.GATEWAY));
  }

  /** Starts the servers and all six processes at once, and returns when all are ready. */
  static Fleet start(Map<String, String> administrator) throws IOException {
    Fleet fleet = new Fleet(administrator);
    try {
      fleet.instances().forEach(Instance::start);
      fleet.instances().forEach(Instance::awaitReady);
      return fleet;
    } catch (RuntimeException | AssertionError failure) {
      fleet.instances().forEach(each -> System.err.println(each.said()));
      fleet.close();
      throw failure;
    }
  }

  private Map<String, String> environment(Instance instance) {
    Map<String, String> keys = new HashMap<>();
    keys.put("VEERMAN_HOST", LOOPBACK);
    keys.put("VEERMAN_PORT", Integer.toString(instance.port));
    keys.put("VEERMAN_MANAGEMENT_PORT", Integer.toString(instance.managementPort));
    keys.put(
        "VEERMAN_DATABASE_URL",
        "postgresql://" + LOOPBACK + ":" + database.port() + "/" + database.database());
    keys.put("VEERMAN_DATABASE_PASSWORD", PASSWORD);
    switch (instance.service) {
      case PROFILE -> {
        keys.put("VEERMAN_SECURE_COOKIE", "false");
        keys.putAll(administrator);
      }
      case MATCHING -> {
        keys.put("VEERMAN_SEARCH_URL", elasticsearch.address().toString());
        keys.put("VEERMAN_KEYS_URLS", urls(profiles, "/.well-known/jwks.json"));
      }
      case GATEWAY -> {
        keys.put("VEERMAN_PROFILE_URLS", urls(profiles, ""));
        keys.put("VEERMAN_MATCHING_URLS", urls(matchings, ""));
        // Four threads that write as fast as they can are more than one person may ask.
        keys.put("VEERMAN_REQUESTS_PER_SECOND", "1000");
      }
    }
    return keys;
  }

  private static String urls(List<Instance> instances, String path) {
    return String.join(",", instances.stream().map(each -> each.url() + path).toList());
  }

  /**
   * A port that stays free until it is used: below those from which systems take the ports of
   * outgoing connections, of which the tests make thousands.
   */
  private static int freePort() {
    while (true) {
      int port = FIRST_PORT + NEXT_PORT.getAndIncrement() % PORTS;
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(LOOPBACK))) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        // The next one, then.
      }
    }
  }

  List<Instance> profiles() {
    return profiles;
  }

  List<Instance> matchings() {
    return matchings;
  }

  List<Instance> gateways() {
    return gateways;
  }

  List<Instance> instances() {
    return Stream.of(profiles, matchings, gateways).flatMap(List::stream).toList();
  }

  URI elasticsearch() {
    return elasticsearch.address();
  }

  /** Every process of Elasticsearch stands still until it goes on: it takes requests, silently. */
  void elasticsearchStandsStill() {
    signalElasticsearch("STOP");
  }

  void elasticsearchGoesOn() {
    signalElasticsearch("CONT");
  }

  private void signalElasticsearch(String signal) {
    ProcessHandle server = ProcessHandle.of(elasticsearch.pid()).orElseThrow();
    List<String> command = new ArrayList<>(List.of("kill", "-s", signal));
    Stream.concat(Stream.of(server), server.descendants())
        .forEach(each -> command.add(Long.toString(each.pid())));
    try {
      int code = new ProcessBuilder(command).inheritIO().start().waitFor();
      if (code != 0) {
        throw new AssertionError(command + " ended with " + code);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  void postgresGoesAway() {
    postgres.close();
  }

  /** PostgreSQL comes back where it was. */
  void postgresComesBack() {
    postgres = EmbeddedPostgres.start(folder, database.port(), Durability.KEPT, Progress.silent());
  }

  /** The rows of a query, each as its columns in the form of texts. */
  List<List<String>> sql(String query) {
    try (Connection connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<List<String>> all = new ArrayList<>();
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.add(rows.getString(i));
        }
        all.add(row);
      }
      return all;
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  @Override
  public void close() {
    instances().reversed().stream()
        .filter(each -> each.process != null)
        .peek(each -> each.process.destroy())
        .toList()
        .forEach(Instance::awaitEnd);
    elasticsearch.close();
    postgres.close();
    folder.close();
    http.close();
    try (Stream<Path> all = Files.walk(path)) {
      all.sorted(Comparator.reverseOrder()).forEach(Fleet::remove);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
