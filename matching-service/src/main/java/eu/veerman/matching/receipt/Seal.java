package eu.veerman.matching.receipt;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256 in GCM under a key per person (NIST SP 800-38D), with a random nonce of 96 bits in front:
 * without the key, which erasure destroys, what is sealed cannot be read or changed unnoticed.
 */
final class Seal {
  static final int SECRET_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random;

  Seal(SecureRandom random) {
    this.random = random;
  }

  byte[] newSecret() {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return secret;
  }

  byte[] close(byte[] secret, byte[] content) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed = cipher(Cipher.ENCRYPT_MODE, secret, nonce, content);
    return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
  }

  /**
   * @throws IllegalStateException when it is not what was sealed under this secret
   */
  byte[] open(byte[] secret, byte[] sealed) {
    ByteBuffer buffer = ByteBuffer.wrap(sealed);
    byte[] nonce = new byte[NONCE_BYTES];
    buffer.get(nonce);
    byte[] content = new byte[buffer.remaining()];
    buffer.get(content);
    return cipher(Cipher.DECRYPT_MODE, secret, nonce, content);
  }

  private static byte[] cipher(int mode, byte[] secret, byte[] nonce, byte[] content) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the sealed text cannot be read", e);
    }
  }
}
