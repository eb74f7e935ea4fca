package eu.veerman.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the few programs of the operating system that running a server needs. */
final class Programs {

  /** Looked in after the PATH, which a service manager may have left empty. */
  private static final String USUAL_FOLDERS = "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin";

  private Programs() {}

  static Optional<Path> find(String name) {
    String path = System.getenv().getOrDefault("PATH", "") + ":" + USUAL_FOLDERS;
    return Stream.of(path.split(":"))
        .filter(folder -> folder.startsWith("/"))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** The search path that servers get: fixed, so that the caller's shell does not change them. */
  static String searchPath() {
    return USUAL_FOLDERS;
  }
}
