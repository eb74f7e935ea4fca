package eu.veerman.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A running server, child of this process.
 *
 * <p>It lives in a session of its own where the system has {@code setsid}, so that Ctrl-C in a
 * terminal reaches Veerman alone, which then stops the server in good order. A guard, a shell that
 * does nothing but read a pipe from us, ends the server when that pipe breaks: when this process
 * ends without having said so, by {@code kill -9} or by a crash.
 */
final class ServerProcess {

  /**
   * @param name for messages, "PostgreSQL"
   * @param folder where it runs
   * @param environment all of it: nothing of ours is handed on
   * @param endSignal what makes it end cleanly without waiting for its clients, "INT"
   */
  record Plan(
      String name,
      ServerAccount account,
      Path folder,
      Map<String, String> environment,
      List<String> command,
      String endSignal) {}

  private static final String GUARD =
      "trap '' INT TERM HUP; read -r word && exit 0; kill -s \"$1\" \"$2\"";

  private final Plan plan;
  private final Process process;
  private final Process guard;
  private final ServerLog log;
  private final Thread logThread;

  private ServerProcess(
      Plan plan, Process process, Process guard, ServerLog log, Thread logThread) {
    this.plan = plan;
    this.process = process;
    this.guard = guard;
    this.log = log;
    this.logThread = logThread;
  }

  static ServerProcess start(Plan plan, ServerLog log) {
    Process process;
    try {
      process = launch(plan, plan.command());
    } catch (IOException e) {
      throw new ServerTrouble("Cannot start " + plan.name() + ": " + e.getMessage(), e);
    }
    try {
      process.getOutputStream().close();
      String pid = Long.toString(process.pid());
      Process guard =
          launch(plan, List.of("/bin/sh", "-c", GUARD, "veerman-guard", plan.endSignal(), pid));
      Thread logThread = log.follow(plan.name(), process.getInputStream());
      return new ServerProcess(plan, process, guard, log, logThread);
    } catch (IOException e) {
      process.destroy();
      throw new ServerTrouble("Cannot guard " + plan.name() + ": " + e.getMessage(), e);
    }
  }

  private static Process launch(Plan plan, List<String> command) throws IOException {
    List<String> inSession = new ArrayList<>();
    Programs.find("setsid").ifPresent(setsid -> inSession.add(setsid.toString()));
    inSession.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(plan.account().running(inSession))
            .directory(plan.folder().toFile())
            .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(plan.environment());
    return builder.start();
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The server ended by itself or did not get ready: this says so, with its last words. */
  ServerTrouble trouble(String what) {
    return new ServerTrouble(
        plan.name()
            + " "
            + what
            + ". The end of its log "
            + log.file()
            + ":\n  "
            + String.join("\n  ", lastLines()));
  }

  List<String> lastLines() {
    if (!process.isAlive()) {
      joinLog();
    }
    return log.lastLines();
  }

  /** Ends the server, harder when it does not listen, and returns when it has ended. */
  void stop(Duration patience) {
    if (process.isAlive()) {
      signal(process.pid(), plan.endSignal());
      if (!ended(patience)) {
        signal(process.pid(), "QUIT");
      }
      if (!ended(Duration.ofSeconds(5))) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        if (!ended(Duration.ofSeconds(5))) {
          throw new ServerTrouble(plan.name() + " (process " + pid() + ") cannot be ended.");
        }
      }
    }
    joinLog();
    dismissGuard();
  }

  private boolean ended(Duration patience) {
    boolean interrupted = false;
    try {
      // An interrupt must not leave a server behind: note it, and go on stopping.
      while (true) {
        try {
          return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void joinLog() {
    try {
      logThread.join(Duration.ofSeconds(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void dismissGuard() {
    try (OutputStream toGuard = guard.getOutputStream()) {
      toGuard.write("ended\n".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      // The guard has gone: then it guards nothing any more.
    }
  }

  /** Sends a signal by name; the shell's own kill is on every system. */
  static void signal(long pid, String name) {
    Command.succeeds(
        List.of("/bin/sh", "-c", "kill -s \"$1\" \"$2\"", "sh", name, Long.toString(pid)));
  }
}
