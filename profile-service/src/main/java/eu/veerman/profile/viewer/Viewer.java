package eu.veerman.profile.viewer;

import eu.veerman.contracts.AccountId;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.SessionId;
import java.util.Set;

/** Who is asking, as the token says. */
public record Viewer(
    AccountId account, OrganisationId organisation, Set<Role> roles, SessionId session) {
  public Viewer {
    roles = Set.copyOf(roles);
  }

  public boolean is(Role role) {
    return roles.contains(role);
  }

  public boolean isAdmin() {
    return is(Role.ADMIN);
  }
}
