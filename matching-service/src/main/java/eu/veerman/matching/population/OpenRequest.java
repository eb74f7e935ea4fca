package eu.veerman.matching.population;

import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.RequestId;
import eu.veerman.contracts.request.RequestState;
import eu.veerman.platform.events.Position;
import eu.veerman.ranking.RequestInput;

/**
 * A request as the ranking sees it, in any state; only a published one is matched to managers.
 *
 * @param version of the log's subject
 * @param confidential whether others see its public version only
 * @param documentVersion as in its ETag
 * @param position place in the log at which it became so
 */
public record OpenRequest(
    RequestId request,
    OrganisationId owner,
    RequestState state,
    long version,
    long documentVersion,
    Position position,
    String title,
    boolean confidential,
    RequestInput input) {
  public boolean published() {
    return state == RequestState.PUBLISHED;
  }
}
