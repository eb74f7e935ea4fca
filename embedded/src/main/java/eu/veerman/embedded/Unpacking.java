package eu.veerman.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.tukaani.xz.XZInputStream;

/**
 * Unpacks a server's programs into a folder, once: into a folder beside it that is renamed when it
 * is complete, so that a broken-off start leaves nothing half unpacked.
 */
final class Unpacking {

  private interface Contents {
    void into(Path folder) throws IOException;
  }

  private static final String PROGRAM = "rwxr-xr-x";
  private static final String PLAIN_FILE = "rw-r--r--";
  private static final int EXECUTABLE_BY_OWNER = 0100;

  private Unpacking() {}

  /** Unpacks a tar compressed with xz. */
  static void tarXz(InputStream archive, Path target) {
    once(target, folder -> untar(archive, folder));
  }

  /** Unpacks a zip without its single top folder. */
  static void zip(Path archive, Path target) {
    once(target, folder -> unzip(archive, folder));
  }

  private static void once(Path target, Contents contents) {
    if (Files.isDirectory(target)) {
      return;
    }
    Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
    Folders.remove(unfinished);
    try {
      folder(unfinished);
      contents.into(unfinished);
      removeOthers(target);
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack into " + target, e);
    }
  }

  /** Programs of other versions, left by an update: {@code programs-18.3.0} beside 18.4.0. */
  private static void removeOthers(Path target) throws IOException {
    String name = target.getFileName().toString();
    String family = name.substring(0, name.indexOf('-') + 1);
    try (Stream<Path> siblings = Files.list(Folders.above(target))) {
      siblings
          .filter(each -> each.getFileName().toString().startsWith(family))
          .filter(each -> !each.getFileName().toString().startsWith(name))
          .forEach(Folders::remove);
    }
  }

  private static void untar(InputStream archive, Path target) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
      TarArchiveEntry entry;
      while ((entry = tar.getNextEntry()) != null) {
        Path path = inside(target, entry.getName());
        if (entry.isDirectory()) {
          folder(path);
        } else if (entry.isSymbolicLink()) {
          folder(Folders.above(path));
          inside(Folders.above(path), entry.getLinkName());
          Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
          file(path, tar, entry.getMode());
        }
      }
    }
  }

  private static void unzip(Path archive, Path target) throws IOException {
    try (ZipFile zip = ZipFile.builder().setPath(archive).get()) {
      Enumeration<ZipArchiveEntry> entries = zip.getEntries();
      while (entries.hasMoreElements()) {
        ZipArchiveEntry entry = entries.nextElement();
        String name = entry.getName().substring(entry.getName().indexOf('/') + 1);
        if (name.isEmpty()) {
          continue;
        }
        Path path = inside(target, name);
        if (entry.isDirectory()) {
          folder(path);
        } else {
          try (InputStream bytes = zip.getInputStream(entry)) {
            file(path, bytes, entry.getUnixMode());
          }
        }
      }
    }
  }

  private static Path inside(Path folder, String name) throws IOException {
    Path path = folder.resolve(name).normalize();
    if (!path.startsWith(folder)) {
      throw new IOException("the archive's entry " + name + " leads out of its folder");
    }
    return path;
  }

  private static void file(Path path, InputStream bytes, int mode) throws IOException {
    folder(Folders.above(path));
    Files.copy(bytes, path);
    Folders.permit(path, (mode & EXECUTABLE_BY_OWNER) != 0 ? PROGRAM : PLAIN_FILE);
  }

  private static void folder(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      folder(Folders.above(path));
      Files.createDirectory(path);
      Folders.permit(path, PROGRAM);
    }
  }
}
