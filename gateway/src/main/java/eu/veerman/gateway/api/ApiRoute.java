package eu.veerman.gateway.api;

import eu.veerman.platform.http.OpenApiDocument;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One operation of a service's document: where the gateway sends a request, and how it treats it on
 * the way.
 *
 * @param path in the router's form, such as {@code /api/v1/requests/:id}
 * @param open callable without a token
 * @param streaming its body is not a JSON document but lines without an end that one could wait for
 */
public record ApiRoute(
    HttpMethod method, String path, String operationId, boolean open, boolean streaming) {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  /**
   * Literal segments before parameters, so that {@code /sessions/current} is not taken for a
   * session called current.
   */
  public static final Comparator<ApiRoute> MOST_EXACT_FIRST =
      Comparator.comparing((ApiRoute route) -> route.path().replace(':', '\uffff'))
          .thenComparing(route -> route.method().name());

  /** The operations that a document describes. */
  public static List<ApiRoute> of(OpenApiDocument document) {
    List<ApiRoute> routes = new ArrayList<>();
    JsonArray usually = document.json().getJsonArray("security", new JsonArray());
    for (Map.Entry<String, Object> path : document.json().getJsonObject("paths")) {
      for (Map.Entry<String, Object> operation : (JsonObject) path.getValue()) {
        if (METHODS.contains(operation.getKey())) {
          routes.add(
              route(operation.getKey(), path.getKey(), (JsonObject) operation.getValue(), usually));
        }
      }
    }
    return List.copyOf(routes);
  }

  private static ApiRoute route(
      String method, String path, JsonObject operation, JsonArray usually) {
    JsonObject body = operation.getJsonObject("requestBody", new JsonObject());
    boolean streaming =
        body.getJsonObject("content", new JsonObject()).containsKey("application/x-ndjson");
    return new ApiRoute(
        HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)),
        ApiDocument.BASE + path.replaceAll("\\{([A-Za-z0-9]+)}", ":$1"),
        operation.getString("operationId"),
        operation.getJsonArray("security", usually).isEmpty(),
        streaming);
  }
}
