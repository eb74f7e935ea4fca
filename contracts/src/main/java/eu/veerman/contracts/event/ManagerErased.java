package eu.veerman.contracts.event;

import eu.veerman.contracts.ManagerId;

/**
 * The person is forgotten: a tombstone without personal data, kept so that no late event brings it
 * back.
 */
public record ManagerErased(ManagerId manager) implements VeermanEvent {
  @Override
  public String subject() {
    return "manager/" + manager;
  }
}
