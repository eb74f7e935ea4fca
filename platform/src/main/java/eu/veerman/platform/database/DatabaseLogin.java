package eu.veerman.platform.database;

import eu.veerman.platform.config.Secret;
import eu.veerman.platform.config.Settings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * A database, and as whom to use it.
 *
 * @param role letters, digits and _, at most 63
 */
public record DatabaseLogin(DatabaseAddress address, String role, Secret password) {
  public DatabaseLogin {
    if (!role.matches("[a-z_][a-z0-9_]{0,62}")) {
      throw new IllegalArgumentException(
          "role is '" + role + "', must be lower case letters, digits and _, at most 63");
    }
  }

  /**
   * Reads {@code VEERMAN_DATABASE_URL} ({@code postgresql://host:port/database}), and the password
   * of the role from {@code VEERMAN_DATABASE_PASSWORD} or {@code VEERMAN_DATABASE_PASSWORD_FILE}.
   */
  public static DatabaseLogin from(Settings settings, String role) {
    return new DatabaseLogin(
        DatabaseAddress.of(settings.uri("VEERMAN_DATABASE_URL", "postgresql")),
        role,
        settings.secret("VEERMAN_DATABASE_PASSWORD"));
  }

  /**
   * Opens a plain connection, for work that blocks.
   *
   * @param application by which the server shows it
   */
  public Connection connect(String application) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", role);
    properties.setProperty("password", password.value());
    properties.setProperty("ApplicationName", application);
    return DriverManager.getConnection(address.jdbcUrl(), properties);
  }
}
