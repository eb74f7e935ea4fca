package eu.veerman.platform.backup;

import eu.veerman.platform.backup.Manifest.Table;
import eu.veerman.platform.database.DatabaseLogin;
import eu.veerman.platform.database.DatabaseSetup;
import eu.veerman.platform.database.Migrations;
import eu.veerman.platform.database.ServiceRole;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.postgresql.PGConnection;

/**
 * Brings a backup back into an empty database, also one that an older version made: the schemas are
 * made as they were then, filled, and brought up to date. The log begins an epoch, so that all who
 * read it start over. Blocks.
 */
public final class Restore {
  private Restore() {}

  /**
   * Restores.
   *
   * @param administrator who owns the database, which is empty
   * @param roles of the services, with their new passwords
   * @param migrations where the migrations of each service's schema are, by schema
   * @return what the backup says of itself
   * @throws BackupTrouble when the file is no backup of ours, or the database does not let it
   */
  public static Manifest read(
      DatabaseLogin administrator,
      List<ServiceRole> roles,
      Map<String, List<String>> migrations,
      InputStream in) {
    try (ZipInputStream zip = new ZipInputStream(in, StandardCharsets.UTF_8)) {
      Manifest manifest = manifest(zip);
      DatabaseSetup.run(administrator, roles, manifest.versions());
      migrate(administrator, roles, migrations, manifest.versions());
      fill(administrator, manifest, zip);
      DatabaseSetup.run(administrator, roles);
      migrate(administrator, roles, migrations, Map.of());
      return manifest;
    } catch (IOException | SQLException e) {
      throw new BackupTrouble("The backup could not be brought back: " + e.getMessage(), e);
    }
  }

  /** What a backup says of itself, without bringing it back. */
  public static Manifest peek(InputStream in) {
    try (ZipInputStream zip = new ZipInputStream(in, StandardCharsets.UTF_8)) {
      return manifest(zip);
    } catch (IOException e) {
      throw new BackupTrouble("The backup cannot be read: " + e.getMessage(), e);
    }
  }

  private static Manifest manifest(ZipInputStream zip) throws IOException {
    ZipEntry first = zip.getNextEntry();
    if (first == null || !first.getName().equals(Manifest.ENTRY)) {
      throw new BackupTrouble("This is no backup of Veerman.");
    }
    return Manifest.parse(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
  }

  private static void migrate(
      DatabaseLogin administrator,
      List<ServiceRole> roles,
      Map<String, List<String>> migrations,
      Map<String, String> versions) {
    for (ServiceRole role : roles) {
      Optional<String> schema = role.schema();
      if (schema.isPresent()) {
        Migrations.runBlocking(
            new DatabaseLogin(administrator.address(), role.name(), role.password()),
            schema.get(),
            Optional.ofNullable(versions.get(schema.get())),
            migrations.getOrDefault(schema.get(), List.of()).toArray(String[]::new));
      }
    }
  }

  private static void fill(DatabaseLogin administrator, Manifest manifest, ZipInputStream zip)
      throws SQLException, IOException {
    try (Connection connection = administrator.connect("veerman restore")) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        // Rows come in the order of the tables, not of what refers to what.
        statement.execute("set session_replication_role = replica");
        for (Table table : manifest.tables()) {
          statement.execute("truncate " + table.quoted() + " cascade");
        }
        for (Table table : manifest.tables()) {
          ZipEntry entry = zip.getNextEntry();
          if (entry == null || !entry.getName().equals(table.entry())) {
            throw new BackupTrouble("The backup is not whole: " + table.entry() + " is missing.");
          }
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn(
                  "copy " + table.quoted() + " (" + table.quotedColumns() + ") from stdin", zip);
        }
        for (Manifest.Sequence sequence : manifest.sequences()) {
          set(connection, sequence);
        }
        statement.execute(
            "select events.begin_epoch('restored from the backup of " + manifest.madeAt() + "')");
      }
      connection.commit();
    }
  }

  private static void set(Connection connection, Manifest.Sequence sequence) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement("select setval(?::regclass, ?)")) {
      query.setString(1, sequence.quoted());
      query.setLong(2, sequence.last());
      query.execute();
    }
  }
}
