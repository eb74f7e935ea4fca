package eu.veerman.gateway;

import eu.veerman.gateway.health.ServiceHealth;
import eu.veerman.gateway.live.LiveEvents;
import eu.veerman.gateway.security.EndedSessions;
import eu.veerman.platform.database.Database;
import eu.veerman.platform.database.DatabaseLimits;
import eu.veerman.platform.observability.Health;
import eu.veerman.platform.observability.ManagementServer;
import eu.veerman.platform.service.Lifecycle;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The one public door: routing, token check, limits, security headers, live events and the web
 * pages. It holds no business rule and writes nothing.
 *
 * @param port where the public comes in
 * @param managementPort where health and measurements are served
 */
public record Gateway(int port, int managementPort) {
  // Two for its two readers of the log, two for viewers who resume.
  private static final int DATABASE_CONNECTIONS = 4;
  private static final String SCHEMA = "events";
  private static final Duration LAST_REQUESTS = Duration.ofSeconds(5);

  /**
   * Starts the gateway on an event loop of its own. It is there when it listens; whether it is of
   * use its health says, since services and database may come later.
   *
   * @param ids makes request ids
   */
  public static Future<Gateway> start(
      Lifecycle life,
      GatewayConfiguration configuration,
      PrometheusMeterRegistry metrics,
      InstantSource clock,
      Supplier<UUID> ids) {
    Vertx vertx = life.vertx();
    Start start = new Start(life, configuration, metrics, clock, ids);
    return vertx.deployVerticle(start).map(deployed -> start.gateway());
  }

  /** One event loop does it all, so that what it counts needs no lock. */
  private static final class Start extends VerticleBase {
    private final Lifecycle life;
    private final GatewayConfiguration configuration;
    private final PrometheusMeterRegistry metrics;
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private Optional<Gateway> gateway = Optional.empty();

    Start(
        Lifecycle life,
        GatewayConfiguration configuration,
        PrometheusMeterRegistry metrics,
        InstantSource clock,
        Supplier<UUID> ids) {
      this.life = life;
      this.configuration = configuration;
      this.metrics = metrics;
      this.clock = clock;
      this.ids = ids;
    }

    Gateway gateway() {
      return gateway.orElseThrow();
    }

    @Override
    public Future<?> start() {
      Database opened =
          Database.open(
              vertx,
              configuration.database(),
              SCHEMA,
              DatabaseLimits.USUAL.withConnections(DATABASE_CONNECTIONS));
      Database database = life.releasing("database", opened, opened::close);
      EndedSessions ended = new EndedSessions(clock);
      return LiveEvents.start(vertx, database, configuration.limits().live(), ended, metrics, clock)
          .compose(live -> listen(life.releasing("live events", live, live::stop), ended));
    }

    private Future<Void> listen(LiveEvents live, EndedSessions ended) {
      Health health = health(live);
      PublicServer.Inside inside = new PublicServer.Inside(live.routes()::stream, ended, health);
      return PublicServer.listen(vertx, configuration, inside, metrics, clock, ids)
          .compose(
              open -> {
                life.releasing("public port", open, () -> open.stop(LAST_REQUESTS));
                // Streams end first: the port waits for requests under way, and they have no end.
                life.releasing("live streams", live, live::endStreams);
                return ManagementServer.listen(
                        vertx,
                        metrics,
                        health,
                        configuration.managementHost(),
                        configuration.managementPort())
                    .map(
                        management -> {
                          life.releasing("management port", management, management::stop);
                          gateway = Optional.of(new Gateway(open.port(), management.port()));
                          return null;
                        });
              });
    }

    private Health health(LiveEvents live) {
      ServiceHealth profile = serviceHealth("profile", configuration.profile());
      ServiceHealth matching = serviceHealth("matching", configuration.matching());
      return new Health()
          .addState("event-log", live::trouble)
          .add("profile-service", profile::check)
          .add("matching-service", matching::check);
    }

    private ServiceHealth serviceHealth(String name, GatewayConfiguration.Instances instances) {
      ServiceHealth asked = new ServiceHealth(vertx, instances.healthUrls());
      return life.releasing("health of " + name, asked, asked::close);
    }
  }
}
