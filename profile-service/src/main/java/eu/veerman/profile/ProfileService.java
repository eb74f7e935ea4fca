package eu.veerman.profile;

import eu.veerman.contracts.event.SessionEnded;
import eu.veerman.contracts.event.VeermanEvent;
import eu.veerman.expertise.places.Places;
import eu.veerman.expertise.tagger.Tagger;
import eu.veerman.expertise.taxonomy.Taxonomy;
import eu.veerman.platform.audit.AuditLog;
import eu.veerman.platform.database.Database;
import eu.veerman.platform.database.Migrations;
import eu.veerman.platform.events.Compaction;
import eu.veerman.platform.events.Consumer;
import eu.veerman.platform.events.EventLog;
import eu.veerman.platform.events.LogListener;
import eu.veerman.platform.events.OpenTransactionAlarm;
import eu.veerman.platform.events.ReaderOptions;
import eu.veerman.platform.events.View;
import eu.veerman.platform.http.HttpEdge;
import eu.veerman.platform.http.Idempotency;
import eu.veerman.platform.http.OpenApiDocument;
import eu.veerman.platform.json.Json;
import eu.veerman.platform.observability.Health;
import eu.veerman.platform.observability.ManagementServer;
import eu.veerman.platform.service.Lifecycle;
import eu.veerman.platform.tokens.TokenIssuer;
import eu.veerman.platform.tokens.TokenVerifier;
import eu.veerman.profile.account.AccountFlow;
import eu.veerman.profile.account.AccountRoutes;
import eu.veerman.profile.account.PasswordHashing;
import eu.veerman.profile.administration.AdministrationRoutes;
import eu.veerman.profile.administration.SuspensionFlow;
import eu.veerman.profile.auditing.Audit;
import eu.veerman.profile.auditing.AuditRoutes;
import eu.veerman.profile.concept.ConceptRoutes;
import eu.veerman.profile.concept.Rereading;
import eu.veerman.profile.demo.DemoSeed;
import eu.veerman.profile.imports.ImportFlow;
import eu.veerman.profile.imports.ImportRoutes;
import eu.veerman.profile.imports.ImportRules;
import eu.veerman.profile.inquiry.InquiryFlow;
import eu.veerman.profile.inquiry.InquiryRoutes;
import eu.veerman.profile.mail.DemoMailRoutes;
import eu.veerman.profile.mail.Letters;
import eu.veerman.profile.mail.MailSender;
import eu.veerman.profile.mail.MailedLinks;
import eu.veerman.profile.mail.Outbox;
import eu.veerman.profile.manager.ManagerFlow;
import eu.veerman.profile.manager.ManagerRoutes;
import eu.veerman.profile.membership.InvitationFlow;
import eu.veerman.profile.membership.MemberFlow;
import eu.veerman.profile.membership.MemberRoutes;
import eu.veerman.profile.organisation.OrganisationFlow;
import eu.veerman.profile.organisation.OrganisationRoutes;
import eu.veerman.profile.passkey.PasskeyFlow;
import eu.veerman.profile.passkey.PasskeyRoutes;
import eu.veerman.profile.privacy.ErasureFlow;
import eu.veerman.profile.privacy.ErasureLedger;
import eu.veerman.profile.privacy.ErasuresDue;
import eu.veerman.profile.privacy.ExportFlow;
import eu.veerman.profile.privacy.PrivacyRoutes;
import eu.veerman.profile.privacy.Retention;
import eu.veerman.profile.provider.ProviderFlow;
import eu.veerman.profile.provider.ProviderRoutes;
import eu.veerman.profile.recovery.RecoveryFlow;
import eu.veerman.profile.recovery.RecoveryRoutes;
import eu.veerman.profile.registration.RegistrationFlow;
import eu.veerman.profile.registration.RegistrationRoutes;
import eu.veerman.profile.representation.RepresentationFlow;
import eu.veerman.profile.representation.RepresentationRoutes;
import eu.veerman.profile.request.RequestFlow;
import eu.veerman.profile.request.RequestRoutes;
import eu.veerman.profile.session.EndedSessions;
import eu.veerman.profile.session.SessionFlow;
import eu.veerman.profile.session.SessionRoutes;
import eu.veerman.profile.session.SignInFlow;
import eu.veerman.profile.session.SigningKeys;
import eu.veerman.profile.storage.Stamps;
import eu.veerman.profile.understanding.ConceptReader;
import eu.veerman.profile.understanding.Workers;
import eu.veerman.profile.verification.VerificationFlow;
import eu.veerman.profile.verification.VerificationRoutes;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The system of record: accounts, sessions, organisations, managers' profiles and transformation
 * requests. Everything is built here, with {@code new}; reading it is reading the architecture.
 */
