package eu.veerman.platform.database;

import eu.veerman.platform.config.ConfigurationProblems;
import eu.veerman.platform.config.Secret;
import eu.veerman.platform.config.Settings;
import eu.veerman.platform.database.ServiceRole.LogAccess;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Prepares an empty database, or brings a prepared one up to date: a role and a schema per service,
 * the event log, and the least rights each role can work with. It may run any number of times and
 * at the same time as itself.
 */
public final class DatabaseSetup {
  /** Roles belong to the whole server, so set-ups of two of its databases can collide. */
  private static final Set<String> COLLISIONS = Set.of("23505", "42710", "XX000", "40P01");

  private static final int ATTEMPTS = 20;
  private static final long LOCK = 0x7665_6572_6d61_6e01L;
  private static final String READERS = "veerman_log_readers";
  private static final String WRITERS = "veerman_log_writers";

  /** The schemas of the platform and where their migrations are. */
  private static final Map<String, String> SCHEMAS =
      new TreeMap<>(
          Map.of(
              "events", "eu/veerman/platform/events/migrations",
              "audit", "eu/veerman/platform/audit/migrations"));

  private DatabaseSetup() {}

  /** The roles of Veerman's services. */
  public static List<ServiceRole> roles(Secret profile, Secret matching, Secret gateway) {
    return List.of(
        new ServiceRole(
            "veerman_profile", profile, Optional.of("profile"), LogAccess.READ_AND_APPEND),
        new ServiceRole(
            "veerman_matching", matching, Optional.of("matching"), LogAccess.READ_AND_APPEND),
        new ServiceRole("veerman_gateway", gateway, Optional.empty(), LogAccess.READ));
  }

  /**
   * Sets up. Blocks while it works.
   *
   * @param administrator a role that may create roles and owns the database
   */
  public static void run(DatabaseLogin administrator, List<ServiceRole> roles) {
    run(administrator, roles, Map.of());
  }

  /**
   * Sets up, no further than to certain versions. Blocks while it works.
   *
   * @param versions of the schemas of the platform, by name; those that are not named are brought
   *     to the newest
   */
  public static void run(
      DatabaseLogin administrator, List<ServiceRole> roles, Map<String, String> versions) {
    for (int attempt = 1; ; attempt++) {
      try {
        setUp(administrator, roles, versions);
        return;
      } catch (SQLException failure) {
        if (attempt == ATTEMPTS || !COLLISIONS.contains(String.valueOf(failure.getSQLState()))) {
          throw new IllegalStateException("The database cannot be set up", failure);
        }
      }
    }
  }

  private static void setUp(
      DatabaseLogin administrator, List<ServiceRole> roles, Map<String, String> versions)
      throws SQLException {
    try (Connection connection = administrator.connect("veerman setup")) {
      execute(connection, "select pg_advisory_lock(" + LOCK + ")");
      connection.setAutoCommit(false);
      createRoles(connection, roles);
      createSchemas(connection, administrator, roles);
      connection.commit();
      for (Map.Entry<String, String> schema : SCHEMAS.entrySet()) {
        Optional<String> version = Optional.ofNullable(versions.get(schema.getKey()));
        Migrations.runBlocking(administrator, schema.getKey(), version, schema.getValue());
      }
      connection.commit();
      execute(connection, "select pg_advisory_unlock(" + LOCK + ")");
      connection.commit();
    }
  }

  private static void createRoles(Connection connection, List<ServiceRole> roles)
      throws SQLException {
    for (String group : List.of(READERS, WRITERS)) {
      if (!exists(connection, group)) {
        execute(connection, "create role " + group + " nologin");
      }
    }
    execute(connection, "grant " + READERS + " to " + WRITERS);
    for (ServiceRole role : roles) {
      if (!exists(connection, role.name())) {
        execute(connection, "create role " + role.name() + " nologin");
      }
      execute(
          connection,
          "alter role "
              + role.name()
              + " login nosuperuser nocreatedb nocreaterole noreplication password "
              + quoted(connection, role.password().value()));
      String group = role.log() == LogAccess.READ ? READERS : WRITERS;
      execute(connection, "grant " + group + " to " + role.name());
      execute(connection, "grant " + role.name() + " to current_user");
    }
  }

  private static void createSchemas(
      Connection connection, DatabaseLogin administrator, List<ServiceRole> roles)
      throws SQLException {
    String database = "\"" + administrator.address().database() + "\"";
    execute(connection, "revoke all on database " + database + " from public");
    execute(connection, "revoke all on schema public from public");
    execute(connection, "create schema if not exists events");
    execute(connection, "grant usage on schema events to " + READERS);
    execute(connection, "create schema if not exists audit");
    execute(connection, "grant usage on schema audit to " + WRITERS);
    for (ServiceRole role : roles) {
      execute(connection, "grant connect on database " + database + " to " + role.name());
      if (role.schema().isPresent()) {
        execute(
            connection,
            "create schema if not exists " + role.schema().get() + " authorization " + role.name());
      }
    }
  }

  private static boolean exists(Connection connection, String role) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select 1 from pg_roles where rolname = ?")) {
      query.setString(1, role);
      try (ResultSet found = query.executeQuery()) {
        return found.next();
      }
    }
  }

  /** A literal made by the server: {@code alter role} takes no parameters. */
  private static String quoted(Connection connection, String value) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement("select quote_literal(?)")) {
      query.setString(1, value);
      try (ResultSet literal = query.executeQuery()) {
        literal.next();
        return literal.getString(1);
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private record Configuration(DatabaseLogin administrator, List<ServiceRole> roles) {
    static Configuration from(Map<String, String> environment) {
      return Settings.read(
          environment,
          settings -> {
            DatabaseAddress address =
                DatabaseAddress.of(settings.uri("VEERMAN_DATABASE_URL", "postgresql"));
            List<Secret> passwords = new ArrayList<>();
            for (String service : List.of("PROFILE", "MATCHING", "GATEWAY")) {
              passwords.add(settings.secret("VEERMAN_" + service + "_DATABASE_PASSWORD"));
            }
            return new Configuration(
                new DatabaseLogin(
                    address,
                    settings.text("VEERMAN_ADMINISTRATOR_ROLE", "postgres"),
                    settings.secret("VEERMAN_ADMINISTRATOR_PASSWORD")),
                DatabaseSetup.roles(passwords.get(0), passwords.get(1), passwords.get(2)));
          });
    }
  }

  /** Sets up what the environment describes, once: what a container does before services start. */
  public static void main(String[] arguments) {
    try {
      Configuration configuration = Configuration.from(System.getenv());
      run(configuration.administrator(), configuration.roles());
    } catch (ConfigurationProblems problems) {
      System.err.println(problems.getMessage());
      System.exit(2);
    }
  }
}
