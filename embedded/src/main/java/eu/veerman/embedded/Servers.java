package eu.veerman.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One PostgreSQL and one Elasticsearch for all tests of a JVM, each started when first asked for
 * and stopped when the JVM ends. Tests stay apart by taking a fresh database and index names of
 * their own.
 */
public final class Servers {

  private static final Path FOLDERS_IN = Path.of("/tmp");
  private static final String FOLDER_PREFIX = "veerman-test-";
  private static final int ELASTICSEARCH_HEAP_MEBIBYTES = 384;

  private final AtomicInteger databases = new AtomicInteger();
  private final AtomicInteger indexPrefixes = new AtomicInteger();
  private @Nullable Path path;
  private @Nullable ServersFolder folder;
  private @Nullable EmbeddedPostgres postgres;
  private @Nullable EmbeddedElasticsearch elasticsearch;

  private Servers() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-test-servers"));
  }

  /** Holds the JVM's one harness: servers are too slow to start for each test class. */
  private static final class Shared {
    static final Servers SERVERS = new Servers();
  }

  /** The servers that all tests of this JVM share. */
  public static Servers shared() {
    return Shared.SERVERS;
  }

  /** PostgreSQL's superuser, on the database {@code postgres}, which tests leave as it is. */
  public synchronized DatabaseAddress administrator() {
    if (postgres == null) {
      postgres = EmbeddedPostgres.start(folder(), 0, Durability.THROWN_AWAY, Progress.silent());
    }
    return postgres.administrator();
  }

  /** A new, empty database, as the superuser. Roles are shared by all databases of the server. */
  public DatabaseAddress freshDatabase() {
    return createDatabase("template0");
  }

  /** A new database with all that is in another, to which nobody may be connected meanwhile. */
  public DatabaseAddress copyOf(DatabaseAddress template) {
    return createDatabase(template.database());
  }

  private DatabaseAddress createDatabase(String template) {
    DatabaseAddress administrator = administrator();
    String name = "test_" + databases.incrementAndGet();
    try (Connection connection =
            DriverManager.getConnection(
                administrator.jdbcUrl(), administrator.user(), administrator.password());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name + " TEMPLATE " + template);
    } catch (SQLException e) {
      throw new ServerTrouble("Cannot create the database " + name + ".", e);
    }
    return administrator.withDatabase(name);
  }

  /** Elasticsearch's address, {@code http://127.0.0.1:PORT}. */
  public synchronized URI elasticsearch() {
    if (elasticsearch == null) {
      elasticsearch =
          EmbeddedElasticsearch.start(
              folder(), ELASTICSEARCH_HEAP_MEBIBYTES, Durability.THROWN_AWAY, Progress.silent());
    }
    return elasticsearch.address();
  }

  /** A start for index and alias names that no other test has: {@code test-7-}. */
  public String freshIndexPrefix() {
    return "test-" + indexPrefixes.incrementAndGet() + "-";
  }

  private ServersFolder folder() {
    if (folder == null) {
      removeAbandoned();
      Path fresh;
      try {
        fresh = Files.createTempDirectory(FOLDERS_IN, FOLDER_PREFIX);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      path = fresh;
      folder =
          switch (ServersFolder.open(fresh, Progress.silent())) {
            case ServersFolder.Opened opened -> opened.folder();
            case ServersFolder.Refused refused -> throw new ServerTrouble(refused.sentence());
          };
    }
    return folder;
  }

  /** What test runs left that were killed: nobody holds their lock any more. */
  private static void removeAbandoned() {
    List<Path> folders;
    try (Stream<Path> all = Files.list(FOLDERS_IN)) {
      folders =
          all.filter(each -> each.getFileName().toString().startsWith(FOLDER_PREFIX))
              .filter(each -> Files.isWritable(each) && Files.exists(each.resolve("lock")))
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (Path each : folders) {
      if (FolderLock.claim(each) instanceof FolderLock.Taken taken) {
        Folders.remove(each);
        taken.lock().close();
      }
    }
  }

  private synchronized void stop() {
    if (elasticsearch != null) {
      elasticsearch.close();
    }
    if (postgres != null) {
      postgres.close();
    }
    if (path != null) {
      Folders.remove(path);
    }
    if (folder != null) {
      folder.close();
    }
  }
}
