package eu.veerman.profile.organisation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether an organisation was checked to be who it says; the contract's Verification.
 *
 * @param domain the internet domain that it says is its own, in lower case
 * @param registerNumber its number in the trade register of its country
 * @param note what the administrator who refused or withdrew it says
 * @param at when the state became so
 */
public record Verification(
    State state,
    Optional<String> domain,
    Optional<String> registerNumber,
    Optional<String> note,
    Optional<Instant> at) {
  /** Nobody asked yet. */
  public static final Verification NONE =
      new Verification(
          State.NONE, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** How far it is. */
  public enum State {
    @JsonProperty("none")
    NONE,
    @JsonProperty("asked")
    ASKED,
    @JsonProperty("verified")
    VERIFIED,
    @JsonProperty("refused")
    REFUSED
  }

  /** Made by an administrator, who knows whom it is made for. */
  public static Verification byAdministrator(Instant at) {
    return NONE.in(State.VERIFIED, Optional.empty(), at);
  }

  public boolean isVerified() {
    return state == State.VERIFIED;
  }

  Verification in(State other, Optional<String> why, Instant when) {
    return new Verification(other, domain, registerNumber, why, Optional.of(when));
  }
}
