package eu.veerman.gateway.api;

import eu.veerman.platform.http.OpenApiDocument;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The services' OpenAPI documents as one. A component that two services describe differently under
 * one name stands in it twice, the second time under a name with the service's before it. A path
 * belongs to one service only: anything else is refused when the gateway starts.
 *
 * @param json OpenAPI 3.1
 */
public record ApiDocument(JsonObject json) {
  /** Where every document's paths are served. */
  public static final String BASE = "/api/v1";

  private static final String DESCRIPTION =
      """
      Updates carry the ETag of the document they were made from in `If-Match`. Unsafe requests accept an
      `Idempotency-Key`. Errors are RFC 9457 problems. Lists answer `{items, next}`. A response to a write names its place
      in the event log in `Veerman-Position`; reads of derived data take it as `minPosition` to see that write.
      """;

  /**
   * A service's document.
   *
   * @param service letters and digits
   */
  public record Part(String service, OpenApiDocument document) {
    public Part {
      if (!service.matches("[A-Za-z0-9]+")) {
        throw new IllegalArgumentException(
            "service is '" + service + "', must be letters and digits");
      }
    }
  }

  /** Merges documents, given in the order in which their paths are to stand. */
  public static ApiDocument merge(List<Part> parts) {
    JsonObject paths = new JsonObject();
    JsonObject components = new JsonObject();
    JsonArray tags = new JsonArray();
    for (Part part : parts) {
      JsonObject document = distinct(part, components);
      for (Map.Entry<String, Object> path : document.getJsonObject("paths")) {
        if (paths.containsKey(path.getKey())) {
          throw new IllegalStateException(
              "path '" + path.getKey() + "' is described by two services, must be by one");
        }
        paths.put(path.getKey(), path.getValue());
      }
      for (Map.Entry<String, Object> section : document.getJsonObject("components")) {
        if (!components.containsKey(section.getKey())) {
          components.put(section.getKey(), new JsonObject());
        }
        components.getJsonObject(section.getKey()).mergeIn((JsonObject) section.getValue(), false);
      }
      document.getJsonArray("tags", new JsonArray()).forEach(tags::add);
    }
    return new ApiDocument(
        new JsonObject()
            .put("openapi", "3.1.0")
            .put("info", info())
            // Relative to the place of the document itself, so that it is right on every host.
            .put("servers", new JsonArray().add(new JsonObject().put("url", BASE)))
            .put("security", new JsonArray().add(new JsonObject().put("bearer", new JsonArray())))
            .put("tags", tags)
            .put("paths", paths)
            .put("components", components));
  }

  private static JsonObject info() {
    return new JsonObject()
        .put("title", "Veerman")
        .put("version", "1")
        .put("summary", "Interim managers for organisations in transformation.")
        .put("description", DESCRIPTION.strip());
  }

  /** A document whose components have names that nothing else has among those known. */
  private static JsonObject distinct(Part part, JsonObject known) {
    JsonObject document = part.document().json();
    Map<String, String> renamed = new HashMap<>();
    JsonObject components = new JsonObject();
    for (Map.Entry<String, Object> section : document.getJsonObject("components")) {
      JsonObject there = known.getJsonObject(section.getKey(), new JsonObject());
      JsonObject own = new JsonObject();
      for (Map.Entry<String, Object> component : (JsonObject) section.getValue()) {
        String name = component.getKey();
        Object before = there.getValue(name);
        if (before != null && !before.equals(component.getValue())) {
          String prefix = "#/components/" + section.getKey() + "/";
          name = part.service() + "." + name;
          renamed.put(prefix + component.getKey(), prefix + name);
        }
        own.put(name, component.getValue());
      }
      components.put(section.getKey(), own);
    }
    return (JsonObject) withReferences(document.copy().put("components", components), renamed);
  }

  private static Object withReferences(Object node, Map<String, String> renamed) {
    return switch (node) {
      case JsonObject object -> {
        JsonObject copy = new JsonObject();
        for (Map.Entry<String, Object> field : object) {
          Object value = field.getValue();
          copy.put(
              field.getKey(),
              field.getKey().equals("$ref") && value instanceof String reference
                  ? renamed.getOrDefault(reference, reference)
                  : value == null ? null : withReferences(value, renamed));
        }
        yield copy;
      }
      case JsonArray array -> {
        JsonArray copy = new JsonArray();
        array.forEach(value -> copy.add(value == null ? null : withReferences(value, renamed)));
        yield copy;
      }
      default -> node;
    };
  }
}
