package eu.veerman.platform.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Brings a schema to the version of the code, with the SQL files of the module (Flyway). */
public final class Migrations {
  private static final int CONNECT_RETRIES = 10;

  private Migrations() {}

  /**
   * Migrates a service's own schema under its own role. Instances that start together wait for each
   * other. Done on a worker thread.
   *
   * @param locations folders on the class path such as {@code db/profile}; add {@code
   *     eu/veerman/platform/http/idempotency} for the table of idempotency keys
   */
  public static Future<Void> run(
      Vertx vertx, DatabaseLogin login, String schema, String... locations) {
    return vertx.executeBlocking(
        () -> {
          runBlocking(login, schema, locations);
          return null;
        },
        false);
  }

  static void runBlocking(DatabaseLogin login, String schema, String... locations) {
    runBlocking(login, schema, Optional.empty(), locations);
  }

  /**
   * Migrates a schema to a version. Blocks.
   *
   * @param version the last one to run, as it stands in the names of the files; empty for all
   */
  public static void runBlocking(
      DatabaseLogin login, String schema, Optional<String> version, String... locations) {
    String[] onClasspath = new String[locations.length];
    for (int i = 0; i < locations.length; i++) {
      onClasspath[i] = "classpath:" + locations[i];
    }
    FluentConfiguration configuration =
        Flyway.configure(Migrations.class.getClassLoader())
            .dataSource(login.address().jdbcUrl(), login.role(), login.password().value())
            .connectRetries(CONNECT_RETRIES)
            .schemas(schema)
            .defaultSchema(schema)
            .createSchemas(false)
            .locations(onClasspath)
            .failOnMissingLocations(true)
            .validateMigrationNaming(true)
            .cleanDisabled(true);
    version.ifPresent(configuration::target);
    configuration.load().migrate();
  }
}
