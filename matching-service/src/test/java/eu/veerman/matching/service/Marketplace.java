package eu.veerman.matching.service;

import static eu.veerman.matching.service.Waiting.await;

import com.sun.net.httpserver.HttpServer;
import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.event.ManagerErased;
import eu.veerman.contracts.event.OrganisationChanged;
import eu.veerman.contracts.event.RequestChanged;
import eu.veerman.contracts.event.VeermanEvent;
import eu.veerman.contracts.visibility.OrganisationDiscretion;
import eu.veerman.embedded.Servers;
import eu.veerman.matching.MatchingConfig;
import eu.veerman.matching.MatchingService;
import eu.veerman.matching.receipt.ReceiptRetention;
import eu.veerman.matching.search.TieKeys;
import eu.veerman.platform.config.Secret;
import eu.veerman.platform.database.Database;
import eu.veerman.platform.database.DatabaseAddress;
import eu.veerman.platform.database.DatabaseLimits;
import eu.veerman.platform.database.DatabaseLogin;
import eu.veerman.platform.database.DatabaseSetup;
import eu.veerman.platform.events.EventLog;
import eu.veerman.platform.events.Position;
import eu.veerman.platform.json.Json;
import eu.veerman.platform.service.Lifecycle;
import eu.veerman.platform.tokens.SigningKey;
import eu.veerman.platform.tokens.TokenIssuer;
import eu.veerman.platform.tokens.Viewer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The service on a database and indices of its own, with the log that tells it of managers and
 * requests, and those who ask it.
 */
