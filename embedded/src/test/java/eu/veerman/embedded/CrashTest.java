package eu.veerman.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Starts after all the ways in which an earlier run may have ended. */
class CrashTest {

  private static final Duration LIMIT = Duration.ofSeconds(40);

  private Path data;

  @BeforeEach
  void makeFolder() throws IOException {
    data = Files.createTempDirectory(Path.of("/tmp"), "veerman-crash-test-");
  }

  @AfterEach
  void nothingIsLeftRunning() {
    assertThat(Await.until(() -> running().isEmpty(), LIMIT)).as("servers have ended").isTrue();
    Folders.remove(data);
  }

  @Test
  void dataIsKeptWhenTheServersOrTheirOwnerAreKilled() throws Exception {
    try (OtherVeerman first = OtherVeerman.start(data)) {
      first.sql("CREATE TABLE kept (n int)");
      first.sql("INSERT INTO kept VALUES (1)");
      first.elasticsearch("PUT", "/kept/_doc/1?refresh=true", "{\"n\":1}");
      first.killServers();
    }
    assertThat(Await.until(() -> running().isEmpty(), LIMIT)).isTrue();

    OtherVeerman second = OtherVeerman.start(data);
    assertThat(second.sql("SELECT count(*) FROM kept")).isEqualTo(1);
    assertThat(second.elasticsearch("GET", "/kept/_count", "")).contains("\"count\":1");
    second.sql("INSERT INTO kept VALUES (2)");
    second.killWithGuards();
    assertThat(running()).as("servers that nobody guards live on").isNotEmpty();

    OtherVeerman third = OtherVeerman.start(data);
    assertThat(third.steps())
        .contains(
            "Ending PostgreSQL, left running by an earlier Veerman",
            "Ending Elasticsearch, left running by an earlier Veerman");
    assertThat(third.sql("SELECT count(*) FROM kept")).isEqualTo(2);
    assertThat(third.elasticsearch("GET", "/kept/_count", "")).contains("\"count\":1");
    third.kill(); // the guards end the servers: checked after each test
  }

  @Test
  void aFolderInUseIsRefusedWithThePidOfItsUser() throws Exception {
    FolderLock.Claim ours = FolderLock.claim(data);
    assertThat(ours).isInstanceOf(FolderLock.Taken.class);
    try (OtherVeerman other = OtherVeerman.start(data)) {
      assertThat(other.answer())
          .startsWith("refused The data folder " + data)
          .contains("process id " + ProcessHandle.current().pid() + ":");
    }
    ((FolderLock.Taken) ours).lock().close();
  }

  @Test
  void anOrdinaryUserRunsTheServersAsThemselves() throws Exception {
    assumeTrue(ServerAccount.weAreRoot(), "only root can become an ordinary user");
    ServerAccount.Lesser nobody =
        new ServerAccount.Lesser(
            ServerAccount.NOBODY, ServerAccount.NOBODY, Programs.find("setpriv").orElseThrow());
    Path readable = Files.createDirectory(data.resolve("program"));
    String classPath = OtherVeerman.classPathFor(nobody, readable);
    nobody.give(data);
    List<String> asNobody = nobody.running(List.of());
    try (OtherVeerman other = OtherVeerman.start(asNobody, classPath, data)) {
      assertThat(other.answer()).startsWith("ready ");
      assertThat(ServerAccount.owner(data.resolve("elasticsearch"))).isEqualTo(nobody.uid());
      other.sql("CREATE TABLE kept (n int)");
    }
    try (OtherVeerman asRoot = OtherVeerman.start(data)) {
      assertThat(asRoot.sql("SELECT count(*) FROM kept")).isZero();
    }
  }

  private List<ProcessHandle> running() {
    return StrayProcesses.find(
        line -> line.stream().anyMatch(each -> each.contains(data + "/")) && line.size() < 1000);
  }
}
