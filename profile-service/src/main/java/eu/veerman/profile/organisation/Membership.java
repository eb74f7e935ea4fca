package eu.veerman.profile.organisation;

import eu.veerman.profile.viewer.Role;
import java.time.Instant;

/** An organisation that a person belongs to. */
public record Membership(Organisation organisation, MemberRole role, Instant joinedAt) {

  /** What a person may do in the product while working in this organisation. */
  public Role productRole() {
    return switch (organisation.kind()) {
      case COMPANY -> Role.COMPANY;
      case PRACTICE -> Role.MANAGER;
      case AGENCY -> Role.AGENCY;
      case PLATFORM -> Role.ADMIN;
    };
  }

  /** The contract's OrganisationOfAccount. */
  public record View(Organisation.View organisation, MemberRole role) {}

  public View view() {
    return new View(organisation.view(), role);
  }
}
