package eu.veerman.profile.service;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.databind.JsonNode;
import eu.veerman.embedded.ContentSearch;
import eu.veerman.embedded.Servers;
import eu.veerman.platform.config.Secret;
import eu.veerman.platform.database.DatabaseAddress;
import eu.veerman.platform.database.DatabaseLimits;
import eu.veerman.platform.database.DatabaseLogin;
import eu.veerman.platform.database.DatabaseSetup;
import eu.veerman.platform.json.Json;
import eu.veerman.platform.observability.BlockedThreads;
import eu.veerman.platform.observability.Logging;
import eu.veerman.platform.observability.Metrics;
import eu.veerman.platform.service.Lifecycle;
import eu.veerman.profile.ProfileConfig;
import eu.veerman.profile.ProfileConfig.FirstAdministrator;
import eu.veerman.profile.ProfileService;
import eu.veerman.profile.account.PasswordHash;
import eu.veerman.profile.mail.EmailAddress;
import eu.veerman.profile.mail.MailConfig;
import eu.veerman.profile.session.SessionLimits;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** A running service on a database of its own, and the people who use it. */
final class Marketplace implements AutoCloseable {
  static final String ADMINISTRATOR = "first@veerman.example";
  static final String PASSWORD = "een lang wachtwoord";

  private static final PasswordHash.Cost CHEAP = new PasswordHash.Cost(64, 1, 1);
  private static final Secret DATABASE_PASSWORD = new Secret("test");
  private static final Duration BLOCKED = Duration.ofSeconds(1);
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  private final HttpClient http = HttpClient.newBuilder().version(Version.HTTP_1_1).build();
  private final eu.veerman.embedded.DatabaseAddress administrator;
  private final AtomicReference<Instant> frozen = new AtomicReference<>();
  private final List<Running> services = new CopyOnWriteArrayList<>();
  private final List<BlockedThreads.Blocked> blocked = new CopyOnWriteArrayList<>();

  private MailConfig mail = new MailConfig(Optional.empty(), true, "");

  private record Running(ProfileService service, Lifecycle life) {}

  private Marketplace(eu.veerman.embedded.DatabaseAddress administrator) {
    this.administrator = administrator;
  }

  private static final class Shared {
    static final Marketplace MARKETPLACE = opened();

    private static Marketplace opened() {
      Marketplace marketplace = open();
      Runtime.getRuntime().addShutdownHook(new Thread(marketplace::close));
      return marketplace;
    }
  }

  /** The one that tests share who mind only people of their own. */
  static Marketplace shared() {
    return Shared.MARKETPLACE;
  }

  /** A fresh one with one service. */
  static Marketplace open() {
    Marketplace marketplace = prepared();
    marketplace.start();
    return marketplace;
  }

  /** A fresh one whose mails leave in this way. */
  static Marketplace open(MailConfig mail) {
    Marketplace marketplace = prepared();
    marketplace.mail = mail;
    marketplace.start();
    return marketplace;
  }

  /** A fresh database on which no service runs yet. */
  static Marketplace prepared() {
    eu.veerman.embedded.DatabaseAddress database = Servers.shared().freshDatabase();
    DatabaseSetup.run(
        new DatabaseLogin(
            new DatabaseAddress(database.host(), database.port(), database.database()),
            database.user(),
            new Secret(database.password())),
        DatabaseSetup.roles(DATABASE_PASSWORD, DATABASE_PASSWORD, DATABASE_PASSWORD));
    return new Marketplace(database);
  }

  private InstantSource clock() {
    return () -> {
      Instant set = frozen.get();
      return set == null ? Clock.systemUTC().instant() : set;
    };
  }

  /** Sets the services' clock. */
  void setClock(Instant now) {
    frozen.set(now);
  }

  ProfileConfig config() {
    return new ProfileConfig(
        "127.0.0.1",
        0,
        0,
        new DatabaseLogin(
            new DatabaseAddress(
                administrator.host(), administrator.port(), administrator.database()),
            ProfileConfig.ROLE,
            DATABASE_PASSWORD),
        DatabaseLimits.USUAL,
        "veerman",
        "veerman",
        new SessionLimits(Duration.ofHours(1), Duration.ofDays(14), Duration.ofDays(90)),
        false,
        Optional.of(new FirstAdministrator(new EmailAddress(ADMINISTRATOR), new Secret(PASSWORD))),
        mail,
        Optional.empty(),
        CHEAP,
        2,
        new Logging(Logging.Form.TEXT, Level.WARN));
  }

