package eu.veerman.gateway;

import eu.veerman.platform.config.ConfigurationProblems;
import eu.veerman.platform.config.Settings;
import eu.veerman.platform.observability.Logging;
import eu.veerman.platform.observability.Metrics;
import eu.veerman.platform.service.ServiceProcess;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.UUID;

/** Runs the gateway as a process of its own, told by the environment. */
public final class Main {
  private Main() {}

  private record Told(Logging logging, GatewayConfiguration gateway) {}

  /** Starts it; SIGTERM ends it in order. */
  public static void main(String[] arguments) {
    Told told;
    try {
      told =
          Settings.read(
              System.getenv(),
              settings -> new Told(Logging.from(settings), GatewayConfiguration.from(settings)));
    } catch (ConfigurationProblems problems) {
      ServiceProcess.refuse(problems);
      return;
    }
    told.logging().start();
    PrometheusMeterRegistry metrics = Metrics.registry("gateway", true);
    ServiceProcess.run(
        "gateway",
        Vertx.vertx(),
        life -> Gateway.start(life, told.gateway(), metrics, Clock.systemUTC(), UUID::randomUUID));
  }
}
