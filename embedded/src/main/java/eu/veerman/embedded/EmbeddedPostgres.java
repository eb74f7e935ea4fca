package eu.veerman.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A running PostgreSQL, listening on loopback only. Closing it stops the server. */
public final class EmbeddedPostgres implements AutoCloseable {

  static final String FOLDER = "postgresql";
  static final String DATA = "data";

  private static final String HOST = "127.0.0.1";
  private static final String ADMINISTRATOR = "postgres";
  private static final int CONNECTIONS_MAX = 200;
  private static final int PORT_ATTEMPTS = 5;
  private static final int PASSWORD_BYTES = 24;

  /** Generous, as recovery after a crash replays all since the last checkpoint. */
  private static final Duration START_LIMIT = Duration.ofMinutes(3);

  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final int PORT_LINE = 3;
  private static final int STATUS_LINE = 7;

  private final ServerProcess process;
  private final DatabaseAddress administrator;

  private EmbeddedPostgres(ServerProcess process, DatabaseAddress administrator) {
    this.process = process;
    this.administrator = administrator;
  }

  /**
   * Starts the server, on the data that an earlier start left where there is some. Returns when it
   * answers.
   *
   * @param port 1 to 65535, or 0 for a free one
   * @throws ServerTrouble when it does not start
   */
  public static EmbeddedPostgres start(
      ServersFolder folder, int port, Durability durability, Progress progress) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port is " + port + ", must be 0 to 65535");
    }
    return new Start(folder, durability, progress).run(port);
  }

  /**
   * The server that another Veerman runs on a data folder now, for work beside it; empty when none
   * does.
   */
  public static Optional<DatabaseAddress> runningIn(Path data) {
    Path home = ServersFolder.placeOf(data).resolve(FOLDER);
    try {
      List<String> lines = Files.readAllLines(home.resolve(DATA).resolve("postmaster.pid"));
      boolean runs =
          lines.size() > STATUS_LINE
              && lines.get(STATUS_LINE).strip().equals("ready")
              && ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                  .map(ProcessHandle::isAlive)
                  .orElse(false);
      return runs
          ? Optional.of(
              new DatabaseAddress(
                  HOST,
                  Integer.parseInt(lines.get(PORT_LINE).strip()),
                  "postgres",
                  ADMINISTRATOR,
                  Files.readString(home.resolve("password"), StandardCharsets.US_ASCII).strip()))
          : Optional.empty();
    } catch (IOException | NumberFormatException notRunning) {
      return Optional.empty();
    }
  }

  /** The database's superuser, on the database {@code postgres}. */
  public DatabaseAddress administrator() {
    return administrator;
  }

  /** The server's process id. */
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
    private final Durability durability;
    private final Progress progress;
    private final ServerArchives archives = ServerArchives.ofThisBuild();
    private final Path home;
    private final Path programs;
    private final Path data;
    private final Path passwordFile;
    private final String clusterName;

    Start(ServersFolder folder, Durability durability, Progress progress) {
      this.account = folder.account();
      this.durability = durability;
      this.progress = progress;
      this.home = Folders.make(folder.place().resolve(FOLDER), Folders.PASSABLE);
      this.programs = home.resolve("programs-" + archives.postgresqlVersion());
      this.data = home.resolve(DATA);
      this.passwordFile = home.resolve("password");
      // Stands in the title of each of the server's processes, where a stray one is recognised.
      this.clusterName = "veerman-" + Integer.toHexString(home.toString().hashCode());
    }

    EmbeddedPostgres run(int port) {
      unpack();
      endStrays();
      initialise();
      progress.step("Starting PostgreSQL " + archives.postgresqlVersion());
      int attempts = port == 0 ? PORT_ATTEMPTS : 1;
      while (true) {
        int chosen = port == 0 ? freePort() : port;
        ServerProcess process = launch(chosen);
        if (Await.until(() -> ready() || !process.isAlive(), START_LIMIT) && process.isAlive()) {
          DatabaseAddress administrator =
              new DatabaseAddress(HOST, chosen, "postgres", ADMINISTRATOR, password());
          return new EmbeddedPostgres(process, administrator);
        }
        ServerTrouble trouble = process.trouble("did not start");
        process.stop(STOP_LIMIT);
        boolean portTaken =
            String.join(" ", process.lastLines()).contains("Address already in use");
        if (!portTaken || --attempts == 0) {
          throw trouble;
        }
      }
    }

    private void unpack() {
      if (!Files.isDirectory(programs)) {
        progress.step("Unpacking PostgreSQL " + archives.postgresqlVersion());
        try (InputStream archive = archives.openPostgresql()) {
          Unpacking.tarXz(archive, programs);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }

    private void endStrays() {
      String ours = home + "/programs-";
      StrayProcesses.end(
          new StrayProcesses.Kind(
              "PostgreSQL",
              line ->
                  line.getFirst().startsWith(ours)
                      || line.getFirst().startsWith("postgres: " + clusterName + ":"),
              line -> line.getFirst().startsWith(ours),
              "INT"),
          progress);
      try {
        // No process of this folder runs any more, yet the id in the file may be somebody else's by
        // now, and PostgreSQL would take that one for itself.
        Files.deleteIfExists(data.resolve("postmaster.pid"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void initialise() {
      if (Files.exists(data)) {
        checkVersion();
        return;
      }
      progress.step("Setting up a new database");
      Path unfinished = home.resolve(DATA + ".unfinished");
      Path passwordCopy = home.resolve("password.unfinished");
      Folders.remove(unfinished);
      try {
        Files.deleteIfExists(passwordCopy);
        Files.createDirectory(unfinished);
        Folders.permit(unfinished, Folders.PRIVATE);
        account.give(unfinished);
        writePrivately(passwordFile, newPassword());
        writePrivately(passwordCopy, password());
        account.give(passwordCopy);
        Command.run(
            home,
            environment(),
            account.running(
                List.of(
                    program("initdb"),
                    "--pgdata=" + unfinished,
                    "--username=" + ADMINISTRATOR,
                    "--pwfile=" + passwordCopy,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--locale=C.UTF-8",
                    "--no-instructions",
                    durability == Durability.KEPT ? "--sync-method=fsync" : "--no-sync")));
        Files.delete(passwordCopy);
        Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot set up " + data, e);
      }
    }

    private void checkVersion() {
      try {
        String found = Files.readString(data.resolve("PG_VERSION")).strip();
        String major =
            archives.postgresqlVersion().substring(0, archives.postgresqlVersion().indexOf('.'));
        if (!found.equals(major)) {
          throw new ServerTrouble(
              data
                  + " was written by PostgreSQL "
                  + found
                  + ", and this is "
                  + major
                  + ": export with the old Veerman and import into a new data folder.");
        }
      } catch (IOException e) {
        throw new ServerTrouble(
            data + " cannot be read as a database (" + e + "): was it made by another user?", e);
      }
    }

    private static String newPassword() {
      byte[] bytes = new byte[PASSWORD_BYTES];
      new SecureRandom().nextBytes(bytes);
      return HexFormat.of().formatHex(bytes);
    }

    private static void writePrivately(Path file, String text) throws IOException {
      Files.deleteIfExists(file);
      Files.createFile(file);
      Folders.permit(file, "rw-------");
      Files.writeString(file, text);
    }

    private String password() {
      try {
        return Files.readString(passwordFile, StandardCharsets.US_ASCII).strip();
      } catch (IOException e) {
        throw new ServerTrouble(
            "The database's password cannot be read from " + passwordFile + ".", e);
      }
    }

    private ServerProcess launch(int port) {
      List<String> command = new ArrayList<>(List.of(program("postgres"), "-D", data.toString()));
      settings(port).forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
      ServerLog log = new ServerLog(home.resolve("postgresql.log"));
      return ServerProcess.start(
          new ServerProcess.Plan("PostgreSQL", account, home, environment(), command, "INT"), log);
    }

    private Map<String, String> settings(int port) {
      String toDisk = durability == Durability.KEPT ? "on" : "off";
      return Map.of(
          "port",
          Integer.toString(port),
          "listen_addresses",
          HOST,
          "unix_socket_directories",
          "",
          "cluster_name",
          clusterName,
          "max_connections",
          Integer.toString(CONNECTIONS_MAX),
          "timezone",
          "UTC",
          "log_timezone",
          "UTC",
          "fsync",
          toDisk,
          "synchronous_commit",
          toDisk,
          "full_page_writes",
          toDisk);
    }

    private Map<String, String> environment() {
      return Map.of(
          "PATH", Programs.searchPath(), "HOME", home.toString(), "LC_ALL", "C", "TZ", "UTC");
    }

    private String program(String name) {
      return programs.resolve("bin").resolve(name).toString();
    }

    /** PostgreSQL writes its state to a line of its pid file; pg_ctl reads the same. */
    private boolean ready() {
      try {
        List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
        return lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
      } catch (IOException e) {
        return false; // not written yet
      }
    }

    private static int freePort() {
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
        return socket.getLocalPort();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
