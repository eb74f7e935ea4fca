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

  /** The next version, changed at a time; what changes is said beside it. */
  Request next(Instant at) {
    return new Request(
        id,
        version + 1,
        owner,
        ownerName,
        state,
        closedReason,
        document,
        decisions,
        understood,
        taxonomy,
        createdAt,
        at);
  }

  Request with(
      TransformationRequest other, List<Decision> decided, List<Understood> read, String version) {
    return new Request(
        id,
        this.version,
        owner,
        ownerName,
        state,
        closedReason,
        other,
        decided,
        read,
        version,
        createdAt,
        changedAt);
  }

  Request in(RequestState other, Optional<String> reason) {
    return new Request(
        id,
        version,
        owner,
        ownerName,
        other,
        reason,
        document,
        decisions,
        understood,
        taxonomy,
        createdAt,
        changedAt);
  }
}
