package eu.veerman.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresTest {

  private final List<String> steps = new ArrayList<>();
  private Path temporary;

  @BeforeEach
  void makeFolder() throws IOException {
    temporary = Files.createTempDirectory(Path.of("/tmp"), "veerman-postgres-test-");
  }

  @AfterEach
  void removeFolder() {
    Folders.remove(temporary);
  }

  @Test
  void aPidFileThatNamesALivingStrangerDoesNotStopTheStart() throws IOException {
    try (ServersFolder folder = open(temporary)) {
      start(folder, 0).close();
      Path pidFile = temporary.resolve("postgresql/data/postmaster.pid");
      Files.writeString(pidFile, ProcessHandle.current().pid() + "\n/elsewhere\n1\n5432\n\n\n");
      try (EmbeddedPostgres postgres = start(folder, 0)) {
        assertThat(postgres.pid()).isNotEqualTo(ProcessHandle.current().pid());
      }
      assertThat(steps).noneMatch(step -> step.startsWith("Ending"));
    }
  }

  @Test
  void aTakenPortIsToldWithTheEndOfTheLog() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        ServersFolder folder = open(temporary)) {
      assertThatThrownBy(() -> start(folder, taken.getLocalPort()))
          .isInstanceOf(ServerTrouble.class)
          .hasMessageContaining("PostgreSQL did not start")
          .hasMessageContaining("Address already in use");
    }
  }

  @Test
  void dataOfAnotherVersionIsRefused() throws IOException {
    try (ServersFolder folder = open(temporary)) {
      start(folder, 0).close();
      Files.writeString(temporary.resolve("postgresql/data/PG_VERSION"), "17\n");
      assertThatThrownBy(() -> start(folder, 0))
          .hasMessageContaining("written by PostgreSQL 17, and this is 18");
    }
  }

  @Test
  void aBrokenOffSetUpIsDoneAgain() throws IOException {
    try (ServersFolder folder = open(temporary)) {
      Path half = temporary.resolve("postgresql/data.unfinished/base");
      Files.createDirectories(half);
      Files.writeString(half.resolve("1"), "half");
      try (EmbeddedPostgres postgres = start(folder, 0)) {
        assertThat(postgres.administrator().port()).isPositive();
      }
      assertThat(temporary.resolve("postgresql/data.unfinished")).doesNotExist();
    }
  }

  @Test
  void aPortOutOfRangeIsRefused() {
    try (ServersFolder folder = open(temporary)) {
      assertThatThrownBy(() -> start(folder, 65_536))
          .hasMessage("port is 65536, must be 0 to 65535");
    }
  }

  @Test
  void rootsServersLiveElsewhereWhenTheFolderIsClosedToThem() throws IOException {
    assumeTrue(ServerAccount.weAreRoot(), "the account differs for root only");
    Path closed = Files.createDirectory(temporary.resolve("closed"));
    Folders.permit(closed, Folders.PRIVATE);
    Path data = closed.resolve("data");
    Path place;
    try (ServersFolder folder = open(data)) {
      start(folder, 0).close();
      place = folder.place();
      assertThat(place).isNotEqualTo(data);
      assertThat(data.resolve("servers-are-at")).hasContent(place.toString());
      assertThat(steps).anySatisfy(step -> assertThat(step).contains("they live in " + place));
    }
    try (ServersFolder again = open(data)) {
      assertThat(again.place()).isEqualTo(place);
    } finally {
      Folders.remove(place);
    }
    assertThat(ServersFolder.open(data, steps::add))
        .isInstanceOfSatisfying(
            ServersFolder.Refused.class,
            refused -> assertThat(refused.sentence()).contains("which is not there"));
  }

  @Test
  void aFreshTemporaryFolderIsOpenedToTheServersOnlyToPassThrough() throws IOException {
    assumeTrue(ServerAccount.weAreRoot(), "the account differs for root only");
    try (ServersFolder folder = open(temporary)) {
      assertThat(folder.place()).isEqualTo(temporary);
      assertThat(Files.getPosixFilePermissions(temporary)).hasSize(4);
      assertThat(ServerAccount.group(temporary)).isEqualTo(ServerAccount.NOBODY);
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsRefusedInOneSentence() throws IOException {
    Path file = Files.createFile(temporary.resolve("file"));
    assertThat(ServersFolder.open(file, steps::add))
        .isInstanceOfSatisfying(
            ServersFolder.Refused.class,
            refused ->
                assertThat(refused.sentence()).contains(file.toString()).doesNotContain("\n"));
  }

  private ServersFolder open(Path data) {
    return switch (ServersFolder.open(data, steps::add)) {
      case ServersFolder.Opened opened -> opened.folder();
      case ServersFolder.Refused refused -> throw new AssertionError(refused.sentence());
    };
  }

  private EmbeddedPostgres start(ServersFolder folder, int port) {
    return EmbeddedPostgres.start(folder, port, Durability.THROWN_AWAY, steps::add);
  }
}
