package eu.veerman.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Another process that runs the servers in a folder, as a test sees it. */
final class OtherVeerman implements AutoCloseable {

  private final Process process;
  private final List<String> steps = new ArrayList<>();
  private String last = "";

  private OtherVeerman(Process process) {
    this.process = process;
  }

  /** Starts one and returns when its servers are ready, or when it has said why not. */
  static OtherVeerman start(Path data) throws IOException {
    return start(List.of(), System.getProperty("java.class.path"), data);
  }

  /** The same under another account, whose command comes first. */
  static OtherVeerman start(List<String> prefix, String classPath, Path data) throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx64m", "-cp", classPath));
    command.addAll(List.of(StartAndWait.class.getName(), data.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    OtherVeerman other = new OtherVeerman(process);
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line;
    while ((line = lines.readLine()) != null) {
      other.last = line;
      if (line.startsWith("ready ") || line.startsWith("refused ")) {
        return other;
      }
      other.steps.add(line);
    }
    throw new AssertionError("it ended before it was ready:\n" + String.join("\n", other.steps));
  }

  /** This test's class path, with copies in a folder of what the account cannot read. */
  static String classPathFor(ServerAccount account, Path copies) throws IOException {
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(":")) {
      Path path = Path.of(entry);
      if (!Files.exists(path) || account.reaches(Folders.above(path))) {
        entries.add(entry);
        continue;
      }
      // A folder of classes goes with its neighbours: the servers' archives lie beside it.
      Path original = Files.isDirectory(path) ? Folders.above(path) : path;
      Path copy = copies.resolve(Integer.toString(entries.size())).resolve(original.getFileName());
      copy(original, copy);
      entries.add(copy.resolve(original.relativize(path)).toString());
    }
    return String.join(":", entries);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(Folders.above(to));
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : (Iterable<Path>) all::iterator) {
        Files.copy(each, to.resolve(from.relativize(each).toString()));
      }
    }
  }

  List<String> steps() {
    return steps;
  }

  /** What it said last: "ready …" or "refused …". */
  String answer() {
    return last;
  }

  int sql(String statement) throws SQLException {
    String[] words = last.split(" ");
    try (Connection connection = DriverManager.getConnection(words[1], "postgres", words[2]);
        Statement sql = connection.createStatement()) {
      if (!sql.execute(statement)) {
        return sql.getUpdateCount();
      }
      try (ResultSet result = sql.getResultSet()) {
        result.next();
        return result.getInt(1);
      }
    }
  }

  String elasticsearch(String method, String path, String body)
      throws IOException, InterruptedException {
    URI uri = URI.create(last.split(" ")[3]).resolve(path);
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(uri)
                  .header("Content-Type", "application/json")
                  .method(method, HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  /** Kills it at once, and nothing else. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** Kills it so that even the guards of its servers are gone. */
  void killWithGuards() throws InterruptedException {
    process
        .children()
        .filter(each -> each.info().commandLine().orElse("").contains("veerman-guard"))
        .forEach(ProcessHandle::destroyForcibly);
    kill();
  }

  /** Kills its servers at once, with all their processes. */
  void killServers() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
  }

  /** Ends it in good order. */
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("it did not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
