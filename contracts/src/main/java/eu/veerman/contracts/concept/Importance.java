package eu.veerman.contracts.concept;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much a request asks for a concept. Only a confirmed must excludes. */
public enum Importance {
  @JsonProperty("must")
  MUST,
  @JsonProperty("wish")
  WISH
}
