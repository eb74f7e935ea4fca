package eu.veerman.embedded;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The account the servers run under. PostgreSQL and Elasticsearch refuse to run as root, so root
 * steps down to an account without rights; everybody else runs them as themselves.
 */
sealed interface ServerAccount {

  /** Ours: we are an ordinary user. */
  record Own() implements ServerAccount {}

  /** We are root and step down with {@code setpriv}. */
  record Lesser(int uid, int gid, Path setpriv) implements ServerAccount {
    public Lesser {
      if (uid <= 0) {
        throw new IllegalArgumentException("uid is " + uid + ", must be above 0");
      }
    }
  }

  /** The account called nobody on Debian and its relatives; its files belong to no person. */
  int NOBODY = 65_534;

  static boolean weAreRoot() {
    return new UnixSystem().getUid() == 0;
  }

  /** Whose file this is, as a number. */
  static int owner(Path file) {
    return number(file, "unix:uid");
  }

  static int group(Path file) {
    return number(file, "unix:gid");
  }

  private static int number(Path file, String attribute) {
    try {
      return (Integer) Files.getAttribute(file, attribute, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The command that runs {@code command} under this account, with the same process id. */
  default List<String> running(List<String> command) {
    return switch (this) {
      case Own ignored -> command;
      case Lesser lesser -> {
        List<String> all =
            new ArrayList<>(
                List.of(
                    lesser.setpriv().toString(),
                    "--reuid=" + lesser.uid(),
                    "--regid=" + lesser.gid(),
                    "--clear-groups",
                    "--"));
        all.addAll(command);
        yield all;
      }
    };
  }

  /** Makes a file, or a folder with all that is in it, this account's. */
  default void give(Path file) {
    switch (this) {
      case Own ignored -> {}
      case Lesser lesser -> {
        try (Stream<Path> all = Files.walk(file)) {
          for (Path each : (Iterable<Path>) all::iterator) {
            Files.setAttribute(each, "unix:uid", lesser.uid(), LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(each, "unix:gid", lesser.gid(), LinkOption.NOFOLLOW_LINKS);
          }
        } catch (IOException e) {
          throw new UncheckedIOException("cannot give " + file + " to the servers' account", e);
        }
      }
    }
  }

  /**
   * Whether this account can go into a folder: asked of the operating system, which alone knows.
   */
  default boolean reaches(Path folder) {
    return switch (this) {
      case Own ignored -> Files.isExecutable(folder);
      case Lesser ignored ->
          Command.succeeds(running(List.of("/bin/sh", "-c", "cd \"$1\"", "sh", folder.toString())));
    };
  }
}
