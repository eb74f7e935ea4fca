package eu.veerman.standalone;

import eu.veerman.embedded.DatabaseAddress;
import eu.veerman.embedded.Progress;
import eu.veerman.gateway.Gateway;
import eu.veerman.gateway.GatewayConfiguration;
import eu.veerman.matching.MatchingConfig;
import eu.veerman.matching.MatchingService;
import eu.veerman.platform.config.Secret;
import eu.veerman.platform.config.Settings;
import eu.veerman.platform.database.DatabaseLogin;
import eu.veerman.platform.database.DatabaseSetup;
import eu.veerman.platform.observability.Metrics;
import eu.veerman.platform.service.Lifecycle;
import eu.veerman.profile.ProfileConfig;
import eu.veerman.profile.ProfileService;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * All services in one process, wired as their configuration would wire them on several machines:
 * each has its own port on loopback, its own role in the database and its own view of the log.
 * Starting blocks; it is for the main thread.
 */
public final class Marketplace implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final Duration START = Duration.ofMinutes(5);
  private static final Duration END = Duration.ofSeconds(20);
  private static final Duration PART_END = Duration.ofSeconds(5);
  private static final int PASSWORD_BYTES = 24;
  private static final List<String> DEMO_FILES =
      List.of(
          "demo/requests-nl.ndjson",
          "demo/requests-en.ndjson",
          "demo/requests-fr.ndjson",
          "demo/requests-de.ndjson",
          "demo/managers-nl.ndjson",
          "demo/managers-en.ndjson",
          "demo/managers-fr.ndjson",
          "demo/managers-de.ndjson");

  private final Vertx vertx;
  private final List<Lifecycle> lives = new ArrayList<>();
  private final List<URI> managementAddresses = new ArrayList<>();
  private int port;

  private Marketplace(Vertx vertx) {
    this.vertx = vertx;
  }

  /**
   * What a marketplace runs on.
   *
   * @param port of the public, on loopback; 0 for a free one
   * @param demo whether demo data and accounts are there
   * @param erasureLedger the file that erasures are written to
   * @param passedOn {@code VEERMAN_ADMIN_*}, {@code VEERMAN_MAIL_*} and {@code VEERMAN_PUBLIC_URL}
   *     of the environment, for an empty one
   */
  public record Ground(
      DatabaseAddress database,
      URI search,
      int port,
      boolean demo,
      Optional<Path> erasureLedger,
      Map<String, String> passedOn) {}

  /**
   * Starts everything and returns when the first ranked page can be served.
   *
   * @param vertx what all services run on; closed with them
   */
  public static Marketplace start(
      Vertx vertx,
      Ground ground,
      Clock clock,
      Supplier<UUID> ids,
      SecureRandom random,
      Progress progress)
      throws InterruptedException {
    Marketplace marketplace = new Marketplace(vertx);
    try {
      marketplace.open(ground, clock, ids, random, progress);
      return marketplace;
    } catch (RuntimeException | InterruptedException failure) {
      marketplace.close();
      throw failure;
    }
  }

  /** The public door, on loopback. */
  public int port() {
    return port;
  }

  /** Where each service serves its health and measurements. */
  public List<URI> managementAddresses() {
    return List.copyOf(managementAddresses);
  }

  private void open(
      Ground ground, Clock clock, Supplier<UUID> ids, SecureRandom random, Progress progress)
      throws InterruptedException {
    progress.step("preparing the database");
    // Made anew at each start: nobody has to keep them, and the last ones are worth nothing.
    String profilePassword = password(random);
    String matchingPassword = password(random);
    String gatewayPassword = password(random);
    DatabaseAddress admin = ground.database();
    DatabaseSetup.run(
        new DatabaseLogin(
            new eu.veerman.platform.database.DatabaseAddress(
                admin.host(), admin.port(), admin.database()),
            admin.user(),
            new Secret(admin.password())),
        DatabaseSetup.roles(
            new Secret(profilePassword),
            new Secret(matchingPassword),
            new Secret(gatewayPassword)));

    progress.step("starting profile-service");
    Map<String, String> profileKeys = common(admin, profilePassword);
    profileKeys.put("VEERMAN_SECURE_COOKIE", "false");
    // Mails are shown on a page instead, which is why the demo listens on loopback only.
    profileKeys.put("VEERMAN_DEMO_MAILS", Boolean.toString(ground.demo()));
    ground
        .erasureLedger()
        .ifPresent(file -> profileKeys.put("VEERMAN_ERASURE_LEDGER", file.toString()));
    if (!ground.demo()) {
      profileKeys.putAll(ground.passedOn());
    }
    int processors = Runtime.getRuntime().availableProcessors();
    ProfileConfig profileConfig = ProfileConfig.from(profileKeys, processors);
    ProfileService profile =
        await(
            life("profile")
                .start(
                    () ->
                        ProfileService.start(
                            lives.getLast(),
                            profileConfig,
                            Metrics.registry("profile", true),
                            clock,
                            ids,
                            random)));
    if (ground.demo()) {
      progress.step("looking after the demo's managers and requests (a first start fills them in)");
      await(profile.seedDemo(demoFiles()));
    }

    progress.step("starting matching-service, which reads the event log");
    Map<String, String> matchingKeys = common(admin, matchingPassword);
    matchingKeys.put("VEERMAN_SEARCH_URL", ground.search().toString());
    matchingKeys.put("VEERMAN_KEYS_URLS", url(profile.port()) + "/.well-known/jwks.json");
    MatchingConfig matchingConfig =
        Settings.read(matchingKeys, settings -> MatchingConfig.from(settings, processors));
    MatchingService matching =
        await(
            life("matching")
                .start(
                    () ->
                        MatchingService.start(
                            lives.getLast(), matchingConfig, false, clock, ids, random)));

    progress.step("opening the gateway");
    Map<String, String> gatewayKeys = common(admin, gatewayPassword);
    gatewayKeys.put("VEERMAN_PORT", Integer.toString(ground.port()));
    gatewayKeys.put("VEERMAN_PROFILE_URLS", url(profile.port()));
    gatewayKeys.put("VEERMAN_PROFILE_HEALTH_URLS", url(profile.managementPort()));
    gatewayKeys.put("VEERMAN_MATCHING_URLS", url(matching.port()));
    gatewayKeys.put("VEERMAN_MATCHING_HEALTH_URLS", url(matching.managementPort()));
    gatewayKeys.put("VEERMAN_DEMO", Boolean.toString(ground.demo()));
    GatewayConfiguration gatewayConfig = GatewayConfiguration.from(gatewayKeys);
    Gateway gateway =
        await(
            life("gateway")
                .start(
                    () ->
                        Gateway.start(
                            lives.getLast(),
                            gatewayConfig,
                            Metrics.registry("gateway", false),
                            clock,
                            ids)));
    port = gateway.port();
    for (int management :
        List.of(profile.managementPort(), matching.managementPort(), gateway.managementPort())) {
      managementAddresses.add(URI.create(url(management)));
    }
    progress.step("waiting until the indices have caught up with the log");
    awaitReady(URI.create(url(port) + "/health/ready"));
  }

  private static Map<String, String> common(DatabaseAddress database, String password) {
    Map<String, String> keys = new HashMap<>();
    keys.put("VEERMAN_HOST", LOOPBACK);
    keys.put("VEERMAN_PORT", "0");
    keys.put("VEERMAN_MANAGEMENT_PORT", "0");
    keys.put(
        "VEERMAN_DATABASE_URL",
        "postgresql://" + database.host() + ":" + database.port() + "/" + database.database());
    keys.put("VEERMAN_DATABASE_PASSWORD", password);
    return keys;
  }

  private Lifecycle life(String service) {
    Lifecycle life = new Lifecycle(vertx, service, PART_END);
    lives.add(life);
    return life;
  }

  private static List<InputStream> demoFiles() {
    List<InputStream> files = new ArrayList<>();
    for (String name : DEMO_FILES) {
      InputStream file = Marketplace.class.getClassLoader().getResourceAsStream(name);
      if (file == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      files.add(file);
    }
    return files;
  }

  private static String password(SecureRandom random) {
    byte[] bytes = new byte[PASSWORD_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static String url(int port) {
    return "http://" + LOOPBACK + ":" + port;
  }

  /** Asks again and again; a request that hangs ends by itself. */
  private static void awaitReady(URI health) throws InterruptedException {
    long deadline = System.nanoTime() + START.toNanos();
    HttpRequest request = HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      String last = "no answer";
      while (System.nanoTime() < deadline) {
        try {
          HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
          if (answer.statusCode() == 200) {
            return;
          }
          last = answer.statusCode() + " " + answer.body();
        } catch (IOException notYet) {
          last = String.valueOf(notYet.getMessage());
        }
        TimeUnit.MILLISECONDS.sleep(200);
      }
      throw new IllegalStateException("Veerman does not get ready: " + last);
    }
  }

  private static <T> T await(Future<T> future) throws InterruptedException {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(START.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException failure) {
      throw new IllegalStateException(String.valueOf(failure.getCause()), failure.getCause());
    } catch (TimeoutException late) {
      throw new IllegalStateException("a service did not start within " + START, late);
    }
  }

  /** Ends all services, the last one started first; bounded in time. */
  @Override
  public void close() {
    for (Lifecycle life : lives.reversed()) {
      quietly(life.stop());
    }
    quietly(vertx.close());
  }

  private static void quietly(Future<Void> ending) {
    try {
      ending.toCompletionStage().toCompletableFuture().get(END.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException unfinished) {
      System.err.println("veerman: not everything ended cleanly: " + unfinished);
    }
  }
}
