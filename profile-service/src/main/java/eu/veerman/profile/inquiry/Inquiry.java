package eu.veerman.profile.inquiry;

import com.fasterxml.jackson.annotation.JsonProperty;
import eu.veerman.contracts.AccountId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that somebody asks a person to look at; the contract's Inquiry.
 *
 * @param about the receipt, request or profile, as the address of its page
 * @param takenBy who looks at it, by name
 * @param dueAt when it is answered at the latest
 */
public record Inquiry(
    UUID id,
    AccountId account,
    String askedBy,
    Kind kind,
    Optional<String> about,
    String question,
    State state,
    Optional<String> takenBy,
    Optional<String> answer,
    Instant askedAt,
    Instant dueAt,
    Optional<Instant> answeredAt) {

  /** What it is about. */
  public enum Kind {
    /** A ranking that somebody contests. */
    @JsonProperty("ranking")
    RANKING,
    /** What is held on a person: access, correction, restriction, objection. */
    @JsonProperty("data")
    DATA
  }

  /** How far it is. */
  public enum State {
    @JsonProperty("open")
    OPEN,
    @JsonProperty("taken")
    TAKEN,
    @JsonProperty("answered")
    ANSWERED
  }
}
