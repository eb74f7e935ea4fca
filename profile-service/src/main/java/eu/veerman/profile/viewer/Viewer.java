package eu.veerman.profile.viewer;

import eu.veerman.contracts.AccountId;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.SessionId;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who is asking, as the token says. */
public record Viewer(
    AccountId account, OrganisationId organisation, Set<Role> roles, SessionId session) {
  public Viewer {
    roles = Set.copyOf(roles);
  }

  /** The viewer of a verified token; roles that are not known here give no right. */
  public static Viewer of(eu.veerman.platform.tokens.Viewer viewer) {
    return new Viewer(
        new AccountId(viewer.accountId()),
        new OrganisationId(viewer.organisationId()),
        Stream.of(Role.values())
            .filter(role -> viewer.is(role.name().toLowerCase(Locale.ROOT)))
            .collect(Collectors.toUnmodifiableSet()),
        new SessionId(viewer.sessionId()));
  }

  public boolean is(Role role) {
    return roles.contains(role);
  }

  public boolean isAdmin() {
    return is(Role.ADMIN);
  }
}
