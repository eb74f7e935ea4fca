package eu.veerman.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The program as {@code ./veerman up} runs it, in a process of its own that can be killed. */
final class OtherVeerman implements AutoCloseable {
  private static final long START_SECONDS = 180;
  private static final long END_SECONDS = 60;
  private static final String READY = "ready ";

  private final Path data;
  private final Process process;
  private final List<String> said = new ArrayList<>();
  private final CompletableFuture<URI> door = new CompletableFuture<>();

  private OtherVeerman(Path data, Process process) {
    this.data = data;
    this.process = process;
    Thread.ofPlatform().daemon().name("other-veerman").start(this::listen);
  }

  /** What a command said that has ended, and its exit code. */
  record Ended(int exitCode, String said) {}

  /** Runs a command that ends, such as a backup. */
  static Ended run(String... words) {
    List<String> command = program();
    command.addAll(List.of(words));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Ended(process.waitFor(), said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static List<String> program() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    return command;
  }

  /** Starts it on a folder and returns when it says that it is ready. */
  static OtherVeerman up(Path data, Map<String, String> environment, String... more) {
    List<String> command = program();
    command.addAll(List.of("--port", "0", "--data", data.toString()));
    command.addAll(List.of(more));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      OtherVeerman other = new OtherVeerman(data, builder.start());
      other.door();
      return other;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void listen() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line;
      while ((line = lines.readLine()) != null) {
        synchronized (said) {
          said.add(line);
        }
        if (line.startsWith(READY)) {
          door.complete(URI.create(line.substring(READY.length())));
        }
      }
      door.completeExceptionally(new AssertionError("it ended before it was ready: " + said()));
    } catch (IOException e) {
      door.completeExceptionally(e);
    }
  }

  /** The public door, {@code http://localhost:PORT}. */
  URI door() {
    try {
      return door.get(START_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      throw new AssertionError("it did not get ready: " + said(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** All it has printed. */
  String said() {
    synchronized (said) {
      return String.join("\n", said);
    }
  }

  /** Where its Elasticsearch answers, as the server itself wrote it down. */
  URI elasticsearch() {
    try {
      Path place = data;
      Path elsewhere = data.resolve("servers-are-at");
      if (Files.exists(elsewhere)) {
        place = Path.of(Files.readString(elsewhere).strip());
      }
      Path ports = place.resolve("elasticsearch").resolve("logs").resolve("http.ports");
      return URI.create("http://" + Files.readAllLines(ports).getFirst().strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** It and every process that it has started. */
  List<ProcessHandle> processes() {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    return all;
  }

  /** kill -9. */
  void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** SIGTERM; returns its exit code. */
  int terminate() {
    process.destroy();
    return awaitEnd();
  }

  private int awaitEnd() {
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("it did not end: " + said());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      terminate();
    }
  }
}
