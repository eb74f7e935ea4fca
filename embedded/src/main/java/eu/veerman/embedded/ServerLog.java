package eu.veerman.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/**
 * What a server prints, in a file that is set aside as {@code .1}, {@code .2} when it is full; what
 * is older is thrown away. The end is kept in memory too, for the message when a start fails.
 */
final class ServerLog {

  private static final long FILE_LIMIT_BYTES = 4L * 1024 * 1024;
  private static final int FILES_KEPT = 2;
  private static final int TAIL_BYTES = 8 * 1024;
  private static final int TAIL_LINES = 15;

  private final Path file;
  private final byte[] tail = new byte[TAIL_BYTES];
  private long tailWritten;

  ServerLog(Path file) {
    this.file = file;
  }

  /** Reads the stream to its end on a thread of its own. */
  Thread follow(String name, InputStream printed) {
    return Thread.ofPlatform().daemon().name(name + "-log").start(() -> copy(printed));
  }

  private void copy(InputStream printed) {
    byte[] buffer = new byte[8192];
    OutputStream out = open();
    try {
      long size = Files.size(file);
      int read;
      while ((read = printed.read(buffer)) >= 0) {
        remember(buffer, read);
        if (size + read > FILE_LIMIT_BYTES) {
          out.close();
          setAside();
          out = open();
          size = 0;
        }
        out.write(buffer, 0, read);
        size += read;
      }
    } catch (IOException e) {
      // The pipe ended with its server, or the disk is full: neither may stop the server itself.
      drain(printed);
    } finally {
      closeQuietly(out);
    }
  }

  private OutputStream open() {
    try {
      return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void setAside() throws IOException {
    for (int age = FILES_KEPT; age >= 1; age--) {
      Path from = age == 1 ? file : older(age - 1);
      if (Files.exists(from)) {
        Files.move(from, older(age), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private Path older(int age) {
    return file.resolveSibling(file.getFileName() + "." + age);
  }

  private static void drain(InputStream printed) {
    try {
      printed.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // Ended: nothing is left to read.
    }
  }

  private static void closeQuietly(OutputStream out) {
    try {
      out.close();
    } catch (IOException e) {
      // A full disk: said already by the server whose data it holds.
    }
  }

  private synchronized void remember(byte[] buffer, int length) {
    for (int i = 0; i < length; i++) {
      tail[(int) (tailWritten++ % TAIL_BYTES)] = buffer[i];
    }
  }

  /** The last lines printed since this object was made, oldest first. */
  synchronized List<String> lastLines() {
    int held = (int) Math.min(tailWritten, TAIL_BYTES);
    byte[] text = new byte[held];
    for (int i = 0; i < held; i++) {
      text[i] = tail[(int) ((tailWritten - held + i) % TAIL_BYTES)];
    }
    List<String> lines = Arrays.asList(new String(text, StandardCharsets.UTF_8).split("\n"));
    return lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
  }

  Path file() {
    return file;
  }
}
