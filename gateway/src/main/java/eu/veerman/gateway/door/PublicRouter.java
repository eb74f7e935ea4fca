package eu.veerman.gateway.door;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.veerman.gateway.api.ApiPages;
import eu.veerman.gateway.api.ApiRoute;
import eu.veerman.gateway.health.Readiness;
import eu.veerman.gateway.proxy.ServiceKeys;
import eu.veerman.gateway.web.WebApp;
import eu.veerman.platform.json.Json;
import eu.veerman.platform.observability.Health;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** Everything that can be reached from outside, in the order in which it is tried. */
public final class PublicRouter {
  /** The public keys of tokens, which profile-service publishes outside of its documents. */
  public static final ApiRoute KEYS =
      new ApiRoute(HttpMethod.GET, ServiceKeys.PATH, "publicKeys", true, false);

  private PublicRouter() {}

  /**
   * Puts the routes together.
   *
   * @param keys where the public keys of tokens are served
   */
  public static Router create(
      Vertx vertx,
      Door door,
      AccessLog log,
      Readiness readiness,
      List<Door.Served> operations,
      Door.Destination keys,
      ApiPages pages,
      WebApp app) {
    Router router = Router.router(vertx);
    door.addTo(router, log);

    reading(router, "/health/live").handler(PublicRouter::live);
    reading(router, "/health/ready").handler(context -> ready(context, readiness));
    Door.refuseAll(router, "/health/*");
    // Measurements are on the management port; here not even the web app answers to the name.
    Door.refuseAll(router, "/metrics");

    pages.addTo(router);
    Door.refuseDetours(router, "/api/*");
    door.serve(router, operations);
    Door.refuseAll(router, "/api/*");
    Door.refuseDetours(router, "/.well-known/*");
    door.serve(router, List.of(new Door.Served(KEYS, keys)));
    Door.refuseAll(router, "/.well-known/*");

    app.addTo(router);
    Door.refuseOthers(router, "/*", List.of(HttpMethod.GET, HttpMethod.HEAD));
    return router;
  }

  /** Probes ask with GET or with HEAD. */
  private static Route reading(Router router, String path) {
    return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD);
  }

  private static void ready(RoutingContext context, Readiness readiness) {
    readiness
        .check()
        .onSuccess(
            checked -> {
              boolean prevented = checked.stream().anyMatch(Health.Checked::prevents);
              ObjectNode body = JsonNodeFactory.instance.objectNode();
              body.put("status", prevented ? "not-ready" : "ready");
              // What is wrong with a part is told on the management port only.
              ObjectNode checks = body.putObject("checks");
              checked.forEach(one -> checks.put(one.name(), one.isFine() ? "ok" : "failing"));
              answer(context, prevented ? 503 : 200, body);
            })
        .onFailure(context::fail);
  }

  private static void live(RoutingContext context) {
    answer(context, 200, JsonNodeFactory.instance.objectNode().put("status", "live"));
  }

  private static void answer(RoutingContext context, int status, ObjectNode body) {
    context
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .putHeader("Cache-Control", "no-store")
        .end(Buffer.buffer(Json.bytes(body)));
  }
}