public final class ProfileService {
  private static final Logger LOG = LoggerFactory.getLogger(ProfileService.class);
  private static final Duration DRAIN = Duration.ofSeconds(5);
  private static final Duration COMPACTION_PERIOD = Duration.ofHours(1);
  private static final Duration SUPERSEDED_EVENTS_STAY = Duration.ofDays(1);
  private static final Duration IDEMPOTENCY_KEYS_STAY = Duration.ofDays(2);
  private static final int FORGOTTEN_AT_ONCE = 5_000;
  private static final Duration ALARM_THRESHOLD = Duration.ofSeconds(15);
  private static final Duration ALARM_PERIOD = Duration.ofSeconds(10);

  private final HttpEdge edge;
  private final ManagementServer management;
  private final TokenIssuer issuer;
  private final DemoSeed demo;
  private final Future<Long> rereading;

  private ProfileService(
      HttpEdge edge,
      ManagementServer management,
      TokenIssuer issuer,
      DemoSeed demo,
      Future<Long> rereading) {
    this.edge = edge;
    this.management = management;
    this.issuer = issuer;
    this.demo = demo;
    this.rereading = rereading;
  }

  /**
   * Migrates the schema and starts the service. What it acquires is registered with the life it is
   * given, also when it fails half-way.
   *
   * @param metrics where it counts; served at its management port
   * @param clock tells the time
   * @param ids makes new ids, unguessable
   * @param random for salts and keys
   */
  public static Future<ProfileService> start(
      Lifecycle life,
      ProfileConfig config,
      PrometheusMeterRegistry metrics,
      InstantSource clock,
      Supplier<UUID> ids,
      SecureRandom random) {
    Vertx vertx = life.vertx();
    Future<Expertise> expertise = vertx.executeBlocking(Expertise::load, false);
    return Migrations.run(
            vertx,
            config.database(),
            ProfileConfig.SCHEMA,
            "db/profile",
            "eu/veerman/platform/http/idempotency")
        .compose(migrated -> expertise)
        .compose(loaded -> start(life, config, metrics, new Stamps(clock, ids), random, loaded));
  }

  /** What is read from the class path once. */
  private record Expertise(Taxonomy taxonomy, Tagger tagger, Places places) {
    static Expertise load() {
      Taxonomy taxonomy = Taxonomy.load();
      return new Expertise(taxonomy, Tagger.withCues(taxonomy), Places.load());
    }
  }

