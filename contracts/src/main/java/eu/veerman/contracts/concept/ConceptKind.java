package eu.veerman.contracts.concept;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a concept is about. A skill is a method, a system or a competence. */
public enum ConceptKind {
  @JsonProperty("situation")
  SITUATION,
  @JsonProperty("function")
  FUNCTION,
  @JsonProperty("skill")
  SKILL,
  @JsonProperty("industry")
  INDUSTRY
}
