package eu.veerman.platform.events;

import com.fasterxml.jackson.databind.JsonNode;
import eu.veerman.platform.json.Json;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An event to append.
 *
 * @param id unique within the source
 * @param type the CloudEvents type, versioned, such as {@code eu.veerman.thing.changed.v1}
 * @param subject what it is about, such as {@code thing/7d0c…}; the log is compacted by it
 * @param subjectVersion greater than that of every earlier event of the subject, 1 to 2147483647
 * @param time when it happened
 * @param source who says so, such as {@code /profile}
 * @param audience whose live pages may be told: the id of an organisation or an account; empty for
 *     nobody's
 * @param data the state of the subject after it happened; empty for a tombstone without any
 */
public record NewEvent(
    UUID id,
    String type,
    String subject,
    long subjectVersion,
    Instant time,
    String source,
    Optional<String> audience,
    Optional<JsonNode> data) {
  private static final long MAX_VERSION = Integer.MAX_VALUE;

  public NewEvent {
    require("type", type, 200);
    require("subject", subject, 200);
    require("source", source, 200);
    audience.ifPresent(who -> require("audience", who, 64));
    if (subjectVersion < 1 || subjectVersion > MAX_VERSION) {
      throw new IllegalArgumentException(
          "subjectVersion is " + subjectVersion + ", must be 1 to " + MAX_VERSION);
    }
  }

  /** An event with data that is written as JSON, for no audience. */
  public static NewEvent of(
      UUID id,
      String type,
      String subject,
      long subjectVersion,
      Instant time,
      String source,
      Object data) {
    return new NewEvent(
        id,
        type,
        subject,
        subjectVersion,
        time,
        source,
        Optional.empty(),
        Optional.of(Json.tree(data)));
  }

  /** The same event, told to an audience. */
  public NewEvent to(String who) {
    return new NewEvent(
        id, type, subject, subjectVersion, time, source, Optional.of(who), data);
  }

  private static void require(String name, String value, int maxChars) {
    if (value.isBlank() || value.length() > maxChars) {
      throw new IllegalArgumentException(
          name + " is '" + value + "', must have 1 to " + maxChars + " characters");
    }
  }
}
