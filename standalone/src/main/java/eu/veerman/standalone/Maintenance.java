package eu.veerman.standalone;

import eu.veerman.embedded.DatabaseAddress;
import eu.veerman.embedded.Durability;
import eu.veerman.embedded.EmbeddedPostgres;
import eu.veerman.embedded.Progress;
import eu.veerman.platform.backup.Backup;
import eu.veerman.platform.backup.BackupTrouble;
import eu.veerman.platform.backup.Manifest;
import eu.veerman.platform.backup.Restore;
import eu.veerman.platform.config.Secret;
import eu.veerman.platform.database.DatabaseLogin;
import eu.veerman.platform.database.DatabaseSetup;
import eu.veerman.platform.database.ServiceRole;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What is done to a data folder beside running it: copied while it runs or not, brought back, its
 * audit log followed. Blocks.
 */
final class Maintenance {
  /** Where a data folder keeps the list of what was erased. */
  static final String LEDGER = "erasures.txt";

  private static final Map<String, List<String>> MIGRATIONS =
      Map.of(
          "profile", List.of("db/profile", "eu/veerman/platform/http/idempotency"),
          "matching", List.of("db/matching"));
  private static final String FIRST_DAY = "firstDay";
  private static final String CONTENTS = "contents";

  private final Clock clock;
  private final Supplier<UUID> ids;
  private final Progress progress;

  Maintenance(Clock clock, Supplier<UUID> ids, Progress progress) {
    this.clock = clock;
    this.ids = ids;
    this.progress = progress;
  }

  /** What it comes to, in a sentence. */
  record Done(String sentence, boolean good) {}

  /** Copies a data folder to a file, which is there whole or not at all. */
  Done backup(Path data, Path file) {
    if (Files.exists(file)) {
      throw new BackupTrouble(file + " is there already: choose another name.");
    }
    DataFolder.Origin origin = DataFolder.originOf(data);
    Map<String, String> notes =
        Map.of(
            FIRST_DAY, origin.firstDay().toString(),
            CONTENTS, origin.contents().name());
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    Manifest made =
        onDatabase(
            data,
            administrator -> {
              try (OutputStream out = privately(unfinished)) {
                return Backup.write(administrator, notes, clock.instant(), out);
              } catch (IOException e) {
                throw new BackupTrouble(
                    "The backup cannot be written to " + unfinished + ": " + e.getMessage());
              }
            },
            () -> remove(unfinished));
    try {
      Files.move(unfinished, file);
    } catch (IOException e) {
      throw new BackupTrouble("The backup cannot be put at " + file + ": " + e.getMessage());
    }
    return new Done(
        "Backed up " + made.tables().size() + " tables of " + data + " to " + file + ".", true);
  }