  private static Future<ProfileService> start(
      Lifecycle life,
      ProfileConfig config,
      PrometheusMeterRegistry metrics,
      Stamps stamps,
      SecureRandom random,
      Expertise expertise) {
    Vertx vertx = life.vertx();
    Database opened =
        Database.open(vertx, config.database(), ProfileConfig.SCHEMA, config.databaseLimits());
    Database database = life.releasing("database", opened, opened::close);
    Workers pool = new Workers(vertx, config.readers());
    Workers workers = life.releasing("readers", pool, pool::close);
    PasswordHashing hashing = new PasswordHashing(vertx, random, config.passwordCost());
    PasswordHashing passwords = life.releasing("passwords", hashing, hashing::close);

    EventLog log = new EventLog("profile", stamps.clock(), stamps.ids());
    Idempotency idempotency = new Idempotency(database);
    ConceptReader concepts =
        new ConceptReader(expertise.taxonomy(), expertise.tagger(), expertise.places());
    Audit audit = new Audit(new AuditLog("profile", stamps.clock(), random));
    OrganisationFlow organisations = new OrganisationFlow(log, audit, stamps);
    ManagerFlow managers = new ManagerFlow(log, concepts, workers, audit, stamps);
    RequestFlow requests = new RequestFlow(log, concepts, workers, stamps);
    AccountFlow accounts = new AccountFlow(passwords, organisations, managers, stamps);
    ImportFlow imports = new ImportFlow(database, managers, requests, workers);
    EndedSessions ended = new EndedSessions(stamps.clock());
    Outbox outbox = new Outbox(config.mail(), new Letters(config.mail().publicUrl()), stamps);
    LogListener listening = LogListener.start(database);
    LogListener listener = life.releasing("listener", listening, listening::stop);
    MailedLinks links = new MailedLinks(stamps, random);
    MailSender sending = MailSender.start(vertx, database, config.mail(), metrics, stamps);
    life.releasing("mails", sending, sending::stop);
    DemoSeed demo =
        new DemoSeed(
            database,
            organisations,
            accounts,
            requests,
            imports,
            workers,
            stamps,
            concepts::languageOf);
    SigningKeys signingKeys = new SigningKeys(database, stamps.clock(), stamps.ids(), random);
    Rereading rereading = new Rereading(database, concepts, workers, managers, requests);
    keepHouse(
        life, database, idempotency, new Retention(database, stamps), metrics, stamps.clock());

    return firstAdministrator(config, database, accounts)
        .compose(made -> organisations.completeKeys(database))
        .compose(completed -> signingKeys.load())
        .compose(
            keys -> {
              TokenIssuer issuer =
                  new TokenIssuer(config.tokenIssuer(), config.tokenAudience(), keys);
              TokenVerifier verifier =
                  new TokenVerifier(
                      signingKeys.following(issuer),
                      TokenVerifier.Rules.usual(config.tokenIssuer(), config.tokenAudience()),
                      stamps.clock(),
                      viewer -> ended.contains(viewer.sessionId()));
              SessionFlow sessions =
                  new SessionFlow(
                      database, issuer, config.sessionLimits(), log, ended, stamps, random);
              SignInFlow signIns = new SignInFlow(database, passwords, sessions, stamps);
              SessionRoutes sessionRoutes =
                  new SessionRoutes(sessions, signIns, config.secureCookie());
              PasskeyFlow passkeys = new PasskeyFlow(vertx, database, signIns, sessions, stamps);
              ErasureFlow erasures =
                  new ErasureFlow(database, sessions, signIns, managers, requests, log, audit);
              MemberFlow members = new MemberFlow(database, links, outbox, sessions, audit);
              HttpEdge.Builder door =
                  HttpEdge.builder(vertx, metrics, stamps.ids())
                      .contract(OpenApiDocument.fromClasspath("openapi/profile.yaml"))
                      .verifier(verifier)
                      .routes(
                          sessionRoutes,
                          new RegistrationRoutes(
                              new RegistrationFlow(
                                  database,
                                  links,
                                  outbox,
                                  passwords,
                                  organisations,
                                  sessions,
                                  stamps),
                              sessionRoutes),
                          new RecoveryRoutes(
                              new RecoveryFlow(
                                  database, links, outbox, passwords, sessions, signIns)),
                          new MemberRoutes(
                              members,
                              new InvitationFlow(database, members, passwords, sessions, stamps),
                              sessionRoutes,
                              stamps),
                          new AdministrationRoutes(
                              database,
                              new SuspensionFlow(database, sessions, outbox, audit, stamps)),
                          new ProviderRoutes(
                              new ProviderFlow(vertx, database, sessions, audit, stamps, random),
                              sessionRoutes,
                              config.mail().publicUrl()),
                          new PasskeyRoutes(passkeys, sessionRoutes, config.mail().publicUrl()),
                          new PrivacyRoutes(
                              new ExportFlow(database, sessions, passkeys, audit, stamps),
                              erasures,
                              sessionRoutes),
                          new AuditRoutes(database),
                          new InquiryRoutes(new InquiryFlow(database, outbox, audit, stamps)),
                          new DemoMailRoutes(config.mail(), database),
                          new OrganisationRoutes(organisations, database, idempotency),
                          new VerificationRoutes(
                              new VerificationFlow(database, organisations, outbox, audit, stamps),
                              database),
                          new AccountRoutes(accounts, database, idempotency),
                          new ManagerRoutes(managers, database, idempotency, stamps),
                          new RequestRoutes(requests, database, idempotency),
                          new RepresentationRoutes(
                              new RepresentationFlow(database, managers, outbox, audit, stamps),
                              stamps),
                          new ImportRoutes(imports, ImportRules.outside(concepts::languageOf)),
                          new ConceptRoutes(expertise.taxonomy(), expertise.tagger(), workers))
                      .extra(router -> publishKeys(router, issuer));
              // Looked at every hour even where nobody asks this instance for a token.
              long looking =
                  vertx.setPeriodic(
                      COMPACTION_PERIOD.toMillis(), due -> signingKeys.following(issuer).fetch());
              life.releasing("keys", looking, () -> done(() -> vertx.cancelTimer(looking)));
              return new ErasuresDue(database, erasures)
                  .run()
                  .compose(made -> ledger(life, config, database, listener, metrics))
                  .compose(writing -> viewOfEndedSessions(life, database, listener, metrics, ended))
                  .compose(
                      view ->
                          listen(life, config, metrics, door, health(database, view))
                              .map(
                                  ports ->
                                      new ProfileService(
                                          ports.edge(),
                                          ports.management(),
                                          issuer,
                                          demo,
                                          reread(rereading))));
            });
  }

  private static Future<Void> firstAdministrator(
      ProfileConfig config, Database database, AccountFlow accounts) {
    return config.firstAdministrator().isEmpty()
        ? Future.succeededFuture()
        : accounts.firstAdministrator(
            database,
            config.firstAdministrator().get().email(),
            config.firstAdministrator().get().password().value());
  }