final class Marketplace implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);

  static final OrganisationDiscretion VERIFIED =
      new OrganisationDiscretion(true, Optional.empty(), List.of(), List.of());

  private static final Duration COMPARING = Duration.ofMillis(500);
  private static final Secret PASSWORD = new Secret("test");

  /** Runs on from {@link #NOW}. */
  private static final Clock CLOCK =
      Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), NOW));

  private final eu.veerman.embedded.DatabaseAddress administrator =
      Servers.shared().freshDatabase();
  private final String indexPrefix = Servers.shared().freshIndexPrefix() + "veerman";
  private final URI elasticsearch = Servers.shared().elasticsearch();
  private final HttpClient http = HttpClient.newBuilder().version(Version.HTTP_1_1).build();
  private final TokenIssuer issuer =
      new TokenIssuer(
          "veerman", "veerman", List.of(SigningKey.generate("test", new SecureRandom())));
  private final HttpServer keys = published(issuer);
  private final Vertx vertx = Vertx.vertx();
  private final Database profile;
  private final EventLog log = new EventLog("profile", CLOCK, UUID::randomUUID);
  private final Set<OrganisationId> owners = ConcurrentHashMap.newKeySet();
  private final Map<String, Long> versions = new ConcurrentHashMap<>();
  private final List<Instance> instances = new ArrayList<>();

  /** One running instance of the service. */
  record Instance(MatchingService service, Lifecycle life) {}

  private Marketplace() {
    DatabaseSetup.run(
        new DatabaseLogin(address(), administrator.user(), new Secret(administrator.password())),
        DatabaseSetup.roles(PASSWORD, PASSWORD, PASSWORD));
    profile =
        Database.open(
            vertx,
            new DatabaseLogin(address(), "veerman_profile", PASSWORD),
            "profile",
            DatabaseLimits.USUAL);
  }

  static Marketplace open() {
    Marketplace marketplace = new Marketplace();
    marketplace.start();
    return marketplace;
  }

  private DatabaseAddress address() {
    return new DatabaseAddress(
        administrator.host(), administrator.port(), administrator.database());
  }

  private static HttpServer published(TokenIssuer issuer) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      byte[] body = Json.bytes(issuer.jwks());
      server.createContext(
          "/",
          exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts one more instance. */
  Instance start() {
    MatchingConfig config =
        new MatchingConfig(
            "127.0.0.1",
            0,
            0,
            new DatabaseLogin(address(), MatchingConfig.ROLE, PASSWORD),
            DatabaseLimits.USUAL,
            elasticsearch,
            indexPrefix,
            List.of(URI.create("http://127.0.0.1:" + keys.getAddress().getPort() + "/jwks.json")),
            "veerman",
            "veerman",
            2,
            COMPARING);
    Lifecycle life = new Lifecycle(Vertx.vertx(), "matching", Duration.ofSeconds(10));
    MatchingService service =
        await(
            life.start(
                () ->
                    MatchingService.start(
                        life, config, false, CLOCK, UUID::randomUUID, new SecureRandom())));
    Instance instance = new Instance(service, life);
    instances.add(instance);
    return instance;
  }

  void stop(Instance instance) {
    await(instance.life().stop());
    await(instance.life().vertx().close());
    instances.remove(instance);
  }

  void restart() {
    List.copyOf(instances).forEach(this::stop);
    start();
  }

  @Override
  public void close() {
    List.copyOf(instances).forEach(this::stop);
    await(profile.close());
    await(vertx.close());
    keys.stop(0);
    http.close();
  }

  Instance instance() {
    return instances.getFirst();
  }

  /** Whether an instance is ready, as its own management port says. */
  boolean ready(Instance instance) {
    return management(instance).get("/health/ready").status() == 200;
  }

  private Client management(Instance instance) {
    return new Client(
        http,
        URI.create("http://127.0.0.1:" + instance.service().managementPort()),
        Optional.empty());
  }

  /** How far an instance ranks by the log. */
  private double rankedUpTo(Instance instance) {
    return management(instance)
        .get("/metrics")
        .text()
        .lines()
        .filter(line -> line.startsWith("veerman_population_sequence"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElse(-1);
  }

  // What the log tells.

  Position tell(SomeManager manager) {
    return tell(manager.event());
  }

  Position tell(SomeRequest request) {
    return tell(request.event());
  }

  Position tell(VeermanEvent event) {
    return tell(List.of(event));
  }

  /** Appends all in one transaction and answers where the last one stands. */
  Position tell(List<? extends VeermanEvent> events) {
    List<EventLog.NewEvent> news =
        withOwners(events).stream()
            .map(event -> new EventLog.NewEvent(event, next(event)))
            .toList();
    return await(profile.withTransaction(tx -> log.append(tx, news)));
  }

  /** Each owner of a request that the log has not told of, as verified, before the rest. */
  private List<VeermanEvent> withOwners(List<? extends VeermanEvent> events) {
    List<VeermanEvent> all = new ArrayList<>();
    for (VeermanEvent event : events) {
      if (event instanceof RequestChanged request && owners.add(request.owner())) {
        all.add(organisation(request.owner(), request.ownerName(), VERIFIED));
      } else if (event instanceof OrganisationChanged organisation) {
        owners.add(organisation.organisation());
      }
    }
    all.addAll(events);
    return all;
  }

  static OrganisationChanged organisation(
      OrganisationId id, String name, OrganisationDiscretion discretion) {
    return new OrganisationChanged(
        id, OrganisationChanged.Kind.COMPANY, name, Optional.empty(), Optional.of(discretion));
  }

  Position erase(ManagerId manager) {
    ManagerErased tombstone = new ManagerErased(manager);
    return await(profile.withTransaction(tx -> log.erase(tx, tombstone, next(tombstone))));
  }

  private long next(VeermanEvent event) {
    return versions.merge(event.subject(), 1L, Long::sum);
  }

  /** Removes receipts whose time is over, as the service does every hour. */
  void removeOldReceipts() {
    Database matching =
        Database.open(
            vertx,
            new DatabaseLogin(address(), MatchingConfig.ROLE, PASSWORD),
            MatchingConfig.SCHEMA,
            DatabaseLimits.USUAL);
    await(new ReceiptRetention(matching, CLOCK).run().eventually(matching::close));
  }

  /** Changes the database behind the service's back. */
  void change(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  // Who asks.

  private Client asking(Instance instance, Optional<Viewer> viewer) {
    return new Client(
        http,
        URI.create("http://127.0.0.1:" + instance.service().port() + "/api/v1"),
        viewer.map(who -> issuer.issue(who, NOW, Duration.ofHours(1)).token()));
  }

  private static Viewer viewer(OrganisationId organisation, String role, Optional<UUID> manager) {
    return new Viewer(
        UUID.randomUUID(),
        organisation.value(),
        role.equals("manager") ? "practice" : role,
        Set.of(role),
        manager,
        "Iemand",
        UUID.randomUUID());
  }

  Client nobody() {
    return asking(instance(), Optional.empty());
  }

  Client owner(SomeRequest request) {
    return owner(instance(), request);
  }

  Client owner(Instance instance, SomeRequest request) {
    return asking(instance, Optional.of(viewer(request.owner, "company", Optional.empty())));
  }

  Client otherCompany() {
    return asking(
        instance(),
        Optional.of(viewer(new OrganisationId(UUID.randomUUID()), "company", Optional.empty())));
  }

  Client administrator() {
    return asking(
        instance(),
        Optional.of(viewer(new OrganisationId(UUID.randomUUID()), "admin", Optional.empty())));
  }

  /** The person, from an organisation that does not own the profile. */
  Client person(SomeManager manager) {
    return asking(
        instance(),
        Optional.of(
            viewer(
                new OrganisationId(UUID.randomUUID()),
                "manager",
                Optional.of(manager.id.value()))));
  }

  /** Somebody of the organisation that owns the profile. */
  Client practice(SomeManager manager) {
    return asking(instance(), Optional.of(viewer(manager.owner, "agency", Optional.empty())));
  }

  // What lies below.

  TieKeys tieKeys() {
    return new TieKeys(
        query(
            "select salt from matching.tie_salt",
            rows -> {
              rows.next();
              return rows.getBytes(1);
            }));
  }

  /** What is read from the result of a query. */
  @FunctionalInterface
  interface Reading<T> {
    T of(ResultSet rows) throws SQLException;
  }

  <T> T query(String sql, Reading<T> reading) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return reading.of(rows);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  long count(String table) {
    return query(
        "select count(*) from " + table,
        rows -> {
          rows.next();
          return rows.getLong(1);
        });
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(
        administrator.jdbcUrl(), administrator.user(), administrator.password());
  }

  /** The index that all instances keep behind the alias of managers or of requests. */
  String indexOf(String kind) {
    return query(
        "select index_name from matching.indices where alias = '" + indexPrefix + "-" + kind + "'",
        rows -> rows.next() ? rows.getString(1) : "");
  }

  /** Where the consumer that writes an index is, empty before it began. */
  Position indexed(String kind) {
    return query(
        "select epoch, xact::text, sequence from events.consumers where name = 'index/"
            + indexOf(kind)
            + "'",
        rows ->
            rows.next()
                ? new Position(rows.getInt(1), Long.parseLong(rows.getString(2)), rows.getLong(3))
                : Position.BEGINNING);
  }

  /** Events of a kind's subjects after the place of the consumer that writes its index. */
  private long unwritten(String kind, String subjects) {
    return count(
        "events.log l join events.consumers c on c.name = 'index/"
            + indexOf(kind)
            + "' where starts_with(l.subject, '"
            + subjects
            + "') and (l.epoch, l.xact, l.sequence) > (c.epoch, c.xact, c.sequence)");
  }

  /** Waits until both indices and all populations hold what the log tells up to a place. */
  void untilIndexed(Position place) {
    Waiting.until(
        "the indices hold " + place,
        () ->
            instances.stream().allMatch(each -> ready(each) && rankedUpTo(each) >= place.sequence())
                && unwritten("managers", "manager/") == 0
                && unwritten("requests", "request/") == 0);
  }

  /** Keeps the writer of an index from writing while the lock is held. */
  AutoCloseable holdingBack(String kind) throws SQLException {
    Connection connection = connect();
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "select pg_advisory_lock(hashtextextended('events.consumers/index/"
              + indexOf(kind)
              + "', 0))");
    }
    return connection;
  }

  URI elasticsearch() {
    return elasticsearch;
  }

  String alias(String kind) {
    return indexPrefix + "-" + kind;
  }

  /** Connections as the service has them. */
  Database matchingDatabase(Vertx on) {
    return Database.open(
        on,
        new DatabaseLogin(address(), MatchingConfig.ROLE, PASSWORD),
        MatchingConfig.SCHEMA,
        DatabaseLimits.USUAL);
  }
}
