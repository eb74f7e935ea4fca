package eu.veerman.platform.backup;

import eu.veerman.platform.database.DatabaseLogin;
import eu.veerman.platform.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;

/**
 * Copies the database to a file while services run: all tables as of one moment, in PostgreSQL's
 * own text form, with the versions of the schemas they belong to. What is derived (the indices) is
 * not in it. Blocks.
 */
public final class Backup {
  private static final List<String> SCHEMAS = List.of("audit", "events", "matching", "profile");

  private static final String TABLES =
      """
      select c.relname, array_agg(a.attname order by a.attnum) as columns
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid
      where n.nspname = ? and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
        and a.attgenerated = '' and c.relname <> 'flyway_schema_history'
      group by c.relname order by c.relname
      """;
  private static final String SEQUENCES =
      """
      select schemaname, sequencename, last_value from pg_sequences
      where schemaname = any (?) and last_value is not null order by 1, 2
      """;
  private static final String VERSION =
      """
      select version from %s.flyway_schema_history where success and version is not null
      order by installed_rank desc limit 1
      """;

  private Backup() {}

  /**
   * Writes a backup.
   *
   * @param administrator who may read every row
   * @param notes kept in the manifest
   * @throws BackupTrouble when the database or the file does not let it
   */
  public static Manifest write(
      DatabaseLogin administrator, Map<String, String> notes, Instant now, OutputStream out) {
    try (Connection connection = administrator.connect("veerman backup")) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
      Manifest manifest =
          new Manifest(
              Manifest.FORMAT,
              now,
              versions(connection),
              notes,
              tables(connection),
              sequences(connection));
      write(connection, manifest, out);
      connection.rollback();
      return manifest;
    } catch (SQLException | IOException e) {
      throw new BackupTrouble("The backup could not be made: " + e.getMessage(), e);
    }
  }

  private static void write(Connection connection, Manifest manifest, OutputStream out)
      throws SQLException, IOException {
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
    zip.write(Json.bytes(manifest));
    zip.closeEntry();
    for (Manifest.Table table : manifest.tables()) {
      zip.putNextEntry(new ZipEntry(table.entry()));
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut("copy " + table.quoted() + " (" + table.quotedColumns() + ") to stdout", zip);
      zip.closeEntry();
    }
    zip.finish();
  }

  private static Map<String, String> versions(Connection connection) throws SQLException {
    Map<String, String> versions = new HashMap<>();
    for (String schema : SCHEMAS) {
      // A database of before a schema was thought of can be backed up too.
      if (exists(connection, schema + ".flyway_schema_history")) {
        try (Statement statement = connection.createStatement();
            ResultSet row = statement.executeQuery(VERSION.formatted(schema))) {
          if (row.next()) {
            versions.put(schema, row.getString(1));
          }
        }
      }
    }
    return versions;
  }

  private static boolean exists(Connection connection, String table) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement("select to_regclass(?)")) {
      query.setString(1, table);
      try (ResultSet row = query.executeQuery()) {
        return row.next() && row.getString(1) != null;
      }
    }
  }

  private static List<Manifest.Table> tables(Connection connection) throws SQLException {
    List<Manifest.Table> tables = new ArrayList<>();
    for (String schema : SCHEMAS) {
      try (PreparedStatement query = connection.prepareStatement(TABLES)) {
        query.setString(1, schema);
        try (ResultSet rows = query.executeQuery()) {
          while (rows.next()) {
            tables.add(
                new Manifest.Table(
                    schema, rows.getString(1), List.of((String[]) rows.getArray(2).getArray())));
          }
        }
      }
    }
    return tables;
  }

  private static List<Manifest.Sequence> sequences(Connection connection) throws SQLException {
    List<Manifest.Sequence> sequences = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(SEQUENCES)) {
      query.setArray(1, connection.createArrayOf("text", SCHEMAS.toArray()));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          sequences.add(
              new Manifest.Sequence(rows.getString(1), rows.getString(2), rows.getLong(3)));
        }
      }
    }
    return sequences;
  }
}
