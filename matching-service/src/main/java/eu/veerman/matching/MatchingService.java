package eu.veerman.matching;

import eu.veerman.contracts.event.ManagerErased;
import eu.veerman.contracts.event.VeermanEvent;
import eu.veerman.expertise.taxonomy.Taxonomy;
import eu.veerman.matching.answer.LoggedState;
import eu.veerman.matching.audit.AdministratorReads;
import eu.veerman.matching.concept.TaxonomyRelatedness;
import eu.veerman.matching.health.HealthRoutes;
import eu.veerman.matching.health.RankingHealth;
import eu.veerman.matching.index.DocumentRules;
import eu.veerman.matching.index.IndexKeeper;
import eu.veerman.matching.index.SearchCluster;
import eu.veerman.matching.index.SearchIndex;
import eu.veerman.matching.match.ImprovementComputation;
import eu.veerman.matching.match.MatchComputation;
import eu.veerman.matching.match.MatchFlow;
import eu.veerman.matching.match.MatchRoutes;
import eu.veerman.matching.match.receipt.MatchReceiptRoutes;
import eu.veerman.matching.match.receipt.MatchReceipts;
import eu.veerman.matching.population.Arrival;
import eu.veerman.matching.population.Population;
import eu.veerman.matching.population.PopulationFollower;
import eu.veerman.matching.receipt.People;
import eu.veerman.matching.receipt.ReceiptRetention;
import eu.veerman.matching.search.LaterChangesStore;
import eu.veerman.matching.search.RankingThreads;
import eu.veerman.matching.search.Retriever;
import eu.veerman.matching.search.TieKeys;
import eu.veerman.matching.search.TieSaltStore;
import eu.veerman.matching.shortlist.ChangeTeller;
import eu.veerman.matching.shortlist.RankingVersions;
import eu.veerman.matching.shortlist.ShortlistComputation;
import eu.veerman.matching.shortlist.ShortlistFlow;
import eu.veerman.matching.shortlist.ShortlistRoutes;
import eu.veerman.matching.shortlist.Watches;
import eu.veerman.matching.shortlist.receipt.ReceiptRoutes;
import eu.veerman.matching.shortlist.receipt.Receipts;
import eu.veerman.platform.audit.AuditLog;
import eu.veerman.platform.database.Database;
import eu.veerman.platform.database.Migrations;
import eu.veerman.platform.events.Consumer;
import eu.veerman.platform.events.EventLog;
import eu.veerman.platform.events.EventReader;
import eu.veerman.platform.events.LogListener;
import eu.veerman.platform.events.ReaderOptions;
import eu.veerman.platform.events.View;
import eu.veerman.platform.http.HttpEdge;
import eu.veerman.platform.http.OpenApiDocument;
import eu.veerman.platform.observability.Health;
import eu.veerman.platform.observability.ManagementServer;
import eu.veerman.platform.observability.Metrics;
import eu.veerman.platform.service.Lifecycle;
import eu.veerman.platform.tokens.KeySource;
import eu.veerman.platform.tokens.TokenVerifier;
import eu.veerman.ranking.Model;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ranking and its review: reading this is reading what the service is made of. */
public final class MatchingService {
  private static final Logger LOG = LoggerFactory.getLogger(MatchingService.class);
  private static final String MAPPING = "2";
  private static final int WAITING_RANKINGS = 200;
  private static final Duration KEYS_DEADLINE = Duration.ofSeconds(3);
  private static final Duration END = Duration.ofSeconds(5);
  private static final Duration TIDYING = Duration.ofHours(1);

  private final HttpEdge edge;
  private final ManagementServer management;

  private MatchingService(HttpEdge edge, ManagementServer management) {
    this.edge = edge;
    this.management = management;
  }

