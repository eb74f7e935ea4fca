package eu.veerman.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The languages Veerman reads and speaks. */
public enum TextLanguage {
  @JsonProperty("nl")
  NL,
  @JsonProperty("en")
  EN,
  @JsonProperty("fr")
  FR,
  @JsonProperty("de")
  DE
}
