package eu.veerman.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;

/**
 * Says that this process, and no other, uses a folder. The operating system ends the lock with the
 * process, however it ends, so there is no stale lock to clear.
 */
public final class FolderLock implements AutoCloseable {

  /** What came of asking for a folder. */
  public sealed interface Claim {}

  /** The folder is ours until the lock is closed. */
  public record Taken(FolderLock lock) implements Claim {}

  /**
   * Another process has the folder.
   *
   * @param pid that process, where its lock file says so
   */
  public record InUse(Path folder, OptionalLong pid) implements Claim {

    /** One sentence for the person who asked. */
    public String sentence() {
      String who =
          pid.isPresent()
              ? "the running Veerman with process id " + pid.getAsLong()
              : "another running Veerman";
      return "The data folder "
          + folder
          + " is in use by "
          + who
          + ": stop that one first, or choose another folder with --data.";
    }
  }

  private static final String FILE = "lock";

  private final FileChannel channel;
  private final FileLock lock;

  private FolderLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /** Claims an existing folder. */
  @SuppressWarnings("resource") // the channel lives as long as the lock
  public static Claim claim(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock;
      try {
        lock = channel.tryLock();
      } catch (OverlappingFileLockException ours) {
        // Left open on purpose: closing any channel on a file ends all locks this process has on
        // it.
        return new InUse(folder, OptionalLong.of(ProcessHandle.current().pid()));
      }
      if (lock == null) {
        channel.close();
        return new InUse(folder, holder(file));
      }
      byte[] pid = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII);
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(pid), 0);
      return new Taken(new FolderLock(channel, lock));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock " + file, e);
    }
  }

  private static OptionalLong holder(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
    return text.matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  @Override
  public void close() {
    try {
      lock.release();
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
