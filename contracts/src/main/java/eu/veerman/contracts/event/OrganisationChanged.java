package eu.veerman.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import eu.veerman.contracts.CountryCode;
import eu.veerman.contracts.OrganisationId;
import java.util.Optional;

/** An organisation as it now stands. */
public record OrganisationChanged(
    OrganisationId organisation, Kind kind, String name, Optional<CountryCode> country)
    implements VeermanEvent {

  @Override
  public String subject() {
    return "organisation/" + organisation;
  }

  /**
   * A company seeks managers, an agency places them, a practice is a manager's own, the platform
   * runs Veerman.
   */
  public enum Kind {
    @JsonProperty("company")
    COMPANY,
    @JsonProperty("agency")
    AGENCY,
    @JsonProperty("practice")
    PRACTICE,
    @JsonProperty("platform")
    PLATFORM
  }
}