  /** Starts one more instance of the service on the database. */
  ProfileService start() {
    PrometheusMeterRegistry metrics = Metrics.registry("profile", false);
    Vertx vertx = Vertx.vertx(BlockedThreads.noticing(new VertxOptions(), BLOCKED));
    BlockedThreads.watch(vertx, metrics, blocked::add);
    Lifecycle life = new Lifecycle(vertx, "profile", Duration.ofSeconds(8));
    ProfileService service =
        await(
            life.start(
                () ->
                    ProfileService.start(
                        life, config(), metrics, clock(), UUID::randomUUID, new SecureRandom())));
    services.add(new Running(service, life));
    return service;
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Stops all instances, none of which may ever have blocked its event loop. */
  void stop() {
    for (Running one : services) {
      await(one.life().stop());
      await(one.life().vertx().close());
    }
    services.clear();
    if (!blocked.isEmpty()) {
      throw new AssertionError("event loops were blocked: " + blocked);
    }
  }

  @Override
  public void close() {
    stop();
    http.close();
  }

  ProfileService service() {
    return services.getFirst().service();
  }

  URI address(ProfileService service) {
    return URI.create("http://127.0.0.1:" + service.port());
  }

  URI managementAddress() {
    return URI.create("http://127.0.0.1:" + service().managementPort());
  }

  HttpClient http() {
    return http;
  }

  Client nobody() {
    return nobody(service());
  }

  Client nobody(ProfileService service) {
    return new Client(
        http, address(service).resolve("/api/v1"), Optional.empty(), Optional.empty());
  }

  Client admin() {
    return nobody().signedIn(ADMINISTRATOR, PASSWORD);
  }

  Client company() {
    return someone("company", "company");
  }

  Client agency() {
    return someone("agency", "agency");
  }

  Client manager() {
    return someone("practice", "manager");
  }

  private Client someone(String kind, String role) {
    Client admin = admin();
    int number = PEOPLE.incrementAndGet();
    String organisation =
        admin
            .post("/organisations", Map.of("kind", kind, "name", "Organisatie " + number))
            .expect(201)
            .id();
    return colleague(admin, organisation, role, Optional.empty());
  }

  /** An account in an organisation, and whose profile the person claims. */
  Client colleague(Client admin, String organisation, String role, Optional<String> manager) {
    String email = "person" + PEOPLE.incrementAndGet() + "@example.com";
    Map<String, String> account = new HashMap<>();
    account.put("email", email);
    account.put("password", PASSWORD);
    account.put("name", "Iemand");
    account.put("organisation", organisation);
    account.put("role", role);
    manager.ifPresent(id -> account.put("manager", id));
    admin.post("/accounts", account).expect(201);
    return nobody().signedIn(email, PASSWORD);
  }

  /** An event of the log. */
  record Logged(String type, String subject, long version, JsonNode data, String audience) {}

  /** The events about a subject, in the log's order. */
  List<Logged> log(String subject) {
    List<Logged> events = new ArrayList<>();
    try (Connection connection =
            DriverManager.getConnection(
                administrator.jdbcUrl(), administrator.user(), administrator.password());
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT type, subject, subject_version, data::text, audience FROM events.log"
                    + " WHERE subject = ? ORDER BY sequence")) {
      query.setString(1, subject);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          events.add(
              new Logged(
                  rows.getString(1),
                  rows.getString(2),
                  rows.getLong(3),
                  Json.readTree(rows.getString(4)),
                  String.valueOf(rows.getString(5))));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return events;
  }

  /** Changes the database behind the service's back. */
  void sql(String statement) {
    try (Connection connection =
            DriverManager.getConnection(
                administrator.jdbcUrl(), administrator.user(), administrator.password());
        java.sql.Statement sql = connection.createStatement()) {
      sql.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A connection under the service's own role, in a transaction. */
  Connection asService() throws SQLException {
    Connection connection =
        DriverManager.getConnection(
            administrator.jdbcUrl(), ProfileConfig.ROLE, DATABASE_PASSWORD.value());
    connection.setSchema(ProfileConfig.SCHEMA);
    connection.setAutoCommit(false);
    return connection;
  }

  /** The one number that a query answers. */
  long number(String query) {
    try (Connection connection =
            DriverManager.getConnection(
                administrator.jdbcUrl(), administrator.user(), administrator.password());
        java.sql.Statement sql = connection.createStatement();
        ResultSet rows = sql.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The tables, of all schemas, in whose rows a text is found. */
  List<String> found(String text) {
    return ContentSearch.tablesWith(administrator, text);
  }
}
