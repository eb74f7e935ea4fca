package eu.veerman.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import eu.veerman.embedded.Progress;
import eu.veerman.standalone.DataFolder.Contents;
import eu.veerman.standalone.DataFolder.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 2);

  @TempDir private Path temporary;
  private Path path;

  @BeforeEach
  void chooseFolder() throws IOException {
    // Open to pass through, so that root's servers could live here and need no place elsewhere.
    Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx--x--x"));
    path = temporary.resolve("data");
  }

  @Test
  void aFolderKeepsItsFirstDayAndItsContents() {
    try (DataFolder first = opened(Contents.DEMO, FIRST_DAY)) {
      assertThat(first.origin()).isEqualTo(new Origin(FIRST_DAY, Contents.DEMO));
    }
    try (DataFolder again = opened(Contents.DEMO, FIRST_DAY.plusDays(40))) {
      assertThat(again.origin()).isEqualTo(new Origin(FIRST_DAY, Contents.DEMO));
    }
  }

  @Test
  void anEmptyFolderStaysEmpty() {
    opened(Contents.EMPTY, FIRST_DAY).close();
    try (DataFolder again = opened(Contents.DEMO, FIRST_DAY)) {
      assertThat(again.origin().contents()).isEqualTo(Contents.EMPTY);
    }
  }

  @Test
  void emptyIsRefusedOnDemoDataAndTheFolderIsGivenBack() {
    opened(Contents.DEMO, FIRST_DAY).close();
    assertThat(refusal(Contents.EMPTY)).contains("holds demo data, and --empty needs a new folder");
    opened(Contents.DEMO, FIRST_DAY).close();
  }

  @Test
  void aFolderWithSomethingElseInItIsRefusedAndLeftAsItIs() throws IOException {
    Files.createDirectory(path);
    Files.writeString(path.resolve("letter.txt"), "Dear");
    assertThat(refusal(Contents.DEMO)).contains("holds other files");
    assertThat(path.toFile().list()).containsExactly("letter.txt");
  }

  @Test
  void aFirstStartThatWasBrokenOffIsDoneAgain() throws IOException {
    Files.createDirectory(path);
    Files.writeString(path.resolve("lock"), "4711\n");
    Files.writeString(path.resolve("veerman.properties.unfinished"), "format=1\nfirst");
    opened(Contents.DEMO, FIRST_DAY).close();
  }

  @Test
  void aFormatOfALaterVersionIsRefused() throws IOException {
    opened(Contents.DEMO, FIRST_DAY).close();
    Files.writeString(path.resolve("veerman.properties"), "format=2\n");
    assertThat(refusal(Contents.DEMO)).contains("is not of a format this Veerman knows");
  }

  @Test
  void aFolderInUseIsRefusedWithThePidOfItsUser() {
    try (DataFolder ours = opened(Contents.DEMO, FIRST_DAY)) {
      assertThat(ours.origin().firstDay()).isEqualTo(FIRST_DAY);
      assertThat(refusal(Contents.DEMO))
          .contains(
              "is in use by the running Veerman with process id " + ProcessHandle.current().pid());
    }
  }

  private DataFolder opened(Contents contents, LocalDate today) {
    return switch (DataFolder.open(path, contents, today, Progress.silent())) {
      case DataFolder.Opened opened -> opened.folder();
      case DataFolder.Refused refused -> throw new AssertionError(refused.sentence());
    };
  }

  private String refusal(Contents contents) {
    return switch (DataFolder.open(path, contents, FIRST_DAY, Progress.silent())) {
      case DataFolder.Opened opened -> throw new AssertionError("opened " + opened);
      case DataFolder.Refused refused -> refused.sentence();
    };
  }
}
