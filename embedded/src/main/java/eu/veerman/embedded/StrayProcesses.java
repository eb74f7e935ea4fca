package eu.veerman.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds and ends servers that outlived the Veerman that started them. Only ever called by the
 * process that holds the folder's lock: whatever runs from that folder then is a stray.
 *
 * <p>A process is recognised by its command line, which names the folder. Process ids written to
 * files are not trusted: the system hands them out again.
 */
final class StrayProcesses {

  /**
   * @param leads whether to signal this one first and leave the others to it, as PostgreSQL's first
   *     process ends its own children
   */
  record Kind(
      String name, Predicate<List<String>> ours, Predicate<List<String>> leads, String endSignal) {}

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private StrayProcesses() {}

  static void end(Kind kind, Progress progress) {
    List<ProcessHandle> strays = find(kind.ours());
    if (strays.isEmpty()) {
      return;
    }
    progress.step("Ending " + kind.name() + ", left running by an earlier Veerman");
    List<ProcessHandle> leaders = find(kind.leads());
    for (ProcessHandle each : leaders.isEmpty() ? strays : leaders) {
      ServerProcess.signal(each.pid(), kind.endSignal());
    }
    if (gone(kind)) {
      return;
    }
    find(kind.ours()).forEach(ProcessHandle::destroyForcibly);
    if (!gone(kind)) {
      throw new ServerTrouble(
          kind.name()
              + ", left running by an earlier Veerman, cannot be ended: processes "
              + find(kind.ours()).stream().map(ProcessHandle::pid).toList()
              + ".");
    }
  }

  private static boolean gone(Kind kind) {
    return Await.until(() -> find(kind.ours()).isEmpty(), PATIENCE);
  }

  static List<ProcessHandle> find(Predicate<List<String>> ours) {
    long self = ProcessHandle.current().pid();
    return ProcessHandle.allProcesses()
        .filter(each -> each.pid() != self)
        .filter(each -> commandLine(each).filter(ours).isPresent())
        .toList();
  }

  /** Empty for a process that has ended and only waits to be buried, and for one we may not see. */
  private static Optional<List<String>> commandLine(ProcessHandle process) {
    Path file = Path.of("/proc", Long.toString(process.pid()), "cmdline");
    if (Files.isReadable(file)) {
      try {
        // Unlike ProcessHandle's own, this one is complete, and open to root in a container.
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        return text.isEmpty() ? Optional.empty() : Optional.of(List.of(text.split("\0")));
      } catch (IOException e) {
        return Optional.empty();
      }
    }
    ProcessHandle.Info info = process.info();
    return info.arguments()
        .map(
            arguments ->
                Stream.concat(info.command().stream(), List.of(arguments).stream()).toList());
  }
}
