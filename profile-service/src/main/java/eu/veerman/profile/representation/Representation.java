package eu.veerman.profile.representation;

import com.fasterxml.jackson.annotation.JsonProperty;
import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.TextLanguage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * An agency's right to represent a manager: the consent, word for word, and what became of it.
 *
 * @param client for which client only, in the agency's words; empty for any
 * @param until the last day
 * @param text what was consented to, as it was read
 * @param recorded whether the agency says that it was given outside of Veerman, by a person who has
 *     no account here
 */
public record Representation(
    UUID id,
    ManagerId manager,
    OrganisationId agency,
    Optional<String> client,
    LocalDate until,
    State state,
    String text,
    TextLanguage language,
    boolean recorded,
    Instant askedAt,
    Optional<Instant> answeredAt,
    Optional<Instant> withdrawnAt) {

  /** What became of it. That it has run out is told by the day. */
  public enum State {
    @JsonProperty("asked")
    ASKED,
    @JsonProperty("given")
    GIVEN,
    @JsonProperty("refused")
    REFUSED,
    @JsonProperty("withdrawn")
    WITHDRAWN
  }

  /** Whether the agency may represent the manager on a day. */
  boolean holdsOn(LocalDate day) {
    return state == State.GIVEN && !day.isAfter(until);
  }

  /**
   * The contract's Representation.
   *
   * @param inForce whether the agency may represent the manager today
   */
  public record View(
      UUID id,
      ManagerId manager,
      Optional<String> managerName,
      OrganisationId agency,
      String agencyName,
      Optional<String> client,
      LocalDate until,
      State state,
      boolean inForce,
      String text,
      TextLanguage language,
      boolean recorded,
      Instant askedAt,
      Optional<Instant> answeredAt,
      Optional<Instant> withdrawnAt) {}

  View view(Optional<String> managerName, String agencyName, LocalDate today) {
    return new View(
        id,
        manager,
        managerName,
        agency,
        agencyName,
        client,
        until,
        state,
        holdsOn(today),
        text,
        language,
        recorded,
        askedAt,
        answeredAt,
        withdrawnAt);
  }
}
