package eu.veerman.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of an account of a person. */
public record AccountId(@JsonValue UUID value) {
  @JsonCreator
  public AccountId {}

  /** Reads the canonical form. Throws {@link IllegalArgumentException} for anything else. */
  public static AccountId of(String text) {
    return new AccountId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
