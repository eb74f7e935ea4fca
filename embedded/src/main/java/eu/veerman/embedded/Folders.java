package eu.veerman.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The few things done to folders here, with permissions that do not depend on the umask. */
final class Folders {

  /** Others may pass through to what is theirs, and see nothing else. */
  static final String PASSABLE = "rwx--x--x";

  static final String PRIVATE = "rwx------";

  private Folders() {}

  /** Makes the folder where it is missing; one that is there keeps its permissions. */
  static Path make(Path folder, String permissions) {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
        permit(folder, permissions);
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the folder " + folder, e);
    }
  }

  static void permit(Path file, String permissions) {
    try {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot set the permissions of " + file, e);
    }
  }

  /** Removes the folder and all in it; a missing one is fine, and links are not followed. */
  static void remove(Path folder) {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path each : deepestFirst) {
        Files.deleteIfExists(each);
      }
    } catch (NoSuchFileException e) {
      // Somebody else removed it meanwhile.
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + folder, e);
    }
  }

  /** The folder that holds this file or folder. */
  static Path above(Path file) {
    Path above = file.toAbsolutePath().getParent();
    if (above == null) {
      throw new IllegalArgumentException(file + " is in no folder");
    }
    return above;
  }

  static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