  /** Starts the service; what it acquires is given back by the life. */
  public static Future<MatchingService> start(
      Lifecycle life,
      MatchingConfig config,
      boolean ownProcess,
      Clock clock,
      Supplier<UUID> ids,
      SecureRandom random) {
    Vertx vertx = life.vertx();
    PrometheusMeterRegistry metrics = Metrics.registry("matching", ownProcess);
    return Migrations.run(vertx, config.database(), MatchingConfig.SCHEMA, "db/matching")
        .compose(migrated -> vertx.executeBlocking(Taxonomy::load))
        .compose(
            taxonomy -> {
              Database database =
                  Database.open(
                      vertx, config.database(), MatchingConfig.SCHEMA, config.databaseLimits());
              life.releasing("database", database, database::close);
              return new TieSaltStore(database, random)
                  .salt()
                  .compose(
                      salt ->
                          start(
                              life,
                              config,
                              clock,
                              ids,
                              random,
                              metrics,
                              database,
                              taxonomy,
                              new TieKeys(salt)));
            });
  }

  private static Future<MatchingService> start(
      Lifecycle life,
      MatchingConfig config,
      Clock clock,
      Supplier<UUID> ids,
      SecureRandom random,
      PrometheusMeterRegistry metrics,
      Database database,
      Taxonomy taxonomy,
      TieKeys tieKeys) {
    Vertx vertx = life.vertx();
    Model model = Model.current();
    TaxonomyRelatedness relatedness = new TaxonomyRelatedness(taxonomy, model);
    RankingVersions versions = new RankingVersions(model.version(), taxonomy.version());
    LogListener listener = LogListener.start(database);
    life.releasing("log listener", listener, listener::stop);
    SearchCluster cluster = SearchCluster.at(config.search());
    life.releasing(
        "Elasticsearch",
        cluster,
        () ->
            vertx.executeBlocking(
                () -> {
                  cluster.close();
                  return true;
                }));

    Population population = new Population();
    Gauge.builder("veerman.population", population::size)
        .description("Published managers this instance ranks")
        .register(metrics);
    Gauge.builder("veerman.population.sequence", () -> population.position().sequence())
        .description("The sequence in the log of the last event that this instance ranks by")
        .register(metrics);
    EventLog log = new EventLog("matching", clock, ids);
    Watches watches = new Watches(database, population, model, relatedness, log, clock);
    ChangeTeller teller = new ChangeTeller(vertx, watches::note);

    String made = MAPPING + "-" + taxonomy.version() + "-" + model.version();
    IndexKeeper managers =
        new IndexKeeper(
            vertx,
            database,
            listener,
            new IndexKeeper.Kept(
                new SearchIndex(
                    cluster.client(), config.indexPrefix() + "-managers", "index/managers-2.json"),
                "manager/",
                DocumentRules.MANAGER_EVENTS,
                made,
                (event, version) ->
                    DocumentRules.manager(event, version, model, relatedness, LocalDate.now(clock)),
                config.comparing()),
            clock,
            metrics);
    IndexKeeper requests =
        new IndexKeeper(
            vertx,
            database,
            listener,
            new IndexKeeper.Kept(
                new SearchIndex(
                    cluster.client(), config.indexPrefix() + "-requests", "index/requests-1.json"),
                "request/",
                DocumentRules.REQUEST_EVENTS,
                made,
                (event, version) -> DocumentRules.request(event, version, model),
                config.comparing()),
            clock,
            metrics);
    managers.start();
    life.releasing("index of managers", managers, managers::stop);
    requests.start();
    life.releasing("index of requests", requests, requests::stop);

    AdministratorReads reads =
        new AdministratorReads(database, new AuditLog("matching", clock, random));
    ReceiptRetention retention = new ReceiptRetention(database, clock);
    People people = new People(ids, random);
    Receipts receipts = new Receipts(database, population, relatedness, clock, ids, people);
    MatchReceipts matchReceipts = new MatchReceipts(database, relatedness, clock, ids, people);

    RankingThreads threads = new RankingThreads(vertx, config.rankingsAtOnce(), WAITING_RANKINGS);
    life.releasing(
        "ranking threads",
        threads,
        () -> {
          threads.close();
          return Future.succeededFuture();
        });
    long tidying =
        vertx.setPeriodic(
            TIDYING.toMillis(),
            due ->
                watches
                    .forgetOld()
                    .compose(forgotten -> retention.run())
                    .onFailure(
                        failure ->
                            LOG.atWarn()
                                .addKeyValue("cause", String.valueOf(failure.getMessage()))
                                .log("what is over stays until the next attempt")));
    life.releasing(
        "tidying",
        tidying,
        () -> {
          vertx.cancelTimer(tidying);
          return Future.succeededFuture();
        });

    return Consumer.start(
            database,
            listener,
            metrics,
            "receipts",
            ReaderOptions.USUAL.ofTypes(Set.of(VeermanEvent.typeOf(ManagerErased.class))),
            people.erasures())
        .compose(
            erasing -> {
              life.releasing("receipts", erasing, erasing::stop);
              return View.start(
                  database,
                  listener,
                  metrics,
                  "population",
                  ReaderOptions.USUAL.withPoll(Duration.ofSeconds(1)),
                  new PopulationFollower(population, model, teller));
            })
        .compose(
            view -> {
              life.releasing("population", view, view::stop);
              Arrival arrival = new Arrival(view, new EventReader(database), teller::isIdle);
              LaterChangesStore laterChanges = new LaterChangesStore(database);
              LoggedState logged = new LoggedState(database);
              ShortlistComputation ranking =
                  new ShortlistComputation(
                      model,
                      relatedness,
                      tieKeys,
                      population,
                      new Retriever(managers, laterChanges, "manager/", metrics));
              ShortlistFlow shortlists =
                  new ShortlistFlow(
                      population,
                      arrival,
                      ranking,
                      threads,
                      logged,
                      watches,
                      receipts,
                      versions,
                      clock,
                      metrics);
              MatchFlow matches =
                  new MatchFlow(
                      population,
                      arrival,
                      new MatchComputation(
                          model,
                          relatedness,
                          relatedness,
                          tieKeys,
                          new Retriever(requests, laterChanges, "request/", metrics)),
                      new ImprovementComputation(model, relatedness),
                      ranking,
                      threads,
                      logged,
                      matchReceipts,
                      versions,
                      clock,
                      metrics);
              TokenVerifier verifier =
                  new TokenVerifier(
                      KeySource.firstOf(
                          config.keys().stream()
                              .map(address -> KeySource.at(vertx, address, KEYS_DEADLINE))
                              .toList()),
                      TokenVerifier.Rules.usual(config.tokenIssuer(), config.tokenAudience()),
                      clock,
                      viewer -> false);
              Health health =
                  new Health()
                      .add("database", database::check)
                      .addState(
                          "population",
                          () ->
                              view.caughtUp().isComplete()
                                  ? view.trouble()
                                  : Optional.of("reads the event log"))
                      .addState("index of managers", managers::trouble)
                      .addState("index of requests", requests::trouble)
                      .addHindrance("search of managers", managers::hindrance)
                      .addHindrance("search of requests", requests::hindrance);
              return HttpEdge.builder(vertx, metrics, ids)
                  .contract(OpenApiDocument.fromClasspath("openapi/matching.yaml"))
                  .verifier(verifier)
                  .routes(
                      new ShortlistRoutes(shortlists, reads),
                      new ReceiptRoutes(receipts, reads, shortlists::maySee),
                      new MatchRoutes(matches, reads),
                      new MatchReceiptRoutes(matchReceipts, reads),
                      new HealthRoutes(
                          () ->
                              new RankingHealth(
                                  population.size(),
                                  population.position().toString(),
                                  view.trouble(),
                                  List.of(healthOf(managers), healthOf(requests)))))
                  .listen(config.host(), config.port())
                  .compose(
                      edge -> {
                        life.releasing("HTTP", edge, () -> edge.stop(END));
                        return ManagementServer.listen(
                                vertx, metrics, health, config.host(), config.managementPort())
                            .map(
                                management -> {
                                  life.releasing("management", management, management::stop);
                                  return new MatchingService(edge, management);
                                });
                      });
            });
  }

  private static RankingHealth.Index healthOf(IndexKeeper keeper) {
    return new RankingHealth.Index(
        keeper.index().alias(),
        keeper.isUsable(),
        keeper.indexedUpTo().toString(),
        keeper.trouble().or(keeper::hindrance));
  }

  /** The port of the API. */
  public int port() {
    return edge.port();
  }

  public int managementPort() {
    return management.port();
  }
}
