package eu.veerman.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks for a text in all that a database holds, as a dump would show it: in texts, documents and
 * bytes of every table. For tests that somebody who was erased is found nowhere.
 */
public final class ContentSearch {
  private static final String TABLES =
      """
      select format('%I.%I', schemaname, tablename) from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema') order by 1
      """;

  private ContentSearch() {}

  /** The tables, of all schemas, in whose rows a text is found. Blocks. */
  public static List<String> tablesWith(DatabaseAddress database, String text) {
    try (Connection connection =
        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())) {
      List<String> found = new ArrayList<>();
      for (String table : tables(connection)) {
        if (holds(connection, table, text)) {
          found.add(table);
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException("the database cannot be searched", e);
    }
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(TABLES)) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }

  private static boolean holds(Connection connection, String table, String text)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select exists (select from "
                + table
                + " t where position(? in t::text) > 0"
                + " or position(encode(convert_to(?, 'UTF8'), 'hex') in t::text) > 0)")) {
      query.setString(1, text);
      query.setString(2, text);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }
}
