package eu.veerman.profile.organisation;

import eu.veerman.contracts.CountryCode;
import eu.veerman.contracts.Limits;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.event.OrganisationChanged;
import eu.veerman.contracts.event.OrganisationChanged.Kind;
import java.time.Instant;
import java.util.Optional;

/** A company, an agency, a manager's practice or the platform itself. */
public record Organisation(
    OrganisationId id,
    long version,
    Kind kind,
    String name,
    Optional<CountryCode> country,
    Instant createdAt) {
  public Organisation {
    Limits.filled("name", name, 200);
  }

  public OrganisationChanged event() {
    return new OrganisationChanged(id, kind, name, country);
  }

  /** The contract's Organisation. */
  public record View(OrganisationId id, Kind kind, String name, Optional<CountryCode> country) {}

  public View view() {
    return new View(id, kind, name, country);
  }
}
