package eu.veerman.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a short command to its end. */
final class Command {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int OUTPUT_LIMIT_BYTES = 64 * 1024;

  private Command() {}

  /** Whether the command ends with 0; what it prints is thrown away. */
  static boolean succeeds(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(Path.of("/").toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      return finished(process, command) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Runs the command in a folder with only the given environment.
   *
   * @throws ServerTrouble with what it printed when it does not end with 0
   */
  static void run(Path folder, Map<String, String> environment, List<String> command) {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String said =
          new String(
              process.getInputStream().readNBytes(OUTPUT_LIMIT_BYTES), StandardCharsets.UTF_8);
      if (!finished(process, command) || process.exitValue() != 0) {
        throw new ServerTrouble(command.getLast() + " failed: " + said.strip());
      }
    } catch (IOException e) {
      throw new ServerTrouble("cannot run " + command.getFirst(), e);
    }
  }

  private static boolean finished(Process process, List<String> command) {
    try {
      if (process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        return true;
      }
      process.destroyForcibly();
      throw new ServerTrouble(
          command.getFirst() + " did not end within " + LIMIT.toSeconds() + " seconds.");
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new ServerTrouble("Interrupted while running " + command.getFirst() + ".", e);
    }
  }
}