  /** All that anybody entrusted to Veerman is in it: nobody else reads it. */
  private static OutputStream privately(Path file) throws IOException {
    if (file.toAbsolutePath().getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      return Files.newOutputStream(file, StandardOpenOption.WRITE);
    }
    return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException stays) {
      System.err.println("veerman: " + file + " is not whole and could not be removed: " + stays);
    }
  }

  /**
   * Brings a backup back into a folder that is empty or not there.
   *
   * @param ledgers lists of what was erased, in lines of a time, a kind and an id
   */
  Done restore(Path file, Path data, List<Path> ledgers) {
    List<Erased> erased = ledgers.stream().flatMap(Maintenance::erased).distinct().toList();
    if (Files.exists(data) && !isEmpty(data)) {
      throw new BackupTrouble(data + " is not empty: restore into a new folder.");
    }
    Manifest manifest = peek(file);
    DataFolder.Contents contents =
        DataFolder.Contents.valueOf(manifest.notes().getOrDefault(CONTENTS, "EMPTY"));
    LocalDate firstDay =
        Optional.ofNullable(manifest.notes().get(FIRST_DAY))
            .map(LocalDate::parse)
            .orElseGet(() -> LocalDate.now(clock));
    return switch (DataFolder.open(data, contents, firstDay, progress)) {
      case DataFolder.Refused refused -> throw new BackupTrouble(refused.sentence());
      case DataFolder.Opened opened -> {
        try (DataFolder folder = opened.folder();
            EmbeddedPostgres postgres =
                EmbeddedPostgres.start(folder.servers(), 0, Durability.KEPT, progress);
            InputStream in = Files.newInputStream(file)) {
          DatabaseLogin administrator = login(postgres.administrator());
          Restore.read(administrator, roles(), MIGRATIONS, in);
          note(administrator, erased);
          yield new Done(
              "Restored "
                  + data
                  + " as of "
                  + manifest.madeAt()
                  + (erased.isEmpty()
                      ? "."
                      : "; " + erased.size() + " erasures are made again at the next start."),
              true);
        } catch (IOException | SQLException e) {
          throw new BackupTrouble("The backup cannot be brought back: " + e.getMessage());
        }
      }
    };
  }

  private static Manifest peek(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Restore.peek(in);
    } catch (IOException e) {
      throw new BackupTrouble("The backup cannot be read from " + file + ": " + e.getMessage());
    }
  }

  private static boolean isEmpty(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.findAny().isEmpty();
    } catch (IOException e) {
      throw new BackupTrouble(folder + " cannot be read: " + e.getMessage());
    }
  }

  /** Follows the audit log from its beginning. */
  Done audit(Path data) {
    return onDatabase(
        data,
        administrator -> {
          try (Connection connection = administrator.connect("veerman audit");
              Statement statement = connection.createStatement();
              ResultSet row =
                  statement.executeQuery(
                      "select v.sound, v.broken, v.why, encode(h.hash, 'hex')"
                          + " from audit.verify() v, audit.head h")) {
            row.next();
            long sound = row.getLong(1);
            long broken = row.getLong(2);
            return row.wasNull()
                ? new Done(
                    "The audit log is whole: "
                        + sound
                        + " entries, the last one "
                        + row.getString(4),
                    true)
                : new Done(
                    "The audit log is broken: entry "
                        + broken
                        + " "
                        + row.getString(3)
                        + "; the "
                        + sound
                        + " before it are sound.",
                    false);
          } catch (SQLException e) {
            throw new BackupTrouble("The audit log cannot be read: " + e.getMessage());
          }
        },
        () -> {});
  }

  /** Works on the database of a folder, also while another Veerman runs on it. */
  private <T> T onDatabase(Path data, Function<DatabaseLogin, T> work, Runnable afterFailure) {
    try {
      Optional<DatabaseAddress> running = EmbeddedPostgres.runningIn(data);
      if (running.isPresent()) {
        return work.apply(login(running.get()));
      }
      DataFolder.Origin origin = DataFolder.originOf(data);
      return switch (DataFolder.open(data, origin.contents(), origin.firstDay(), progress)) {
        case DataFolder.Refused refused -> throw new BackupTrouble(refused.sentence());
        case DataFolder.Opened opened -> {
          try (DataFolder folder = opened.folder();
              EmbeddedPostgres postgres =
                  EmbeddedPostgres.start(folder.servers(), 0, Durability.KEPT, progress)) {
            yield work.apply(login(postgres.administrator()));
          }
        }
      };
    } catch (RuntimeException failure) {
      afterFailure.run();
      throw failure;
    }
  }

  private static DatabaseLogin login(DatabaseAddress address) {
    return new DatabaseLogin(
        new eu.veerman.platform.database.DatabaseAddress(
            address.host(), address.port(), address.database()),
        address.user(),
        new Secret(address.password()));
  }

  /** The next start gives the services passwords of its own. */
  private List<ServiceRole> roles() {
    Secret forNow = new Secret(ids.get().toString());
    return DatabaseSetup.roles(forNow, forNow, forNow);
  }

  private record Erased(String kind, UUID id) {}

  private static Stream<Erased> erased(Path ledger) {
    try {
      return Files.readAllLines(ledger).stream()
          .filter(line -> !line.isBlank())
          .map(line -> erased(ledger, line));
    } catch (IOException e) {
      throw new BackupTrouble(ledger + " cannot be read: " + e.getMessage());
    }
  }

  private static Erased erased(Path ledger, String line) {
    String[] words = line.strip().split(" ");
    try {
      return new Erased(words[1], UUID.fromString(words[2]));
    } catch (RuntimeException notOurs) {
      throw new BackupTrouble(
          ledger + " has the line '" + line + "', which is not a time, a kind and an id.");
    }
  }

  private static void note(DatabaseLogin administrator, List<Erased> erased) throws SQLException {
    try (Connection connection = administrator.connect("veerman restore");
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into profile.erasures_due (kind, id) values (?, ?) on conflict do"
                    + " nothing")) {
      for (Erased one : erased) {
        insert.setString(1, one.kind());
        insert.setObject(2, one.id());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
