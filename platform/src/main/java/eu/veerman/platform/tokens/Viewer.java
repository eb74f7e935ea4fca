package eu.veerman.platform.tokens;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who asks, as the verified token says.
 *
 * @param accountId the account ({@code sub})
 * @param organisationId its organisation ({@code org})
 * @param organisationKind the kind of organisation ({@code orgKind})
 * @param roles what the account may be in the product ({@code roles})
 * @param managerId the profile of the person, when the account is one ({@code manager})
 * @param name for display ({@code name})
 * @param sessionId the session the token was issued for ({@code sid})
 */
public record Viewer(
    UUID accountId,
    UUID organisationId,
    String organisationKind,
    Set<String> roles,
    Optional<UUID> managerId,
    String name,
    UUID sessionId) {
  public Viewer {
    roles = Set.copyOf(roles);
  }

  public boolean is(String role) {
    return roles.contains(role);
  }
}
