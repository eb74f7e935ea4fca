package eu.veerman.contracts.event;

import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.RequestId;

/**
 * The shortlist of a request would differ because of this manager. Only about managers its viewers
 * may see.
 */
public record ShortlistChanged(RequestId request, ManagerId manager) implements VeermanEvent {
  @Override
  public String subject() {
    return "shortlist/" + request + "/" + manager;
  }
}
