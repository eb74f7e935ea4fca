package eu.veerman.contracts.concept;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/** What a person decided about a concept, whether the tagger proposed it or the person added it. */
public record Decision(ConceptId concept, Verdict decision, Optional<Importance> importance) {
  /** Confirmed counts fully; removed counts no more, however often the text says it. */
  public enum Verdict {
    @JsonProperty("confirmed")
    CONFIRMED,
    @JsonProperty("removed")
    REMOVED
  }
}
