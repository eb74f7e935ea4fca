package eu.veerman.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * The folder that holds the servers' programs, data and logs, claimed for this process until
 * closed.
 *
 * <p>It is the data folder itself, with one exception: root's servers run under an account that
 * cannot look into, say, {@code /root}. They then live in {@code /var/lib/veerman} (or the system's
 * temporary folder when the data folder is a temporary one too), and the file {@code
 * servers-are-at} in the data folder says where. Removing the data folder then leaves them behind,
 * unused.
 */
public final class ServersFolder implements AutoCloseable {

  /** What came of opening a folder. */
  public sealed interface Opening {}

  /** The folder is ours. */
  public record Opened(ServersFolder folder) implements Opening {}

  /**
   * The folder cannot be used as things are.
   *
   * @param sentence why, and what to do, for the person who asked
   */
  public record Refused(String sentence) implements Opening {}

  private static final String POINTER = "servers-are-at";
  private static final Path LASTING = Path.of("/var/lib/veerman");
  private static final Path PASSING = Path.of("/var/tmp");

  private final FolderLock lock;
  private final Optional<FolderLock> elsewhereLock;
  private final Path place;
  private final ServerAccount account;

  private ServersFolder(
      FolderLock lock, Optional<FolderLock> elsewhereLock, Path place, ServerAccount account) {
    this.lock = lock;
    this.elsewhereLock = elsewhereLock;
    this.place = place;
    this.account = account;
  }

  /** Makes the folder where it is missing, and claims it. */
  public static Opening open(Path data, Progress progress) {
    Path folder;
    try {
      folder = Folders.real(Folders.make(data.toAbsolutePath(), Folders.PASSABLE));
      if (!Files.isWritable(folder)) {
        return new Refused("The data folder " + folder + " cannot be written to.");
      }
    } catch (UncheckedIOException e) {
      return new Refused("The data folder " + data + " cannot be made: " + reason(e) + ".");
    }
    return switch (FolderLock.claim(folder)) {
      case FolderLock.InUse inUse -> new Refused(inUse.sentence());
      case FolderLock.Taken taken -> {
        Opening opening;
        try {
          opening = settle(folder, taken.lock(), progress);
        } catch (ServerTrouble e) {
          opening = new Refused(String.valueOf(e.getMessage()));
        }
        if (opening instanceof Refused) {
          taken.lock().close();
        }
        yield opening;
      }
    };
  }

  private static String reason(UncheckedIOException e) {
    return e.getCause() == null ? e.toString() : e.getCause().toString();
  }

  private static Opening settle(Path folder, FolderLock lock, Progress progress) {
    if (!ServerAccount.weAreRoot()) {
      return new Opened(new ServersFolder(lock, Optional.empty(), folder, new ServerAccount.Own()));
    }
    Optional<Path> setpriv = Programs.find("setpriv");
    if (setpriv.isEmpty()) {
      return new Refused(
          "PostgreSQL and Elasticsearch refuse to run as root, and setpriv (of util-linux), with"
              + " which Veerman steps down, is not here: run Veerman as an ordinary user.");
    }
    Optional<Path> pointed = pointer(folder);
    Path place = pointed.orElse(folder);
    ServerAccount.Lesser account = accountFor(place, setpriv.get());
    if (pointed.isEmpty() && !letIn(folder, account)) {
      place = elsewhere(folder);
      progress.step(
          "The servers may not enter "
              + folder
              + " as they never run as root; they live in "
              + place);
    }
    if (!account.reaches(place)) {
      return new Refused(
          "The account that the servers run under (user id "
              + account.uid()
              + ") cannot enter "
              + place
              + ": choose another folder with --data.");
    }
    if (place.equals(folder)) {
      return new Opened(new ServersFolder(lock, Optional.empty(), place, account));
    }
    Path chosen = place;
    return switch (FolderLock.claim(chosen)) {
      case FolderLock.InUse inUse -> new Refused(inUse.sentence());
      case FolderLock.Taken taken ->
          new Opened(new ServersFolder(lock, Optional.of(taken.lock()), chosen, account));
    };
  }

  /** Data that an ordinary user's Veerman made stays that user's, also when root runs it once. */
  private static ServerAccount.Lesser accountFor(Path place, Path setpriv) {
    Path data = place.resolve(EmbeddedPostgres.FOLDER).resolve(EmbeddedPostgres.DATA);
    if (Files.isDirectory(data) && ServerAccount.owner(data) != 0) {
      return new ServerAccount.Lesser(
          ServerAccount.owner(data), ServerAccount.group(data), setpriv);
    }
    return new ServerAccount.Lesser(ServerAccount.NOBODY, ServerAccount.NOBODY, setpriv);
  }

  /**
   * Opens the data folder, and never one above it, to the servers' group: to pass through, not to
   * look around. A fresh temporary folder is closed to all but its owner.
   */
  private static boolean letIn(Path folder, ServerAccount.Lesser account) {
    if (account.reaches(folder)) {
      return true;
    }
    if (ServerAccount.owner(folder) != 0 || !account.reaches(Folders.above(folder))) {
      return false;
    }
    try {
      var permissions = Files.getPosixFilePermissions(folder);
      if (!PosixFilePermissions.toString(permissions).equals(Folders.PRIVATE)) {
        return false; // somebody chose these on purpose
      }
      Files.setAttribute(folder, "unix:gid", account.gid());
      Folders.permit(folder, "rwx--x---");
      return account.reaches(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Path> pointer(Path folder) {
    Path file = folder.resolve(POINTER);
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      Path place = Path.of(Files.readString(file).strip());
      if (!Files.isDirectory(place) || ServerAccount.owner(place) != 0) {
        throw new ServerTrouble(
            file
                + " says that the servers live in "
                + place
                + ", which is not there or not root's: bring it back, or remove the data folder to"
                + " start afresh.");
      }
      return Optional.of(place);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path elsewhere(Path folder) {
    boolean passing = folder.startsWith("/tmp") || folder.startsWith(PASSING);
    try {
      Path base = passing ? PASSING : Folders.make(LASTING, Folders.PASSABLE);
      // Its name is new each time, so that a data folder made afresh never finds old data.
      Path place = Files.createTempDirectory(base, passing ? "veerman-" : "data-");
      Folders.permit(place, Folders.PASSABLE);
      Files.writeString(place.resolve("belongs-to"), folder + "\n");
      Files.writeString(folder.resolve(POINTER), place + "\n");
      return place;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the servers of a data folder are, whoever uses it. */
  static Path placeOf(Path data) {
    return pointer(data).orElse(data);
  }

  /** Where the servers' folders are. */
  Path place() {
    return place;
  }

  ServerAccount account() {
    return account;
  }

  /** Gives the folder back. The servers in it must have been stopped. */
  @Override
  public void close() {
    elsewhereLock.ifPresent(FolderLock::close);
    lock.close();
  }
}
