package eu.veerman.platform.observability;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.veerman.platform.json.Json;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/**
 * The port for whoever runs a service, never for the public: {@code /health/live} (the event loop
 * turns), {@code /health/ready} (everything needed is in order; "degraded" says that something else
 * is not) and {@code /metrics} in Prometheus' format.
 */
public final class ManagementServer {
  private final HttpServer server;

  private ManagementServer(HttpServer server) {
    this.server = server;
  }

  /**
   * Starts to listen.
   *
   * @param port 0 for a free one
   */
  public static Future<ManagementServer> listen(
      Vertx vertx, PrometheusMeterRegistry metrics, Health health, String host, int port) {
    return vertx
        .createHttpServer()
        .requestHandler(request -> answer(vertx, metrics, health, request))
        .listen(port, host)
        .map(ManagementServer::new);
  }

  public int port() {
    return server.actualPort();
  }

  public Future<Void> stop() {
    return server.close();
  }

  private static void answer(
      Vertx vertx, PrometheusMeterRegistry metrics, Health health, HttpServerRequest request) {
    if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
      request.response().setStatusCode(405).putHeader("Allow", "GET, HEAD").end();
      return;
    }
    switch (request.path()) {
      case "/health/live" -> live(request);
      case "/health/ready" -> health.ask().onSuccess(checked -> ready(request, checked));
      case "/metrics" ->
          vertx
              .executeBlocking(metrics::scrape, false)
              .onSuccess(
                  text ->
                      request
                          .response()
                          .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                          .end(text))
              .onFailure(failure -> request.response().setStatusCode(500).end());
      default -> request.response().setStatusCode(404).end();
    }
  }

  private static void live(HttpServerRequest request) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("status", "live");
    write(request, 200, answer);
  }

  private static void ready(HttpServerRequest request, List<Health.Checked> checked) {
    boolean prevented = checked.stream().anyMatch(Health.Checked::prevents);
    boolean fine = checked.stream().allMatch(Health.Checked::isFine);
    String status = prevented ? "not-ready" : fine ? "ready" : "degraded";
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("status", status);
    ArrayNode checks = answer.putArray("checks");
    for (Health.Checked one : checked) {
      ObjectNode check =
          checks.addObject().put("name", one.name()).put("status", one.isFine() ? "ok" : "failing");
      one.trouble().ifPresent(reason -> check.put("reason", reason));
    }
    write(request, prevented ? 503 : 200, answer);
  }

  private static void write(HttpServerRequest request, int status, ObjectNode answer) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .putHeader("Cache-Control", "no-store")
        .end(Buffer.buffer(Json.bytes(answer)));
  }
}
