package eu.veerman.gateway;

import eu.veerman.gateway.limits.Rate;
import eu.veerman.gateway.live.LiveLimits;
import eu.veerman.gateway.proxy.ProxyLimits;
import eu.veerman.platform.config.Settings;
import eu.veerman.platform.database.DatabaseLogin;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the gateway is told.
 *
 * @param host where it listens; only this machine unless told otherwise
 * @param port of the public door, 0 for a free one
 * @param managementHost where health and metrics are served
 * @param managementPort of health and metrics, 0 for a free one
 * @param database the log, as the role that may only read it
 * @param profile the instances of profile-service
 * @param matching the instances of matching-service
 * @param tokenIssuer the {@code iss} a token has to have
 * @param tokenAudience the {@code aud} a token has to have
 * @param tls the certificate to speak HTTPS with; plain HTTP without one
 * @param behindProxy whether a proxy of ours is in front, whose {@code X-Forwarded-*} is believed
 * @param demo whether the pages tell of the demo accounts
 * @param limits what callers may ask
 */
public record GatewayConfiguration(
    String host,
    int port,
    String managementHost,
    int managementPort,
    DatabaseLogin database,
    Instances profile,
    Instances matching,
    String tokenIssuer,
    String tokenAudience,
    Optional<Tls> tls,
    boolean behindProxy,
    boolean demo,
    Limits limits) {

  /** The role that reads the event log. */
  public static final String ROLE = "veerman_gateway";

  /**
   * What HTTPS needs, both in PEM.
   *
   * @param certificate the certificate, with those between it and a root after it
   */
  public record Tls(Path certificate, Path key) {}

  /**
   * The instances of a service.
   *
   * @param urls where each serves its API, at least one, such as {@code http://profile-1:8081}
   * @param healthUrls their management ports, in any order; none when they are not to be asked
   */
  public record Instances(List<URI> urls, List<URI> healthUrls) {
    public Instances {
      urls = List.copyOf(urls);
      healthUrls = List.copyOf(healthUrls);
      if (urls.isEmpty()) {
        throw new IllegalArgumentException("urls are none, must be at least one");
      }
    }
  }

  /**
   * What callers may ask.
   *
   * @param account requests of one account
   * @param address requests of one address without a valid token
   * @param signIn attempts to sign in from one address
   * @param live what live streams may take
   * @param proxy what one request may take
   */
  public record Limits(
      Rate account, Rate address, Rate signIn, LiveLimits live, ProxyLimits proxy) {
    /** A busy page asks ten times a second for a moment; these leave it room. */
    public static final Limits USUAL =
        new Limits(
            new Rate(50, 250),
            new Rate(25, 150),
            new Rate(1, 40),
            LiveLimits.USUAL,
            ProxyLimits.USUAL);
  }

  /** Reads the environment; tells every problem at once. */
  public static GatewayConfiguration from(Map<String, String> environment) {
    return Settings.read(environment, GatewayConfiguration::from);
  }

  /** Reads one's part of the environment. */
  public static GatewayConfiguration from(Settings settings) {
    String host = settings.text("VEERMAN_HOST", "127.0.0.1");
    return new GatewayConfiguration(
        host,
        settings.port("VEERMAN_PORT", 8080),
        settings.text("VEERMAN_MANAGEMENT_HOST", host),
        settings.port("VEERMAN_MANAGEMENT_PORT", 9080),
        DatabaseLogin.from(settings, ROLE),
        instances(settings, "VEERMAN_PROFILE"),
        instances(settings, "VEERMAN_MATCHING"),
        settings.text("VEERMAN_TOKEN_ISSUER", "veerman"),
        settings.text("VEERMAN_TOKEN_AUDIENCE", "veerman"),
        tls(settings),
        settings.flag("VEERMAN_BEHIND_PROXY", false),
        settings.flag("VEERMAN_DEMO", false),
        limits(settings));
  }

  private static Instances instances(Settings settings, String prefix) {
    List<URI> urls = addresses(settings, prefix + "_URLS", settings.text(prefix + "_URLS"));
    List<URI> healthUrls =
        settings
            .optionalText(prefix + "_HEALTH_URLS")
            .map(text -> addresses(settings, prefix + "_HEALTH_URLS", text))
            .orElse(List.of());
    return new Instances(urls, healthUrls);
  }

  private static List<URI> addresses(Settings settings, String key, String text) {
    List<URI> all = new ArrayList<>();
    for (String one : text.split(",", -1)) {
      all.add(address(settings, key, one.strip()));
    }
    return all;
  }

  private static URI address(Settings settings, String key, String text) {
    try {
      URI uri = new URI(text);
      boolean bare = uri.getPath() == null || uri.getPath().isEmpty() || uri.getPath().equals("/");
      if ("http".equals(uri.getScheme()) && uri.getHost() != null && uri.getPort() > 0 && bare) {
        return uri;
      }
    } catch (URISyntaxException notAnAddress) {
      // told below, in the same words as a wrong scheme
    }
    settings.problem(
        key, "holds '" + text + "', must be addresses such as http://host:8081, comma separated");
    return URI.create("http://missing:1");
  }

  private static Optional<Tls> tls(Settings settings) {
    Optional<Path> certificate = file(settings, "VEERMAN_TLS_CERTIFICATE");
    Optional<Path> key = file(settings, "VEERMAN_TLS_KEY");
    if (certificate.isPresent() != key.isPresent()) {
      settings.problem(
          "VEERMAN_TLS_CERTIFICATE",
          "and VEERMAN_TLS_KEY belong together, must both be set or neither");
    }
    return certificate.isPresent() && key.isPresent()
        ? Optional.of(new Tls(certificate.get(), key.get()))
        : Optional.empty();
  }

  private static Optional<Path> file(Settings settings, String key) {
    Optional<Path> file = settings.optionalText(key).map(Path::of);
    if (file.isPresent() && !Files.isReadable(file.get())) {
      settings.problem(key, "is '" + file.get() + "', must be a file that can be read");
    }
    return file;
  }

  private static Limits limits(Settings settings) {
    Limits usual = Limits.USUAL;
    long perSecond =
        settings.number(
            "VEERMAN_REQUESTS_PER_SECOND", (long) usual.account().perSecond(), 1, 100_000);
    long signInsPerMinute = settings.number("VEERMAN_SIGN_INS_PER_MINUTE", 60, 1, 100_000);
    return new Limits(
        new Rate(perSecond, (int) perSecond * 5),
        new Rate(perSecond / 2.0, (int) perSecond * 3),
        new Rate(signInsPerMinute / 60.0, (int) Math.max(5, signInsPerMinute * 2 / 3)),
        new LiveLimits(
            (int)
                settings.number(
                    "VEERMAN_LIVE_STREAMS_PER_ACCOUNT", usual.live().perAccount(), 1, 1_000),
            (int) settings.number("VEERMAN_LIVE_STREAMS", usual.live().all(), 1, 1_000_000),
            usual.live().queued(),
            usual.live().heartbeat()),
        usual.proxy());
  }
}
