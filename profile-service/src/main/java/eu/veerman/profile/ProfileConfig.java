package eu.veerman.profile;

import eu.veerman.platform.config.Secret;
import eu.veerman.platform.config.Settings;
import eu.veerman.platform.database.DatabaseLimits;
import eu.veerman.platform.database.DatabaseLogin;
import eu.veerman.platform.observability.Logging;
import eu.veerman.profile.account.PasswordHash;
import eu.veerman.profile.account.PasswordPolicy;
import eu.veerman.profile.mail.EmailAddress;
import eu.veerman.profile.mail.MailConfig;
import eu.veerman.profile.session.SessionLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What the service is told.
 *
 * @param host the address it listens on
 * @param port of the public API, 0 for a free one
 * @param managementPort of health and metrics, 0 for a free one
 * @param tokenIssuer the {@code iss} of its tokens
 * @param tokenAudience the {@code aud} of its tokens
 * @param sessionLimits how long sessions and tokens last
 * @param secureCookie whether browsers send the session cookie over HTTPS only
 * @param firstAdministrator made when there is no account yet
 * @param mail how mails leave
 * @param erasureLedger the file that erasures are written to, for restores of older backups
 * @param passwordCost of new password hashes
 * @param readers threads that read texts, 1 to 64
 * @param logging of the process, where the process is the service's own
 */
public record ProfileConfig(
    String host,
    int port,
    int managementPort,
    DatabaseLogin database,
    DatabaseLimits databaseLimits,
    String tokenIssuer,
    String tokenAudience,
    SessionLimits sessionLimits,
    boolean secureCookie,
    Optional<FirstAdministrator> firstAdministrator,
    MailConfig mail,
    Optional<Path> erasureLedger,
    PasswordHash.Cost passwordCost,
    int readers,
    Logging logging) {

  /** The role under which the service works in the database, and the schema it owns. */
  public static final String ROLE = "veerman_profile";

  public static final String SCHEMA = "profile";

  /** After it even a session that is used every day has to be begun anew. */
  private static final Duration WHOLE_SESSION = Duration.ofDays(90);

  /** Who may make everybody else. */
  public record FirstAdministrator(EmailAddress email, Secret password) {
    public FirstAdministrator {
      Optional<String> objection = PasswordPolicy.objection(password.value(), email);
      if (objection.isPresent()) {
        throw new IllegalArgumentException("VEERMAN_ADMIN_PASSWORD " + objection.get());
      }
    }
  }

  /** Reads the environment; tells every problem at once. */
  public static ProfileConfig from(Map<String, String> environment, int processors) {
    return Settings.read(environment, settings -> from(settings, processors));
  }

  private static ProfileConfig from(Settings settings, int processors) {
    int connections =
        (int)
            settings.number(
                "VEERMAN_DATABASE_CONNECTIONS", DatabaseLimits.USUAL.connections(), 1, 200);
    return new ProfileConfig(
        settings.text("VEERMAN_HOST", "0.0.0.0"),
        settings.port("VEERMAN_PORT", 8081),
        settings.port("VEERMAN_MANAGEMENT_PORT", 9081),
        DatabaseLogin.from(settings, ROLE),
        DatabaseLimits.USUAL.withConnections(connections),
        settings.text("VEERMAN_TOKEN_ISSUER", "veerman"),
        settings.text("VEERMAN_TOKEN_AUDIENCE", "veerman"),
        sessionLimits(settings),
        settings.flag("VEERMAN_SECURE_COOKIE", true),
        firstAdministrator(settings),
        MailConfig.from(settings),
        settings.optionalText("VEERMAN_ERASURE_LEDGER").map(Path::of),
        PasswordHash.USUAL,
        (int) settings.number("VEERMAN_READERS", Math.clamp(processors, 1, 64), 1, 64),
        Logging.from(settings));
  }

  private static SessionLimits sessionLimits(Settings settings) {
    Duration token =
        settings.duration(
            "VEERMAN_TOKEN_LIFETIME",
            Duration.ofHours(1),
            Duration.ofMinutes(1),
            Duration.ofDays(1));
    Duration idle =
        settings.duration(
            "VEERMAN_SESSION_LIFETIME", Duration.ofDays(14), Duration.ofHours(1), WHOLE_SESSION);
    return new SessionLimits(token, idle.compareTo(token) < 0 ? token : idle, WHOLE_SESSION);
  }

  private static Optional<FirstAdministrator> firstAdministrator(Settings settings) {
    Optional<String> email = settings.optionalText("VEERMAN_ADMIN_EMAIL");
    Optional<Secret> password = settings.optionalSecret("VEERMAN_ADMIN_PASSWORD");
    if (email.isPresent() != password.isPresent()) {
      settings.problem(
          "VEERMAN_ADMIN_EMAIL",
          "and VEERMAN_ADMIN_PASSWORD belong together, must both be set or neither");
    }
    return email.isPresent() && password.isPresent()
        ? Optional.of(new FirstAdministrator(new EmailAddress(email.get()), password.get()))
        : Optional.empty();
  }
}
