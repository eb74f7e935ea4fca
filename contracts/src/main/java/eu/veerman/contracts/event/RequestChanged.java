package eu.veerman.contracts.event;

import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.RequestId;
import eu.veerman.contracts.concept.Understood;
import eu.veerman.contracts.request.RequestState;
import eu.veerman.contracts.request.TransformationRequest;
import java.util.List;

/**
 * A request as it now stands, in any state.
 *
 * @param version of the document, as in its ETag
 * @param ownerName the organisation's name when it was written
 */
public record RequestChanged(
    RequestId request,
    OrganisationId owner,
    String ownerName,
    RequestState state,
    long version,
    TransformationRequest document,
    List<Understood> understood,
    String taxonomy)
    implements VeermanEvent {
  public RequestChanged {
    understood = List.copyOf(understood);
  }

  @Override
  public String subject() {
    return "request/" + request;
  }
}
