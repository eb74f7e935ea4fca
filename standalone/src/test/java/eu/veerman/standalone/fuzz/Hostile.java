package eu.veerman.standalone.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/** Makes values that fit a schema of the API document, and spoils them. */
final class Hostile {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int DEEPEST = 6;

  /** What has broken others: injections, encodings, limits, and what only looks like something. */
  static final List<String> STRINGS =
      List.of(
          "",
          " ",
          "\u0000",
          "a\u0000b",
          "\ud800",
          "\u202e\u0627\u0628",
          "null",
          "undefined",
          "NaN",
          "-1",
          "1e400",
          "9223372036854775808",
          "' OR '1'='1",
          "'; DROP TABLE accounts; --",
          "\"}}],\"query\":{\"match_all\":{}}",
          "$1 $2 {0} {1} %s %n %99999d",
          "${jndi:ldap://127.0.0.1/a}",
          "<script>alert(1)</script>",
          "../../../etc/passwd",
          "%2e%2e%2f%00",
          "{{7*7}}",
          "\\u0000",
          "a".repeat(5_000),
          "é".repeat(300),
          "\r\nSet-Cookie: veerman_session=x",
          "2026-02-30",
          "0000-00-00T99:99:99Z",
          "-P99999999D",
          "(a+)+$",
          "[[[[[[[[[[",
          "nobody@",
          "a@b");

  private final SplittableRandom random;
  private final JsonNode document;
  private final List<String> ids;

  /**
   * Begins.
   *
   * @param document the merged OpenAPI document
   * @param ids of things that are there, of several owners
   */
  Hostile(SplittableRandom random, JsonNode document, List<String> ids) {
    this.random = random;
    this.document = document;
    this.ids = ids;
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** An id: of something there, of nothing, or no id at all. */
  String id() {
    int kind = random.nextInt(10);
    if (kind < 6) {
      return oneOf(ids);
    }
    return kind < 8 ? new UUID(random.nextLong(), random.nextLong()).toString() : oneOf(STRINGS);
  }

  /** A document by its schema, of which about every third value is not what it should be. */
  JsonNode spoiled(JsonNode schema) {
    JsonNode whole = fitting(schema, 0);
    int wounds = random.nextInt(4);
    for (int i = 0; i < wounds; i++) {
      whole = wound(whole, 0);
    }
    return whole;
  }

  private JsonNode resolved(JsonNode schema) {
    JsonNode reference = schema.path("$ref");
    return reference.isTextual() ? document.at(reference.asText().substring(1)) : schema;
  }

  private JsonNode fitting(JsonNode given, int depth) {
    JsonNode schema = resolved(given);
    if (schema.has("enum")) {
      return oneOf(children(schema.path("enum")));
    }
    for (String choice : List.of("oneOf", "anyOf")) {
      if (schema.has(choice)) {
        return fitting(oneOf(children(schema.path(choice))), depth);
      }
    }
    JsonNode type = schema.path("type");
    String name = type.isArray() ? type.get(random.nextInt(type.size())).asText() : type.asText();
    return switch (name) {
      case "object" -> object(schema, depth);
      case "array" -> array(schema, depth);
      case "integer" ->
          JSON.numberNode(random.nextLong(schema.path("minimum").asLong(0), 1_000_000_000));
      case "number" -> JSON.numberNode(random.nextDouble(1_000));
      case "boolean" -> JSON.booleanNode(random.nextBoolean());
      case "string" -> JSON.textNode(string(schema));
      default -> JSON.nullNode();
    };
  }

  private ObjectNode object(JsonNode schema, int depth) {
    ObjectNode object = JSON.objectNode();
    List<JsonNode> shapes = new ArrayList<>(List.of(schema));
    schema.path("allOf").forEach(part -> shapes.add(resolved(part)));
    for (JsonNode shape : shapes) {
      List<JsonNode> required = children(shape.path("required"));
      for (Map.Entry<String, JsonNode> property : shape.path("properties").properties()) {
        boolean must = required.stream().anyMatch(one -> one.asText().equals(property.getKey()));
        if (depth < DEEPEST && (must || chance(60))) {
          object.set(property.getKey(), fitting(property.getValue(), depth + 1));
        }
      }
    }
    return object;
  }

  private ArrayNode array(JsonNode schema, int depth) {
    ArrayNode array = JSON.arrayNode();
    int size = depth < DEEPEST ? random.nextInt(3) : 0;
    for (int i = 0; i < size; i++) {
      array.add(fitting(schema.path("items"), depth + 1));
    }
    return array;
  }

  private String string(JsonNode schema) {
    return switch (schema.path("format").asText()) {
      case "uuid" -> oneOf(ids);
      case "date" -> "2027-0" + (1 + random.nextInt(9)) + "-15";
      case "date-time" -> "2027-01-15T10:00:00Z";
      default ->
          oneOf(
              List.of(
                  "Een fusie in Utrecht, 1.200 mensen.",
                  "nl",
                  "NL",
                  "EUR",
                  "1250.50",
                  "situation.ai-adoption",
                  "hostile@hostile.example",
                  "2025-03",
                  "C1"));
    };
  }

  /** The same with one value, somewhere, replaced by something hostile, dropped or doubled. */
  private JsonNode wound(JsonNode node, int depth) {
    if (node.isEmpty() || depth > DEEPEST || chance(20)) {
      return hostile();
    }
    if (node instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = oneOf(names);
      switch (random.nextInt(5)) {
        case 0 -> object.remove(name);
        case 1 -> object.set(oneOf(STRINGS), hostile());
        default -> object.set(name, wound(object.path(name), depth + 1));
      }
      return object;
    }
    if (node instanceof ArrayNode array) {
      int at = random.nextInt(array.size());
      if (chance(20)) {
        JsonNode same = array.get(at);
        for (int i = 0; i < 400; i++) {
          array.add(same.deepCopy());
        }
      } else {
        array.set(at, wound(array.get(at), depth + 1));
      }
      return array;
    }
    return hostile();
  }

  private JsonNode hostile() {
    return switch (random.nextInt(9)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.numberNode(-1);
      case 2 -> JSON.numberNode(Long.MAX_VALUE);
      case 3 -> JSON.numberNode(1e300);
      case 4 -> JSON.booleanNode(true);
      case 5 -> JSON.arrayNode().add(JSON.arrayNode().add(1));
      case 6 -> JSON.objectNode().put("a", 1);
      default -> JSON.textNode(oneOf(STRINGS));
    };
  }

  private static List<JsonNode> children(JsonNode node) {
    List<JsonNode> children = new ArrayList<>();
    node.forEach(children::add);
    return children;
  }
}
