package eu.veerman.standalone;

import eu.veerman.embedded.Progress;
import eu.veerman.embedded.ServersFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder in which Veerman keeps everything, claimed for this process until closed.
 *
 * <pre>
 * veerman.properties  what the folder is: its format, its first day, demo data or none
 * lock                the process id of the Veerman that uses it, or last used it
 * postgresql/         the database: all that must not be lost
 * elasticsearch/      the indices: can be removed, they are made again from the database
 * erasures.txt        what was erased, for a restore of an older backup
 * servers-are-at      only where root keeps the data in a place closed to others: where both are
 * </pre>
 */
final class DataFolder implements AutoCloseable {

  /** What came of opening a folder. */
  sealed interface Opening {}

  /** The folder is ours. */
  record Opened(DataFolder folder) implements Opening {}

  /**
   * The folder cannot be used.
   *
   * @param sentence why, and what to do
   */
  record Refused(String sentence) implements Opening {}

  /** What a folder was filled with at its first start; it stays so. */
  enum Contents {
    DEMO,
    EMPTY
  }

  /**
   * What the folder says of itself.
   *
   * @param firstDay the day of its first start, from which demo dates count
   */
  record Origin(LocalDate firstDay, Contents contents) {}

  private static final String ORIGIN_FILE = "veerman.properties";
  private static final String FORMAT = "1";

  /** What a first start that was broken off may have left before it wrote the origin. */
  private static final Set<String> BEFORE_ORIGIN =
      Set.of("lock", "servers-are-at", ORIGIN_FILE + ".unfinished");

  private final ServersFolder servers;
  private final Origin origin;

  private DataFolder(ServersFolder servers, Origin origin) {
    this.servers = servers;
    this.origin = origin;
  }

  /**
   * Makes the folder where it is missing, and claims it.
   *
   * @param contents what a new folder is to be filled with; {@link Contents#EMPTY} is refused on a
   *     folder with demo data
   * @param today the first day of a new folder
   */
  static Opening open(Path path, Contents contents, LocalDate today, Progress progress) {
    if (isSomethingElse(path)) {
      return new Refused(
          path
              + " holds other files and is no data folder of Veerman: choose another with --data.");
    }
    return switch (ServersFolder.open(path, progress)) {
      case ServersFolder.Refused refused -> new Refused(refused.sentence());
      case ServersFolder.Opened opened -> settle(path, opened.folder(), contents, today);
    };
  }

  /** What a folder says of itself, whoever uses it. */
  static Origin originOf(Path path) {
    try {
      return read(path.resolve(ORIGIN_FILE))
          .orElseThrow(
              () ->
                  new IllegalStateException(path + " is of a format this Veerman does not know."));
    } catch (IOException e) {
      throw new IllegalStateException(path + " is no data folder of Veerman.", e);
    }
  }

  private static boolean isSomethingElse(Path path) {
    if (!Files.isDirectory(path) || Files.exists(path.resolve(ORIGIN_FILE))) {
      return false;
    }
    try (Stream<Path> all = Files.list(path)) {
      return all.anyMatch(each -> !BEFORE_ORIGIN.contains(each.getFileName().toString()));
    } catch (IOException e) {
      return false; // opening it will say why it cannot be read
    }
  }

  private static Opening settle(
      Path path, ServersFolder servers, Contents contents, LocalDate today) {
    Path file = path.resolve(ORIGIN_FILE);
    try {
      if (!Files.exists(file)) {
        Origin origin = new Origin(today, contents);
        write(file, origin);
        return new Opened(new DataFolder(servers, origin));
      }
      Optional<Origin> origin = read(file);
      if (origin.isEmpty()) {
        servers.close();
        return new Refused(
            file + " is not of a format this Veerman knows: use the version that wrote it.");
      }
      if (contents == Contents.EMPTY && origin.get().contents() == Contents.DEMO) {
        servers.close();
        return new Refused(
            path + " holds demo data, and --empty needs a new folder: choose one with --data.");
      }
      return new Opened(new DataFolder(servers, origin.get()));
    } catch (IOException e) {
      servers.close();
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, Origin origin) throws IOException {
    Path unfinished = file.resolveSibling(ORIGIN_FILE + ".unfinished");
    Files.writeString(
        unfinished,
        """
        # A data folder of Veerman. Nothing in it is meant to be edited.
        format=%s
        firstDay=%s
        contents=%s
        """
            .formatted(
                FORMAT, origin.firstDay(), origin.contents().name().toLowerCase(Locale.ROOT)));
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static Optional<Origin> read(Path file) throws IOException {
    Properties properties = new Properties();
    try (var in = Files.newBufferedReader(file)) {
      properties.load(in);
    }
    if (!FORMAT.equals(properties.getProperty("format"))) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Origin(
              LocalDate.parse(properties.getProperty("firstDay", "")),
              Contents.valueOf(properties.getProperty("contents", "").toUpperCase(Locale.ROOT))));
    } catch (DateTimeParseException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Where the embedded servers start. */
  ServersFolder servers() {
    return servers;
  }

  Origin origin() {
    return origin;
  }

  /** Gives the folder back. The servers in it must have been stopped. */
  @Override
  public void close() {
    servers.close();
  }
}
