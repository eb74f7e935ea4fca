package eu.veerman.gateway.door;

import eu.veerman.platform.observability.RequestIds;
import eu.veerman.platform.tokens.Viewer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives every request its id, and writes one line and one measurement about it when it is over. The
 * line holds the path and never the query, where somebody's search may stand.
 */
public final class AccessLog {
  private static final Logger LOG = LoggerFactory.getLogger("eu.veerman.gateway.access");
  private static final String OPERATION = "veerman.operation";
  private static final String VIEWER = "veerman.viewer";
  private static final String REQUEST_ID = "veerman.request-id";

  private final MeterRegistry metrics;
  private final InstantSource clock;
  private final Supplier<UUID> ids;

  /** Makes a log. */
  public AccessLog(MeterRegistry metrics, InstantSource clock, Supplier<UUID> ids) {
    this.metrics = metrics;
    this.clock = clock;
    this.ids = ids;
  }

  /** Begins a request. */
  void begin(RoutingContext context) {
    String requestId = RequestIds.accept(context.request().getHeader(RequestIds.HEADER), ids);
    RequestIds.enter(requestId);
    context.put(REQUEST_ID, requestId);
    context.response().putHeader(RequestIds.HEADER, requestId);
    long startedMillis = clock.millis();
    context.addEndHandler(
        ended ->
            end(context, Duration.ofMillis(clock.millis() - startedMillis), ended.succeeded()));
  }

  /** Notes which operation of the API a request is for. */
  static void operation(RoutingContext context, String operationId) {
    context.put(OPERATION, operationId);
  }

  /** Notes who asks. */
  static void viewer(RoutingContext context, Viewer viewer) {
    context.put(VIEWER, viewer);
  }

  /** The id of a request that has begun. */
  static String requestId(RoutingContext context) {
    return context.get(REQUEST_ID, "");
  }

  private void end(RoutingContext context, Duration took, boolean complete) {
    String operation = context.get(OPERATION, "none");
    int status = context.response().getStatusCode();
    Timer.builder("veerman.http.requests")
        .description("Requests by operation and status")
        .tag("operation", operation)
        .tag("status", Integer.toString(status))
        .publishPercentileHistogram()
        .register(metrics)
        .record(took);
    Viewer viewer = context.get(VIEWER);
    LOG.atInfo()
        .addKeyValue("requestId", requestId(context))
        .addKeyValue("method", context.request().method().name())
        .addKeyValue("path", context.request().path())
        .addKeyValue("operation", operation)
        .addKeyValue("status", status)
        .addKeyValue("complete", complete)
        .addKeyValue("durationMillis", took.toMillis())
        .addKeyValue("requestBytes", context.request().bytesRead())
        .addKeyValue("responseBytes", context.response().bytesWritten())
        .addKeyValue("account", viewer == null ? "" : viewer.accountId().toString())
        .log("request");
  }
}
