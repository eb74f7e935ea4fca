package eu.veerman.profile.account;

import eu.veerman.contracts.AccountId;
import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.TextLanguage;
import eu.veerman.profile.organisation.Organisation;
import eu.veerman.profile.viewer.Role;
import java.util.List;
import java.util.Optional;

/**
 * Somebody who can sign in.
 *
 * @param manager the profile that this person claimed
 */
public record Account(
    AccountId id,
    EmailAddress email,
    String name,
    Organisation organisation,
    Role role,
    TextLanguage language,
    Optional<ManagerId> manager) {

  /** The contract's Account. */
  public record View(
      AccountId id,
      String email,
      String name,
      Organisation.View organisation,
      List<Role> roles,
      TextLanguage language,
      Optional<ManagerId> manager) {}

  public View view() {
    return new View(id, email.value(), name, organisation.view(), List.of(role), language, manager);
  }
}