  /** What is superseded, answered or open for too long. */
  private static void keepHouse(
      Lifecycle life,
      Database database,
      Idempotency idempotency,
      Retention retention,
      PrometheusMeterRegistry metrics,
      InstantSource clock) {
    Compaction.Runs compaction =
        new Compaction(database).every(COMPACTION_PERIOD, SUPERSEDED_EVENTS_STAY, clock);
    life.releasing("compaction", compaction, () -> done(compaction::stop));
    OpenTransactionAlarm alarm =
        OpenTransactionAlarm.start(database, metrics, ALARM_THRESHOLD, ALARM_PERIOD);
    life.releasing("alarm", alarm, () -> done(alarm::stop));
    long forgetting =
        life.vertx()
            .setPeriodic(
                COMPACTION_PERIOD.toMillis(),
                due ->
                    idempotency
                        .forget(clock.instant().minus(IDEMPOTENCY_KEYS_STAY), FORGOTTEN_AT_ONCE)
                        .compose(forgotten -> retention.run())
                        .onFailure(
                            failure ->
                                LOG.atWarn()
                                    .setCause(failure)
                                    .log("Not everything that is over was removed")));
    life.releasing(
        "forgetting", forgetting, () -> done(() -> life.vertx().cancelTimer(forgetting)));
  }

  private static Future<Void> done(Runnable stop) {
    stop.run();
    return Future.succeededFuture();
  }

  /** Follows the log, and waits until all that was ended before is known. */
  private static Future<View> viewOfEndedSessions(
      Lifecycle life,
      Database database,
      LogListener listener,
      PrometheusMeterRegistry metrics,
      EndedSessions ended) {
    ReaderOptions options =
        ReaderOptions.USUAL.ofTypes(Set.of(VeermanEvent.typeOf(SessionEnded.class)));
    return View.start(database, listener, metrics, "ended-sessions", options, ended)
        .compose(
            view -> {
              life.releasing("ended sessions", view, view::stop);
              return view.caughtUp().map(view);
            });
  }

  /** Writes erasures down beside the database, where somewhere to is configured. */
  private static Future<Void> ledger(
      Lifecycle life,
      ProfileConfig config,
      Database database,
      LogListener listener,
      PrometheusMeterRegistry metrics) {
    return config.erasureLedger().isEmpty()
        ? Future.succeededFuture()
        : Consumer.start(
                database,
                listener,
                metrics,
                "erasure-ledger",
                ReaderOptions.USUAL.ofTypes(ErasureLedger.TYPES),
                new ErasureLedger(life.vertx(), config.erasureLedger().get()))
            .map(
                consumer -> {
                  life.releasing("erasure ledger", consumer, consumer::stop);
                  return null;
                });
  }

  private static Health health(Database database, View ended) {
    return new Health().add("database", database::check).addState("ended-sessions", ended::trouble);
  }

  private record Ports(HttpEdge edge, ManagementServer management) {}

  private static Future<Ports> listen(
      Lifecycle life,
      ProfileConfig config,
      PrometheusMeterRegistry metrics,
      HttpEdge.Builder door,
      Health health) {
    return door.listen(config.host(), config.port())
        .map(edge -> life.releasing("edge", edge, () -> edge.stop(DRAIN)))
        .compose(
            edge ->
                ManagementServer.listen(
                        life.vertx(), metrics, health, config.host(), config.managementPort())
                    .map(server -> life.releasing("management", server, server::stop))
                    .map(server -> new Ports(edge, server)));
  }

  private static void publishKeys(Router router, TokenIssuer issuer) {
    router
        .get("/.well-known/jwks.json")
        .handler(
            context ->
                context
                    .response()
                    .putHeader("Content-Type", "application/jwk-set+json")
                    .putHeader("Cache-Control", "public, max-age=300")
                    .end(Buffer.buffer(Json.bytes(issuer.jwks()))));
  }

  private static Future<Long> reread(Rereading rereading) {
    return rereading
        .run()
        .onFailure(
            failure ->
                LOG.atError()
                    .setCause(failure)
                    .log("Not everything was read again for the new taxonomy"));
  }

  /** The port of the public API. */
  public int port() {
    return edge.port();
  }

  /** The port of health and metrics. */
  public int managementPort() {
    return management.port();
  }

  /** Who issues tokens, for verifiers in the same process. */
  public TokenIssuer tokenIssuer() {
    return issuer;
  }

  /** Succeeds when everything was read again that another taxonomy had understood. */
  public Future<Long> reread() {
    return rereading;
  }

  /**
   * Fills an empty marketplace with the demo's people and requests; see {@link DemoSeed#run}.
   *
   * @param files lines in the form of an import, with the demo's additions; closed here
   */
  public Future<Void> seedDemo(List<InputStream> files) {
    return demo.run(files);
  }
}
