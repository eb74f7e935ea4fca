package eu.veerman.contracts.manager;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The life cycle of a profile. Only a published one is ranked and shown. */
public enum ManagerState {
  @JsonProperty("draft")
  DRAFT,
  @JsonProperty("published")
  PUBLISHED,
  @JsonProperty("closed")
  CLOSED
}
