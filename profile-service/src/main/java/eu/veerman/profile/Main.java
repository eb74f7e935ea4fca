package eu.veerman.profile;

import eu.veerman.platform.observability.BlockedThreads;
import eu.veerman.platform.observability.Metrics;
import eu.veerman.platform.service.ServiceProcess;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Runs the profile service as a process of its own, configured by the environment. */
public final class Main {
  private static final String SERVICE = "profile";

  private Main() {}

  public static void main(String[] arguments) {
    try {
      ProfileConfig config =
          ProfileConfig.from(System.getenv(), Runtime.getRuntime().availableProcessors());
      config.logging().start();
      PrometheusMeterRegistry metrics = Metrics.registry(SERVICE, true);
      Vertx vertx = Vertx.vertx();
      BlockedThreads.watch(vertx, metrics, blocked -> {});
      ServiceProcess.run(
          SERVICE,
          vertx,
          life ->
              ProfileService.start(
                  life, config, metrics, Clock.systemUTC(), UUID::randomUUID, new SecureRandom()));
    } catch (RuntimeException failure) {
      ServiceProcess.refuse(failure);
    }
  }
}
