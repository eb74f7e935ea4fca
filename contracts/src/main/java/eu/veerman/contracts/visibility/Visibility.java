package eu.veerman.contracts.visibility;

import com.fasterxml.jackson.annotation.JsonProperty;

/** To whom a published profile is shown, as its person chose. */
public enum Visibility {
  /**
   * To companies and agencies: to verified ones by name, to others without names (the default, and
   * what profiles from before this choice have).
   */
  @JsonProperty("companies")
  COMPANIES,
  /** To agencies that may represent the person, for as long as they may. */
  @JsonProperty("agencies")
  AGENCIES,
  /** To nobody but the person and who keeps the profile. */
  @JsonProperty("hidden")
  HIDDEN
}
