package eu.veerman.profile.passkey;

import eu.veerman.contracts.AccountId;
import io.vertx.ext.auth.webauthn4j.Authenticator;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A passkey of a person.
 *
 * @param name what the person calls it
 * @param authenticator what is needed to check it
 */
public record Passkey(
    UUID id,
    AccountId account,
    String name,
    Authenticator authenticator,
    Instant createdAt,
    Optional<Instant> usedAt) {

  /** The contract's Passkey. */
  public record View(UUID id, String name, Instant createdAt, Optional<Instant> usedAt) {}

  View view() {
    return new View(id, name, createdAt, usedAt);
  }
}
