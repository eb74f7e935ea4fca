package eu.veerman.contracts.request;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The life cycle of a request. Only a published one is shown to others. */
public enum RequestState {
  @JsonProperty("draft")
  DRAFT,
  @JsonProperty("published")
  PUBLISHED,
  @JsonProperty("filled")
  FILLED,
  @JsonProperty("closed")
  CLOSED
}
