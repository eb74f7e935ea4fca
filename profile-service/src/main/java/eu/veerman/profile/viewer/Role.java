package eu.veerman.profile.viewer;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an account may do. */
public enum Role {
  @JsonProperty("company")
  COMPANY,
  @JsonProperty("manager")
  MANAGER,
  @JsonProperty("agency")
  AGENCY,
  @JsonProperty("admin")
  ADMIN
}
