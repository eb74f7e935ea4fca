package eu.veerman.matching.population;

import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.visibility.ManagerSight;
import eu.veerman.platform.events.Position;
import eu.veerman.ranking.CandidateInput;

/**
 * A published manager as the ranking sees it; no name and no text.
 *
 * @param sight who may be shown the manager
 * @param version of the log's subject: what was scored
 * @param position place in the log at which it became so
 */
public record Member(
    ManagerId manager, ManagerSight sight, long version, Position position, CandidateInput input) {
  /** Who keeps the profile. */
  public OrganisationId owner() {
    return sight.owner();
  }
}
