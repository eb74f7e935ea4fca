package eu.veerman.platform.events;

import eu.veerman.platform.json.Json;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An event as it stands in the log.
 *
 * @param position its place
 * @param id unique within the source
 * @param type the CloudEvents type, versioned, such as {@code eu.veerman.thing.changed.v1}
 * @param subject what it is about, such as {@code thing/7d0c…}; the log is compacted by it
 * @param subjectVersion greater than that of every earlier event of the subject
 * @param time when it happened
 * @param source who says so, such as {@code profile}
 * @param requestId of the request that caused it
 * @param audience whose live pages may be told: an organisation or an account; empty for nobody's
 * @param data the state of the subject after it happened, as JSON; empty when it tells of none. A
 *     text, so that only who wants it pays for reading it
 */
public record Event(
    Position position,
    UUID id,
    String type,
    String subject,
    long subjectVersion,
    Instant time,
    String source,
    Optional<String> requestId,
    Optional<UUID> audience,
    Optional<String> data) {

  /** The data as a record. Throws {@link eu.veerman.platform.json.UnreadableJson}. */
  public <T> T dataAs(Class<T> recordType) {
    return Json.read(
        data.orElseThrow(() -> new IllegalStateException("event " + id + " carries no data")),
        recordType);
  }
}
