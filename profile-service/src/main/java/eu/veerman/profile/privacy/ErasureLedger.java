package eu.veerman.profile.privacy;

import eu.veerman.contracts.event.AccountErased;
import eu.veerman.contracts.event.ManagerErased;
import eu.veerman.contracts.event.RequestDeleted;
import eu.veerman.contracts.event.VeermanEvent;
import eu.veerman.platform.events.Event;
import eu.veerman.platform.events.EventHandler;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;

/**
 * The list of what was erased, in a file beside the database: a backup that is older than an
 * erasure would bring a person back, so a restore is given this list and erases again. A line is a
 * time, a kind and a random id; it says nothing of anybody. Lines may be there twice.
 */
public final class ErasureLedger implements EventHandler {
  /** The tombstones that are written down. */
  public static final Set<String> TYPES =
      Set.of(
          VeermanEvent.typeOf(AccountErased.class),
          VeermanEvent.typeOf(ManagerErased.class),
          VeermanEvent.typeOf(RequestDeleted.class));

  private final Vertx vertx;
  private final Path file;

  public ErasureLedger(Vertx vertx, Path file) {
    this.vertx = vertx;
    this.file = file;
  }

  @Override
  public Future<?> handle(SqlConnection transaction, List<Event> events) {
    StringBuilder lines = new StringBuilder();
    for (Event event : events) {
      lines.append(event.time()).append(' ');
      lines.append(event.subject().replace('/', ' ')).append('\n');
    }
    return vertx.executeBlocking(
        () -> {
          append(lines.toString());
          return true;
        });
  }

  /** On the disk before the events count as handled. */
  private void append(String lines) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(lines);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }
}
