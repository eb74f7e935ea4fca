package eu.veerman.profile.mail;

import eu.veerman.platform.database.Database;
import eu.veerman.profile.mail.MailStore.Waiting;
import eu.veerman.profile.storage.Stamps;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.StartTLSOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what lies in the outbox, each mail at least once. One that the server does not take is
 * tried again, ever less often, for three days. Without a server it only forgets what the demo has
 * shown long enough.
 */
public final class MailSender {
  private static final Logger LOG = LoggerFactory.getLogger(MailSender.class);
  private static final Duration LOOKING = Duration.ofSeconds(1);
  private static final Duration KEPT = Duration.ofDays(3);
  private static final Duration SHOWN = Duration.ofDays(1);
  private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
  private static final Duration LAST_RETRY = Duration.ofHours(1);
  private static final int AT_ONCE = 10;

  /** How long a server may take over one mail. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration LEASE = PATIENCE.multipliedBy(AT_ONCE + 2L);

  private final Vertx vertx;
  private final Database database;
  private final MailConfig config;
  private final Stamps stamps;
  private final Counter sent;
  private final Counter failed;
  private final Optional<MailClient> client;
  private long timer;
  private Future<Void> running = Future.succeededFuture();

  private MailSender(
      Vertx vertx, Database database, MailConfig config, MeterRegistry metrics, Stamps stamps) {
    this.vertx = vertx;
    this.database = database;
    this.config = config;
    this.stamps = stamps;
    this.client = config.server().map(server -> MailClient.create(vertx, options(server)));
    this.sent = Counter.builder("veerman.mails.sent").description("Mails sent").register(metrics);
    this.failed =
        Counter.builder("veerman.mails.failed")
            .description("Attempts to send a mail that failed")
            .register(metrics);
  }

  /** Begins to look into the outbox every second. */
  public static MailSender start(
      Vertx vertx, Database database, MailConfig config, MeterRegistry metrics, Stamps stamps) {
    MailSender sender = new MailSender(vertx, database, config, metrics, stamps);
    sender.timer = vertx.setPeriodic(LOOKING.toMillis(), due -> sender.look());
    return sender;
  }

  private static io.vertx.ext.mail.MailConfig options(MailConfig.Server server) {
    io.vertx.ext.mail.MailConfig options =
        new io.vertx.ext.mail.MailConfig()
            .setHostname(server.host())
            .setConnectTimeout((int) PATIENCE.toMillis())
            .setPort(server.port())
            .setSsl(server.security() == MailConfig.Security.TLS)
            .setStarttls(
                server.security() == MailConfig.Security.STARTTLS
                    ? StartTLSOptions.REQUIRED
                    : StartTLSOptions.DISABLED)
            .setLogin(server.login().isPresent() ? LoginOption.REQUIRED : LoginOption.DISABLED);
    server
        .login()
        .ifPresent(
            login -> options.setUsername(login.user()).setPassword(login.password().value()));
    return options;
  }

  private void look() {
    if (!running.isComplete()) {
      return;
    }
    running =
        (client.isPresent() ? sendDue(client.get()) : forget(SHOWN))
            .otherwise(
                failure -> {
                  LOG.atWarn()
                      .addKeyValue("reason", String.valueOf(failure.getMessage()))
                      .log("The outbox cannot be looked into; it is tried again");
                  return null;
                });
  }

  /** Sends outside of any transaction: a slow server must not hold up who reads the event log. */
  private Future<Void> sendDue(MailClient server) {
    Instant now = stamps.now();
    return database
        .withTransaction(tx -> MailStore.take(tx, now, now.plus(LEASE), AT_ONCE))
        .compose(
            due -> {
              Future<Void> all = Future.succeededFuture();
              for (Waiting mail : due) {
                all = all.compose(before -> send(server, mail));
              }
              return all.compose(done -> due.size() == AT_ONCE ? sendDue(server) : forget(KEPT));
            });
  }

  private Future<Void> send(MailClient server, Waiting mail) {
    return server
        .sendMail(message(mail.letter()))
        .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .transform(
            result -> {
              if (result.succeeded()) {
                sent.increment();
                return database.withConnection(tx -> MailStore.delete(tx, mail.id()));
              }
              failed.increment();
              LOG.atWarn()
                  .addKeyValue("mail", mail.id())
                  .addKeyValue("attempts", mail.attempts() + 1)
                  .addKeyValue("reason", String.valueOf(result.cause().getMessage()))
                  .log("A mail was not taken; it is tried again");
              return database.withConnection(
                  tx -> MailStore.retryAt(tx, mail.id(), nextAttempt(mail.attempts())));
            });
  }

  private MailMessage message(Letter letter) {
    return new MailMessage()
        .setFrom(config.server().map(MailConfig.Server::from).orElse(""))
        .setTo(letter.to().value())
        .setSubject(letter.subject())
        .setText(letter.body())
        // No machine answers this letter, and none should be answered by one.
        .addHeader("Auto-Submitted", "auto-generated")
        .addHeader("Content-Language", letter.language().name().toLowerCase(Locale.ROOT));
  }

  private Instant nextAttempt(int attempts) {
    Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(attempts, 20));
    return stamps.now().plus(wait.compareTo(LAST_RETRY) < 0 ? wait : LAST_RETRY);
  }

  private Future<Void> forget(Duration after) {
    return database
        .withConnection(connection -> MailStore.forget(connection, stamps.now().minus(after)))
        .onSuccess(
            count -> {
              if (count > 0 && client.isPresent()) {
                LOG.atError()
                    .addKeyValue("mails", count)
                    .log("Mails that no server took for three days were dropped");
              }
            })
        .mapEmpty();
  }

  /** Ends after what is being sent now. */
  public Future<Void> stop() {
    vertx.cancelTimer(timer);
    return running
        .compose(done -> client.map(MailClient::close).orElse(Future.succeededFuture()))
        .mapEmpty();
  }
}
