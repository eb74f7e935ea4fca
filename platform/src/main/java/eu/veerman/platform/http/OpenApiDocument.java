package eu.veerman.platform.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * An OpenAPI 3.1 document as it was written. Its first server URL has to be absolute; the path in
 * it is where the operations are served.
 */
public record OpenApiDocument(JsonObject json) {
  private static final List<String> METHODS =
      List.of("get", "put", "post", "delete", "patch", "head", "options", "trace");

  /** Reads a YAML or JSON document from the class path, while starting. */
  public static OpenApiDocument fromClasspath(String name) {
    try (InputStream in = OpenApiDocument.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException(
            "document is '" + name + "', must be a resource on the class path");
      }
      Map<String, Object> root = yaml().load(in);
      return new OpenApiDocument(new JsonObject(root));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The operations whose body is not JSON: it is handed on as a stream instead of checked. */
  Set<String> streamedOperations() {
    Set<String> streamed = new HashSet<>();
    forEachOperation(
        (id, operation) -> {
          JsonObject body = operation.getJsonObject("requestBody");
          if (body != null && body.containsKey("content") && !isJson(body)) {
            streamed.add(id);
          }
        });
    return streamed;
  }

  /** The content type an operation reads, as the contract writes it. */
  Map<String, String> bodyTypes() {
    Map<String, String> types = new HashMap<>();
    forEachOperation(
        (id, operation) -> {
          JsonObject body = operation.getJsonObject("requestBody");
          if (body != null && body.containsKey("content")) {
            types.put(id, String.join(" or ", body.getJsonObject("content").fieldNames()));
          }
        });
    return types;
  }

  /**
   * The document without what the validating library refuses to load: bodies and answers in media
   * types of which it knows no form. They are not validated but streamed.
   */
  JsonObject validatable() {
    OpenApiDocument copy = new OpenApiDocument(json.copy());
    for (Map.Entry<String, Object> shared :
        copy.json()
            .getJsonObject("components", new JsonObject())
            .getJsonObject("responses", new JsonObject())) {
      removeUnknown((JsonObject) shared.getValue());
    }
    copy.forEachOperation(
        (id, operation) -> {
          JsonObject body = operation.getJsonObject("requestBody");
          if (body != null && body.containsKey("content") && !isJson(body)) {
            operation.remove("requestBody");
          }
          for (Map.Entry<String, Object> answer :
              operation.getJsonObject("responses", new JsonObject())) {
            removeUnknown((JsonObject) answer.getValue());
          }
        });
    return copy.json();
  }

  private static void removeUnknown(JsonObject answer) {
    if (answer.getJsonObject("content", new JsonObject()).fieldNames().stream()
        .anyMatch(type -> !MediaType.isMediaTypeSupported(type))) {
      answer.remove("content");
    }
  }

  private static boolean isJson(JsonObject body) {
    return body.getJsonObject("content").fieldNames().stream()
        .allMatch(type -> type.equals("application/json") || type.endsWith("+json"));
  }

  private void forEachOperation(java.util.function.BiConsumer<String, JsonObject> action) {
    for (Map.Entry<String, Object> path : json.getJsonObject("paths", new JsonObject())) {
      JsonObject item = (JsonObject) path.getValue();
      for (String method : METHODS) {
        JsonObject operation = item.getJsonObject(method);
        if (operation != null) {
          action.accept(operation.getString("operationId", ""), operation);
        }
      }
    }
  }

  /** Whether an operation may be called without a token ({@code security: []}). */
  Set<String> openOperations() {
    JsonArray usual = json.getJsonArray("security", new JsonArray());
    Set<String> open = new HashSet<>();
    forEachOperation(
        (id, operation) -> {
          if (operation.getJsonArray("security", usual).isEmpty()) {
            open.add(id);
          }
        });
    return open;
  }

  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    // A date in an example stays the text it is.
    Resolver textsForDates =
        new Resolver() {
          @Override
          public void addImplicitResolver(
              Tag tag, java.util.regex.Pattern form, String first, int limit) {
            if (!Tag.TIMESTAMP.equals(tag)) {
              super.addImplicitResolver(tag, form, first, limit);
            }
          }
        };
    DumperOptions dumper = new DumperOptions();
    return new Yaml(
        new SafeConstructor(options), new Representer(dumper), dumper, options, textsForDates);
  }
}
