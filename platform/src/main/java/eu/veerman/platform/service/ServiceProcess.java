package eu.veerman.platform.service;

import eu.veerman.platform.config.ConfigurationProblems;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one service as a process of its own, until a signal ends it. */
public final class ServiceProcess {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceProcess.class);
  private static final Duration START_BOUND = Duration.ofMinutes(5);
  private static final Duration STOP_BOUND = Duration.ofSeconds(20);
  private static final Duration PART_BOUND = Duration.ofSeconds(8);

  private ServiceProcess() {}

  /**
   * Starts a service and returns; the process goes on until SIGTERM or SIGINT, and is then over
   * within 25 seconds. Ends the process with status 2 when the configuration has problems and with
   * 1 when the service does not start.
   *
   * @param service its name in the log
   * @param start makes and starts it, registering what it acquires
   */
  public static void run(
      String service, Vertx vertx, Function<Lifecycle, ? extends Future<?>> start) {
    Lifecycle life = new Lifecycle(vertx, service, PART_BOUND);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform().name(service + "-shutdown").unstarted(() -> end(life, service)));
    try {
      life.start(() -> start.apply(life).<Object>map(started -> service))
          .toCompletionStage()
          .toCompletableFuture()
          .get(START_BOUND.toSeconds(), TimeUnit.SECONDS);
      LOG.atInfo().addKeyValue("service", service).log("Started");
    } catch (ExecutionException failure) {
      refuse(failure.getCause() == null ? failure : failure.getCause());
    } catch (TimeoutException tooLong) {
      refuse(tooLong);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      refuse(interrupted);
    }
  }

  /** Tells why a process does not start and ends it; configuration problems as they are. */
  public static void refuse(Throwable failure) {
    if (failure instanceof ConfigurationProblems problems) {
      System.err.println(problems.getMessage());
      System.exit(2);
    }
    LOG.atError().setCause(failure).log("The service does not start");
    System.exit(1);
  }

  private static void end(Lifecycle life, String service) {
    try {
      life.stop()
          .compose(stopped -> life.vertx().close())
          .toCompletionStage()
          .toCompletableFuture()
          .get(STOP_BOUND.toSeconds(), TimeUnit.SECONDS);
      LOG.atInfo().addKeyValue("service", service).log("Stopped");
    } catch (ExecutionException | TimeoutException late) {
      LOG.atWarn().setCause(late).log("Not everything ended in order");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
