package eu.veerman.platform.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.veerman.platform.json.Json;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;

/**
 * Events in the form of CloudEvents 1.0 (JSON format, structured mode). The extension attributes
 * are {@code position}, {@code subjectversion}, {@code requestid} and {@code audience}.
 */
public final class CloudEvents {
  /** The media type of one event. */
  public static final String MEDIA_TYPE = "application/cloudevents+json";

  private CloudEvents() {}

  /** An event as a JSON object. */
  public static ObjectNode encode(Event event) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("specversion", "1.0")
            .put("id", event.id().toString())
            .put("source", "/" + event.source())
            .put("type", event.type())
            .put("subject", event.subject())
            .put("time", event.time().toString())
            .put("subjectversion", event.subjectVersion())
            .put("position", event.position().toString());
    event.requestId().ifPresent(id -> json.put("requestid", id));
    event.audience().ifPresent(who -> json.put("audience", who.toString()));
    event
        .data()
        .ifPresent(
            data ->
                json.put("datacontenttype", "application/json").set("data", Json.readTree(data)));
    return json;
  }

  /** An event as UTF-8 JSON. */
  public static byte[] bytes(Event event) {
    return Json.bytes(encode(event));
  }

  /**
   * Reads what {@link #encode} wrote. Throws {@link IllegalArgumentException} when an attribute is
   * missing or has another form.
   */
  public static Event decode(JsonNode json) {
    String version = json.path("specversion").asText();
    if (!version.equals("1.0")) {
      throw new IllegalArgumentException("specversion is '" + version + "', must be 1.0");
    }
    String position = json.path("position").asText();
    try {
      return new Event(
          Position.parse(position)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "position is '" + position + "', must be epoch-xact-sequence")),
          UUID.fromString(json.path("id").asText()),
          required(json, "type"),
          required(json, "subject"),
          json.path("subjectversion").asLong(),
          Instant.parse(json.path("time").asText()),
          required(json, "source").substring(1),
          optional(json, "requestid"),
          optional(json, "audience").map(UUID::fromString),
          json.has("data") ? Optional.of(json.get("data").toString()) : Optional.empty());
    } catch (DateTimeParseException noTime) {
      throw new IllegalArgumentException("time is not an ISO 8601 instant", noTime);
    }
  }

  private static String required(JsonNode json, String name) {
    return optional(json, name)
        .orElseThrow(() -> new IllegalArgumentException(name + " is missing, must be a text"));
  }

  private static Optional<String> optional(JsonNode json, String name) {
    return json.path(name).isTextual() ? Optional.of(json.path(name).asText()) : Optional.empty();
  }
}
