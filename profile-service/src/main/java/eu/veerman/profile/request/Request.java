package eu.veerman.profile.request;

import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.RequestId;
import eu.veerman.contracts.concept.Decision;
import eu.veerman.contracts.concept.Understood;
import eu.veerman.contracts.request.RequestState;
import eu.veerman.contracts.request.TransformationRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A transformation request with all that the server keeps of it.
 *
 * @param version from 1, one more with every change; the ETag
 * @param owner the organisation that seeks
 * @param ownerName as it is called now
 * @param taxonomy the version whose concepts were understood
 */
public record Request(
    RequestId id,
    long version,
    OrganisationId owner,
    String ownerName,
    RequestState state,
    Optional<String> closedReason,
    TransformationRequest document,
    List<Decision> decisions,
    List<Understood> understood,
    String taxonomy,
    Instant createdAt,
    Instant changedAt) {
  public Request {
    if (version < 1) {
      throw new IllegalArgumentException("version is " + version + ", must be at least 1");
    }
    decisions = List.copyOf(decisions);
    understood = List.copyOf(understood);
  }
}
