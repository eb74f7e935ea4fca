package eu.veerman.standalone;

import eu.veerman.embedded.ContentSearch;
import eu.veerman.embedded.DatabaseAddress;
import eu.veerman.embedded.Progress;
import eu.veerman.embedded.Servers;
import eu.veerman.platform.observability.BlockedThreads;
import eu.veerman.platform.observability.Metrics;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The whole marketplace with its demo data, started once for all tests of a JVM. Tests stay apart
 * by minding requests, profiles and people of their own; what they must not do is change the demo's
 * people for good.
 */
public final class OpenMarket {
  public static final String DEMO_PASSWORD = "ferry-to-the-new-way";

  /** Of everybody who is made for a test. */
  static final String PASSWORD = "een lang wachtwoord";

  private static final int STRANGERS = 40;
  private static final Duration BLOCKED = Duration.ofSeconds(1);

  private final List<Seen> blocked = new CopyOnWriteArrayList<>();
  private final Heartbeat heartbeat = Heartbeat.started();
  private final HttpClient http = HttpClient.newBuilder().version(Version.HTTP_1_1).build();
  private final Map<String, Person> demo = new ConcurrentHashMap<>();
  private final AtomicInteger people = new AtomicInteger();
  private final AtomicInteger strangers = new AtomicInteger();
  private final Map<String, HttpClient> clients = new ConcurrentHashMap<>();
  private final DatabaseAddress database;
  private final Marketplace marketplace;

  private OpenMarket() {
    database = Servers.shared().freshDatabase();
    Vertx vertx = Vertx.vertx(BlockedThreads.noticing(new VertxOptions(), BLOCKED));
    BlockedThreads.watch(vertx, Metrics.registry("standalone", false), this::blocked);
    try {
      marketplace =
          Marketplace.start(
              vertx,
              new Marketplace.Ground(
                  database, Servers.shared().elasticsearch(), 0, true, Optional.empty(), Map.of()),
              Clock.systemUTC(),
              UUID::randomUUID,
              new SecureRandom(),
              Progress.silent());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(marketplace::close, "close-marketplace"));
  }

  /** Holds the JVM's one marketplace. */
  private static final class Shared {
    static final OpenMarket MARKET = new OpenMarket();
  }

  /** The marketplace that all tests of this JVM share. */
  public static OpenMarket shared() {
    return Shared.MARKET;
  }

  /** The public door, {@code http://localhost:PORT}. */
  public URI door() {
    return URI.create("http://localhost:" + marketplace.port());
  }

  /** The tables, of all services, in whose rows a text is found. */
  List<String> tablesWith(String text) {
    return ContentSearch.tablesWith(database, text);
  }

  /** Where the indices are. */
  static URI elasticsearch() {
    return Servers.shared().elasticsearch();
  }

  List<URI> managementAddresses() {
    return marketplace.managementAddresses();
  }

  /** A blocked thread, and when it was seen ({@link System#nanoTime}). */
  private record Seen(BlockedThreads.Blocked what, long at) {}

  private void blocked(BlockedThreads.Blocked what) {
    blocked.add(new Seen(what, System.nanoTime()));
  }

  /** Where threads were blocked since the start while the machine itself went on. */
  List<BlockedThreads.Blocked> blocked() {
    return blocked.stream().filter(seen -> !stoodStill(seen)).map(Seen::what).toList();
  }

  private boolean stoodStill(Seen seen) {
    Duration span = seen.what().blocked();
    return heartbeat.stoodStill(span, seen.at()).compareTo(span.dividedBy(2)) > 0;
  }

  public Person nobody() {
    return Person.nobody(http, door());
  }

  /** One of the demo's people: company, manager, agency or admin. */
  public Person demo(String name) {
    return demo.computeIfAbsent(
        name, who -> nobody().signedIn(who + "@veerman.example", DEMO_PASSWORD));
  }

  /** Somebody new at the platform itself. */
  Person administrator() {
    String platform = demo("admin").account().path("organisation").path("id").asText();
    return colleague(platform, "admin", Optional.empty());
  }

  public Person company() {
    return someone("company", "company");
  }

  public Person agency() {
    return someone("agency", "agency");
  }

  /** Somebody new at a practice of the own, without a profile yet. */
  Person practice() {
    return someone("practice", "manager");
  }

  /** Somebody new, in an organisation of the own. */
  private Person someone(String kind, String role) {
    String organisation =
        demo("admin")
            .post("/organisations", Map.of("kind", kind, "name", "Nieuw " + people.get()))
            .expect(201)
            .id();
    return colleague(organisation, role, Optional.empty());
  }

  /** An account in an organisation, and whose profile the person claims. */
  Person colleague(String organisation, String role, Optional<String> manager) {
    String email = "person" + people.incrementAndGet() + "@veerman.example";
    Map<String, Object> account = new HashMap<>();
    account.put("email", email);
    account.put("password", PASSWORD);
    account.put("name", "Iemand");
    account.put("organisation", organisation);
    account.put("role", role);
    manager.ifPresent(id -> account.put("manager", id));
    demo("admin").post("/accounts", account).expect(201);
    return signedIn(email);
  }

  /** The same person in a session of its own. */
  Person again(Person who) {
    return signedIn(who.account().path("email").asText());
  }

  /** Signs in from one of many addresses: attempts count by address, a few a minute. */
  private Person signedIn(String email) {
    Person elsewhere = stranger().signedIn(email, PASSWORD);
    return new Person(http, door(), elsewhere.token(), elsewhere.account());
  }

  /** Nobody, from another address of this machine each time. */
  public Person stranger() {
    return nobodyFrom("127.0.1." + (1 + strangers.getAndIncrement() % STRANGERS));
  }

  /** Somebody at the same door who comes from another address of this machine. */
  Person nobodyFrom(String address) {
    HttpClient elsewhere = clients.computeIfAbsent(address, OpenMarket::comingFrom);
    return Person.nobody(elsewhere, URI.create("http://127.0.0.1:" + marketplace.port()));
  }

  private static HttpClient comingFrom(String address) {
    try {
      return HttpClient.newBuilder()
          .version(Version.HTTP_1_1)
          .localAddress(InetAddress.getByName(address))
          .build();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** How many documents there are and how often they were written: moves with every write. */
  String ledger() {
    return sql(
        """
        SELECT concat_ws(' ',
          (SELECT count(*) || ':' || coalesce(sum(version), 0) FROM profile.managers),
          (SELECT count(*) || ':' || coalesce(sum(version), 0) FROM profile.requests),
          (SELECT count(*) FROM profile.organisations),
          (SELECT count(*) FROM profile.accounts))
        """);
  }

  /** The key that signs tokens, in its stored form. */
  String signingKey() {
    return sql("SELECT jwk FROM profile.signing_keys ORDER BY created_at DESC LIMIT 1");
  }

  /** A passkey that no authenticator made, kept behind the service's back; its id. */
  String passkeyOf(String account) {
    return sql(
        """
        INSERT INTO profile.passkeys (id, account, credential, name, authenticator, counter, created_at)
        VALUES (gen_random_uuid(), '%s', gen_random_uuid()::text, 'Sleutel', '{}', 0, now())
        RETURNING id::text
        """
            .formatted(account));
  }

  private String sql(String query) {
    try (Connection connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
