package eu.veerman.contracts.event;

import eu.veerman.contracts.OrganisationId;

/** The organisation went with its last member; a tombstone. */
public record OrganisationErased(OrganisationId organisation) implements VeermanEvent {
  @Override
  public String subject() {
    return "organisation/" + organisation;
  }
}
