package eu.veerman.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of an interim manager's profile. */
public record ManagerId(@JsonValue UUID value) {
  @JsonCreator
  public ManagerId {}

  /** Reads the canonical form. Throws {@link IllegalArgumentException} for anything else. */
  public static ManagerId of(String text) {
    return new ManagerId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
