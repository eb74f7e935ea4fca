package eu.veerman.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackingTest {

  @TempDir private Path folder;

  @Test
  void anEntryThatLeadsOutOfTheFolderIsRefused() throws IOException {
    Path archive = zip("top/../../escaped");
    assertThatThrownBy(() -> Unpacking.zip(archive, folder.resolve("programs-1")))
        .hasRootCauseMessage("the archive's entry ../../escaped leads out of its folder");
    assertThat(folder.resolve("programs-1")).doesNotExist();
  }

  @Test
  void programsOfAnOlderVersionAreRemoved() throws IOException {
    Unpacking.zip(zip("top/one"), folder.resolve("programs-1"));
    Unpacking.zip(zip("top/two"), folder.resolve("programs-2"));
    assertThat(folder.resolve("programs-2/two")).hasContent("text");
    assertThat(folder.resolve("programs-1")).doesNotExist();
  }

  private Path zip(String entry) throws IOException {
    Path archive = folder.resolve("archive.zip");
    try (OutputStream file = Files.newOutputStream(archive);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write("text".getBytes(StandardCharsets.UTF_8));
    }
    return archive;
  }
}
