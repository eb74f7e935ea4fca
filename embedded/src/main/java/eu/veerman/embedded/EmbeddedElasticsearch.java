package eu.veerman.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A running Elasticsearch: one node without security, listening on loopback only. Closing it stops
 * the server.
 *
 * <p>It is the build that Elastic tests its clients against: the real server with few modules.
 */
public final class EmbeddedElasticsearch implements AutoCloseable {

  static final String FOLDER = "elasticsearch";

  /** Enough for 100,000 profiles; what is left of the machine's memory caches the index files. */
  public static final int DEFAULT_HEAP_MEBIBYTES = 512;

  private static final int HEAP_MEBIBYTES_MIN = 128;
  private static final int HEAP_MEBIBYTES_MAX = 31 * 1024;
  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);

  private final ServerProcess process;
  private final URI address;

  private EmbeddedElasticsearch(ServerProcess process, URI address) {
    this.process = process;
    this.address = address;
  }

  /**
   * Starts the server, on the indices that an earlier start left where there are some. Returns when
   * all of them can be searched.
   *
   * @param heapMebibytes 128 to 31744
   * @throws ServerTrouble when it does not start
   */
  public static EmbeddedElasticsearch start(
      ServersFolder folder, int heapMebibytes, Durability durability, Progress progress) {
    if (heapMebibytes < HEAP_MEBIBYTES_MIN || heapMebibytes > HEAP_MEBIBYTES_MAX) {
      throw new IllegalArgumentException(
          "heapMebibytes is "
              + heapMebibytes
              + ", must be "
              + HEAP_MEBIBYTES_MIN
              + " to "
              + HEAP_MEBIBYTES_MAX);
    }
    return new Start(folder, heapMebibytes, durability, progress).run();
  }

  /** {@code http://127.0.0.1:PORT}, a free port chosen at each start. */
  public URI address() {
    return address;
  }

  /** The process id of the server's launcher, which ends with the server. */
  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.stop(STOP_LIMIT);
  }

  /** One start: the folders it works in and the steps in their order. */
  private static final class Start {

    private final ServerAccount account;
    private final int heapMebibytes;
    private final Durability durability;
    private final Progress progress;
    private final ServerArchives archives = ServerArchives.ofThisBuild();
    private final Path home;
    private final Path programs;
    private final Path config;
    private final Path data;
    private final Path logs;
    private final Path temporary;

    Start(ServersFolder folder, int heapMebibytes, Durability durability, Progress progress) {
      this.account = folder.account();
      this.heapMebibytes = heapMebibytes;
      this.durability = durability;
      this.progress = progress;
      this.home = Folders.make(folder.place().resolve(FOLDER), Folders.PASSABLE);
      this.programs = home.resolve("programs-" + archives.elasticsearchVersion());
      this.config = home.resolve("config");
      this.data = home.resolve("data");
      this.logs = home.resolve("logs");
      this.temporary = home.resolve("temporary");
    }

    EmbeddedElasticsearch run() {
      Path java = javaHome();
      if (!Files.isDirectory(programs)) {
        progress.step("Unpacking Elasticsearch " + archives.elasticsearchVersion());
        Unpacking.zip(archives.elasticsearch(), programs);
      }
      endStrays();
      prepareFolders();
      progress.step("Starting Elasticsearch " + archives.elasticsearchVersion());
      ServerProcess process = launch(java);
      try {
        return new EmbeddedElasticsearch(process, awaitReady(process));
      } catch (RuntimeException e) {
        process.stop(STOP_LIMIT);
        throw e;
      }
    }

    private Path javaHome() {
      Path java = Folders.real(Path.of(System.getProperty("java.home")));
      if (!account.reaches(java.resolve("bin"))) {
        throw new ServerTrouble(
            "Elasticsearch never runs as root, and the account it runs under cannot enter the JDK"
                + " in "
                + java
                + ": set JAVA_HOME to a JDK that all users can read, or run Veerman as an ordinary"
                + " user.");
      }
      return java;
    }

    private void endStrays() {
      String ours = "-Des.path.home=" + home + "/programs-";
      StrayProcesses.end(
          new StrayProcesses.Kind(
              "Elasticsearch",
              line ->
                  line.getFirst().endsWith("java")
                      && line.stream().anyMatch(each -> each.startsWith(ours)),
              line ->
                  line.getLast().contains("CliToolLauncher")
                      && line.stream().anyMatch(each -> each.startsWith(ours)),
              "TERM"),
          progress);
    }

    private void prepareFolders() {
      // The settings are written afresh at each start; what else is here is what crashes leave.
      Folders.remove(config);
      Folders.remove(temporary);
      Folders.remove(logs);
      try {
        for (Path each : List.of(config, data, logs, temporary)) {
          if (!Files.isDirectory(each)) {
            Folders.make(each, Folders.PRIVATE);
            account.give(each);
          }
        }
        Files.writeString(config.resolve("elasticsearch.yml"), settings());
        Files.writeString(config.resolve("jvm.options"), jvmOptions());
        Files.writeString(config.resolve("log4j2.properties"), logging());
        account.give(config);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot prepare " + home, e);
      }
    }

    private String settings() {
      return """
      cluster.name: veerman
      node.name: veerman
      discovery.type: single-node
      path.data: %s
      path.logs: %s
      network.host: 127.0.0.1
      http.port: 0
      transport.port: 0
      # Writes the chosen ports to files, which is how we learn them.
      node.portsfile: true
      xpack.security.enabled: false
      # One node on somebody's disk: a full disk shall not make the indices read-only for good.
      cluster.routing.allocation.disk.threshold_enabled: false
      """
          .formatted(quoted(data), quoted(logs));
    }

    private static String quoted(Path path) {
      return "'" + path.toString().replace("'", "''") + "'";
    }

    private String jvmOptions() {
      String heap = "-Xms" + heapMebibytes + "m\n-Xmx" + heapMebibytes + "m\n";
      String speed =
          switch (durability) {
            case KEPT -> "-XX:+UseG1GC\n";
            // A test run is over before the second compiler would have paid for itself.
            case THROWN_AWAY -> "-XX:+UseSerialGC\n-XX:TieredStopAtLevel=1\n";
          };
      return heap
          + speed
          + """
          -Djava.io.tmpdir=${ES_TMPDIR}
          20-:--add-modules=jdk.incubator.vector
          -Dorg.apache.lucene.store.MMapDirectory.sharedArenaMaxPermits=1
          -XX:+ExitOnOutOfMemoryError
          -XX:-UsePerfData
          """
          + "-XX:ErrorFile="
          + logs
          + "/hs_err_pid%p.log\n";
    }

    /** All to the console: what is printed there goes to a log file of limited size. */
    private static String logging() {
      return """
      status = error
      appender.console.type = Console
      appender.console.name = console
      appender.console.layout.type = PatternLayout
      appender.console.layout.pattern = [%d{ISO8601}{UTC}Z][%-5p][%-25c{1.}]%marker %m%n%throwable
      rootLogger.level = info
      rootLogger.appenderRef.console.ref = console
      """;
    }

    private ServerProcess launch(Path java) {
      Path bash =
          Programs.find("bash")
              .orElseThrow(
                  () ->
                      new ServerTrouble(
                          "Elasticsearch needs bash, which is not here: install it."));
      Map<String, String> environment = new LinkedHashMap<>();
      environment.put("PATH", Programs.searchPath());
      environment.put("HOME", home.toString());
      environment.put("LC_ALL", "C.UTF-8");
      environment.put("HOSTNAME", "localhost");
      environment.put("ES_JAVA_HOME", java.toString());
      environment.put("ES_PATH_CONF", config.toString());
      environment.put("ES_TMPDIR", temporary.toString());
      environment.put("CLI_JAVA_OPTS", "-XX:-UsePerfData -XX:TieredStopAtLevel=1");
      List<String> command =
          List.of(bash.toString(), programs.resolve("bin").resolve("elasticsearch").toString());
      return ServerProcess.start(
          new ServerProcess.Plan("Elasticsearch", account, programs, environment, command, "TERM"),
          new ServerLog(home.resolve("elasticsearch.log")));
    }

    private URI awaitReady(ServerProcess process) {
      Path ports = logs.resolve("http.ports");
      Await.until(() -> Files.exists(ports) || !process.isAlive(), START_LIMIT);
      if (!process.isAlive() || !Files.exists(ports)) {
        throw process.trouble("did not start");
      }
      URI address = address(ports);
      try (HttpClient client = HttpClient.newHttpClient()) {
        Await.until(() -> healthy(client, address) || !process.isAlive(), START_LIMIT);
        if (!process.isAlive() || !healthy(client, address)) {
          throw process.trouble("started but its indices did not become searchable");
        }
      }
      return address;
    }

    private static URI address(Path ports) {
      try {
        // One line per address; the file is moved into place complete.
        return URI.create("http://" + Files.readAllLines(ports).getFirst().strip());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static boolean healthy(HttpClient client, URI address) {
      URI health = address.resolve("/_cluster/health?wait_for_status=yellow&timeout=2s");
      try {
        HttpRequest request = HttpRequest.newBuilder(health).timeout(ANSWER_LIMIT).build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
      } catch (IOException e) {
        return false; // not listening yet
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}
