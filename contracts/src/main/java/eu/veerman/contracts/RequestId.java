package eu.veerman.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a transformation request. */
public record RequestId(@JsonValue UUID value) {
  @JsonCreator
  public RequestId {}

  /** Reads the canonical form. Throws {@link IllegalArgumentException} for anything else. */
  public static RequestId of(String text) {
    return new RequestId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
