package eu.veerman.contracts.event;

import eu.veerman.contracts.RequestId;

/** The request is gone; a tombstone. */
public record RequestDeleted(RequestId request) implements VeermanEvent {
  @Override
  public String subject() {
    return "request/" + request;
  }
}
