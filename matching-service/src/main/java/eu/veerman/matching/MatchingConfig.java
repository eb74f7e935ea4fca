package eu.veerman.matching;

import eu.veerman.platform.config.Settings;
import eu.veerman.platform.database.DatabaseLimits;
import eu.veerman.platform.database.DatabaseLogin;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * What the service is told.
 *
 * @param host the address it listens on
 * @param port of the public API, 0 for a free one
 * @param managementPort of health and metrics, 0 for a free one
 * @param search where Elasticsearch answers
 * @param indexPrefix what its aliases begin with
 * @param keys where the public keys of tokens are published: every instance that does, at least one
 * @param comparing how often an index is compared with the log, 100 ms to 7 days
 * @param rankingsAtOnce rankings computed at the same time, 1 to 256
 */
public record MatchingConfig(
    String host,
    int port,
    int managementPort,
    DatabaseLogin database,
    DatabaseLimits databaseLimits,
    URI search,
    String indexPrefix,
    List<URI> keys,
    String tokenIssuer,
    String tokenAudience,
    int rankingsAtOnce,
    Duration comparing) {

  /** The role under which the service works in the database, and the schema it owns. */
  public static final String ROLE = "veerman_matching";

  public static final String SCHEMA = "matching";

  private static final Duration LEAST_COMPARING = Duration.ofMillis(100);
  private static final Duration MOST_COMPARING = Duration.ofDays(7);

  public MatchingConfig {
    keys = List.copyOf(keys);
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("keys are none, must be at least one address");
    }
    if (comparing.compareTo(LEAST_COMPARING) < 0 || comparing.compareTo(MOST_COMPARING) > 0) {
      throw new IllegalArgumentException(
          "comparing is " + comparing + ", must be " + LEAST_COMPARING + " to " + MOST_COMPARING);
    }
    if (rankingsAtOnce < 1 || rankingsAtOnce > 256) {
      throw new IllegalArgumentException(
          "rankingsAtOnce is " + rankingsAtOnce + ", must be 1 to 256");
    }
    if (!indexPrefix.matches("[a-z][a-z0-9_-]{0,60}")) {
      throw new IllegalArgumentException(
          "indexPrefix is '" + indexPrefix + "', must be lower case letters, digits, _ and -");
    }
  }

  /** Reads the environment. */
  public static MatchingConfig from(Settings settings, int processors) {
    int connections =
        (int)
            settings.number(
                "VEERMAN_DATABASE_CONNECTIONS", DatabaseLimits.USUAL.connections(), 1, 200);
    return new MatchingConfig(
        settings.text("VEERMAN_HOST", "0.0.0.0"),
        settings.port("VEERMAN_PORT", 8082),
        settings.port("VEERMAN_MANAGEMENT_PORT", 9082),
        DatabaseLogin.from(settings, ROLE),
        DatabaseLimits.USUAL.withConnections(connections),
        settings.uri("VEERMAN_SEARCH_URL", "http", "https"),
        settings.text("VEERMAN_INDEX_PREFIX", "veerman"),
        settings.uris("VEERMAN_KEYS_URLS", "http", "https"),
        settings.text("VEERMAN_TOKEN_ISSUER", "veerman"),
        settings.text("VEERMAN_TOKEN_AUDIENCE", "veerman"),
        (int) settings.number("VEERMAN_RANKINGS_AT_ONCE", Math.max(2, processors), 1, 256),
        settings.duration(
            "VEERMAN_INDEX_COMPARING", Duration.ofHours(1), LEAST_COMPARING, MOST_COMPARING));
  }
}
