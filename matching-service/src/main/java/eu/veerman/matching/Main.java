package eu.veerman.matching;

import eu.veerman.platform.config.ConfigurationProblems;
import eu.veerman.platform.config.Settings;
import eu.veerman.platform.observability.Logging;
import eu.veerman.platform.service.ServiceProcess;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Runs the service alone, as its environment says. */
public final class Main {
  private Main() {}

  private record Configuration(Logging logging, MatchingConfig matching) {}

  public static void main(String[] arguments) {
    try {
      Configuration configuration =
          Settings.read(
              System.getenv(),
              settings ->
                  new Configuration(
                      Logging.from(settings),
                      MatchingConfig.from(settings, Runtime.getRuntime().availableProcessors())));
      configuration.logging().start();
      ServiceProcess.run(
          "matching",
          Vertx.vertx(),
          life ->
              MatchingService.start(
                  life,
                  configuration.matching(),
                  true,
                  Clock.systemUTC(),
                  UUID::randomUUID,
                  new SecureRandom()));
    } catch (ConfigurationProblems problems) {
      ServiceProcess.refuse(problems);
    }
  }
}
