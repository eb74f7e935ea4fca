package eu.veerman.profile.privacy;

import java.util.UUID;

/**
 * Somebody or something that was erased before a backup was brought back that still has it.
 *
 * @param id random, it says nothing of the person
 */
record ErasedBefore(Kind kind, UUID id) {
  /** What was erased. Organisations end with their last account. */
  enum Kind {
    ACCOUNT,
    MANAGER,
    REQUEST
  }
}
