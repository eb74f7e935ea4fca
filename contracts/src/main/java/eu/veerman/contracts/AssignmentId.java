package eu.veerman.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of an assignment in a track record. */
public record AssignmentId(@JsonValue UUID value) {
  @JsonCreator
  public AssignmentId {}

  /** Reads the canonical form. Throws {@link IllegalArgumentException} for anything else. */
  public static AssignmentId of(String text) {
    return new AssignmentId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
