package eu.veerman.platform.events;

import com.fasterxml.jackson.databind.JsonNode;
import eu.veerman.platform.json.Json;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** An event as it stands in the log; {@link NewEvent} says what its parts mean. */
public record Event(
    Position position,
    UUID id,
    String type,
    String subject,
    long subjectVersion,
    Instant time,
    String source,
    Optional<String> requestId,
    Optional<String> audience,
    Optional<JsonNode> data) {

  /** The data as a record. Throws {@link eu.veerman.platform.json.UnreadableJson}. */
  public <T> T dataAs(Class<T> recordType) {
    JsonNode tree =
        data.orElseThrow(() -> new IllegalStateException("event " + id + " carries no data"));
    return Json.fit(tree, recordType);
  }
}
