package eu.veerman.matching.search;

import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.RequestId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The random number that decides between equal scores of a request and a manager. Derived from one
 * stored random salt, so that it is the same on every instance and for ever, without a stored row
 * for each of a million pairs; who does not know the salt cannot choose an id that wins ties, and
 * nobody profits from being old in the system.
 */
public final class TieKeys {
  private final byte[] salt;

  /**
   * @param salt at least 16 random bytes
   */
  public TieKeys(byte[] salt) {
    if (salt.length < 16) {
      throw new IllegalArgumentException(
          "salt has " + salt.length + " bytes, must have at least 16");
    }
    this.salt = salt.clone();
  }

  public long of(RequestId request, ManagerId manager) {
    MessageDigest digest = sha256();
    digest.update(salt);
    digest.update(bytes(request.value()));
    digest.update(bytes(manager.value()));
    return ByteBuffer.wrap(digest.digest()).getLong();
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
