package eu.veerman.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of an organisation. */
public record OrganisationId(@JsonValue UUID value) {
  @JsonCreator
  public OrganisationId {}

  /** Reads the canonical form. Throws {@link IllegalArgumentException} for anything else. */
  public static OrganisationId of(String text) {
    return new OrganisationId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
