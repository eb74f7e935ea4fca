package eu.veerman.profile.mail;

import eu.veerman.platform.config.Secret;
import eu.veerman.platform.config.Settings;
import java.util.Optional;

/**
 * How mails leave.
 *
 * @param server that takes them; without one nothing is sent
 * @param shown whether they are shown on a page instead: in the demo only, on loopback
 * @param publicUrl what links in them begin with, such as {@code https://veerman.example}; empty in
 *     the demo, where the page that shows them is on the same site
 */
public record MailConfig(Optional<Server> server, boolean shown, String publicUrl) {
  /** Neither sent nor shown. */
  public static final MailConfig NONE = new MailConfig(Optional.empty(), false, "");

  /** How the connection to the server is protected. */
  public enum Security {
    /** Not at all: for a server on the same machine. */
    NONE,
    STARTTLS,
    TLS
  }

  /**
   * A mail server.
   *
   * @param user signs in with the password, when there is one
   * @param from the sender, such as {@code Veerman <veerman@example.com>}
   */
  public record Server(
      String host, int port, Security security, Optional<Login> login, String from) {}

  /** A user of the mail server. */
  public record Login(String user, Secret password) {}

  /** Whether anything can be told by mail. */
  public boolean works() {
    return server.isPresent() || shown;
  }

  /** Reads the environment. */
  public static MailConfig from(Settings settings) {
    String publicUrl = settings.optionalText("VEERMAN_PUBLIC_URL").orElse("");
    boolean shown = settings.flag("VEERMAN_DEMO_MAILS", false);
    Optional<String> host = settings.optionalText("VEERMAN_MAIL_HOST");
    int port = settings.port("VEERMAN_MAIL_PORT", 587);
    Security security = settings.choice("VEERMAN_MAIL_SECURITY", Security.STARTTLS);
    Optional<String> user = settings.optionalText("VEERMAN_MAIL_USER");
    Optional<Secret> password = settings.optionalSecret("VEERMAN_MAIL_PASSWORD");
    String from = settings.text("VEERMAN_MAIL_FROM", "Veerman <veerman@localhost>");
    if (user.isPresent() != password.isPresent()) {
      settings.problem(
          "VEERMAN_MAIL_USER",
          "and VEERMAN_MAIL_PASSWORD belong together, must both be set or neither");
    }
    if (host.isPresent() && !publicUrl.matches("https?://[^/?#]+")) {
      settings.problem(
          "VEERMAN_PUBLIC_URL",
          "is '"
              + publicUrl
              + "', must be the address that links in mails begin with, such as"
              + " https://veerman.example");
    }
    Optional<Login> login =
        user.isPresent() && password.isPresent()
            ? Optional.of(new Login(user.get(), password.get()))
            : Optional.empty();
    return new MailConfig(
        host.map(name -> new Server(name, port, security, login, from)), shown, publicUrl);
  }
}
