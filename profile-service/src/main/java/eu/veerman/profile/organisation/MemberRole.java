package eu.veerman.profile.organisation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a member may do with the organisation itself; its work is open to all members alike. */
public enum MemberRole {
  /** Names it, invites, and changes and removes members. Every organisation has at least one. */
  @JsonProperty("owner")
  OWNER,
  @JsonProperty("member")
  MEMBER
}
