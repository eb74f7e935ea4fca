package eu.veerman.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import eu.veerman.contracts.CountryCode;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.visibility.OrganisationDiscretion;
import eu.veerman.contracts.visibility.OrganisationSight;
import java.util.Optional;

/**
 * An organisation as it now stands.
 *
 * @param discretion empty in events from before organisations were verified, which mean {@link
 *     OrganisationDiscretion#OF_OLD}
 */
public record OrganisationChanged(
    OrganisationId organisation,
    Kind kind,
    String name,
    Optional<CountryCode> country,
    Optional<OrganisationDiscretion> discretion)
    implements VeermanEvent {

  /** As the rules of visibility see the organisation. Nobody verifies who runs the platform. */
  public OrganisationSight sight() {
    OrganisationDiscretion told = discretion.orElse(OrganisationDiscretion.OF_OLD);
    return OrganisationSight.of(
        organisation,
        kind != Kind.PRACTICE,
        name,
        kind == Kind.PLATFORM ? OrganisationDiscretion.OF_OLD : told);
  }

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
