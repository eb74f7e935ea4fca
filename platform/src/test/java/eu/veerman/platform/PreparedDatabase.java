package eu.veerman.platform;

import eu.veerman.embedded.Servers;
import eu.veerman.platform.config.Secret;
import eu.veerman.platform.database.Database;
import eu.veerman.platform.database.DatabaseAddress;
import eu.veerman.platform.database.DatabaseLimits;
import eu.veerman.platform.database.DatabaseLogin;
import eu.veerman.platform.database.DatabaseSetup;
import eu.veerman.platform.database.ServiceRole;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A database of its own on the real server, with Veerman's roles, schemas and event log. */
public record PreparedDatabase(DatabaseLogin administrator) {
  public static final Secret PASSWORD = new Secret("a 'quoted' password");

  /** Prepared once, since that takes longer than to copy what came of it. */
  private static final class Template {
    static final eu.veerman.embedded.DatabaseAddress ADDRESS = make();

    private static eu.veerman.embedded.DatabaseAddress make() {
      eu.veerman.embedded.DatabaseAddress made = Servers.shared().freshDatabase();
      DatabaseSetup.run(login(made), roles());
      return made;
    }
  }

  /** Empty but for the set-up. */
  public static PreparedDatabase fresh() {
    return new PreparedDatabase(login(Servers.shared().copyOf(Template.ADDRESS)));
  }

  public static DatabaseLogin login(eu.veerman.embedded.DatabaseAddress made) {
    return new DatabaseLogin(
        new DatabaseAddress(made.host(), made.port(), made.database()),
        made.user(),
        new Secret(made.password()));
  }

  public static List<ServiceRole> roles() {
    return DatabaseSetup.roles(PASSWORD, PASSWORD, PASSWORD);
  }

  public DatabaseLogin as(String role) {
    return new DatabaseLogin(administrator.address(), role, PASSWORD);
  }

  /** The connections of the role that owns the schema {@code profile}. */
  public Database profile(Vertx vertx) {
    return Database.open(vertx, as("veerman_profile"), "profile", DatabaseLimits.USUAL);
  }

  /** The connections of the role that may only read the log. */
  public Database gateway(Vertx vertx) {
    return Database.open(vertx, as("veerman_gateway"), "events", DatabaseLimits.USUAL);
  }

  /** Does something as the administrator, at once. */
  public void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new AssertionError(sql, failure);
    }
  }

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(
        administrator.address().jdbcUrl(), administrator.role(), administrator.password().value());
  }
}
