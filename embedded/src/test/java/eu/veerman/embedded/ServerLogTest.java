package eu.veerman.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogTest {

  @TempDir private Path folder;

  @Test
  void theLogIsSetAsideWhenFullAndTheOldestIsThrownAway() throws InterruptedException {
    Path file = folder.resolve("server.log");
    ServerLog log = new ServerLog(file);
    String line = "x".repeat(1023) + "\n";
    for (int megabytes = 0; megabytes < 17; megabytes++) {
      log.follow("test", stream(line.repeat(1024))).join();
    }
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder("server.log", "server.log.1", "server.log.2");
    for (String name : folder.toFile().list()) {
      assertThat(folder.resolve(name).toFile().length()).isLessThanOrEqualTo(4 * 1024 * 1024);
    }
  }

  @Test
  void theLastLinesAreRemembered() throws InterruptedException {
    ServerLog log = new ServerLog(folder.resolve("server.log"));
    String lines =
        IntStream.rangeClosed(1, 5000)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining("\n"));
    log.follow("test", stream(lines)).join();
    assertThat(log.lastLines()).hasSize(15).endsWith("4999", "5000").startsWith("4986");
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
