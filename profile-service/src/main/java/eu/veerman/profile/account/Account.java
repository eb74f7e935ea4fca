package eu.veerman.profile.account;

import eu.veerman.contracts.AccountId;
import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.TextLanguage;
import eu.veerman.profile.mail.EmailAddress;
import eu.veerman.profile.organisation.MemberRole;
import eu.veerman.profile.organisation.Membership;
import eu.veerman.profile.organisation.Organisation;
import eu.veerman.profile.viewer.Role;
import java.util.List;
import java.util.Optional;

/**
 * A person who can sign in.
 *
 * @param suspended whether an administrator keeps the person out
 * @param memberships the organisations the person belongs to, the one to begin in first
 * @param manager the profile that this person claimed
 */
public record Account(
    AccountId id,
    EmailAddress email,
    String name,
    TextLanguage language,
    boolean suspended,
    List<Membership> memberships,
    Optional<ManagerId> manager) {
  public Account {
    memberships = List.copyOf(memberships);
  }

  /** The membership under which the person works in an organisation. */
  public Optional<Membership> in(OrganisationId organisation) {
    return memberships.stream()
        .filter(membership -> membership.organisation().id().equals(organisation))
        .findFirst();
  }

  /** The own profile, which a person has while working in a practice. */
  public Optional<ManagerId> managerIn(Membership membership) {
    return membership.productRole() == Role.MANAGER ? manager : Optional.empty();
  }

  /** The contract's Account, as it is while working in one organisation. */
  public record View(
      AccountId id,
      String email,
      String name,
      Organisation.View organisation,
      MemberRole organisationRole,
      List<Role> roles,
      TextLanguage language,
      Optional<ManagerId> manager,
      List<Membership.View> organisations) {}

  public View view(Membership membership) {
    return new View(
        id,
        email.value(),
        name,
        membership.organisation().view(),
        membership.role(),
        List.of(membership.productRole()),
        language,
        managerIn(membership),
        memberships.stream().map(Membership::view).toList());
  }
}
