package eu.veerman.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a signed-in session. */
public record SessionId(@JsonValue UUID value) {
  @JsonCreator
  public SessionId {}

  /** Reads the canonical form. Throws {@link IllegalArgumentException} for anything else. */
  public static SessionId of(String text) {
    return new SessionId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
