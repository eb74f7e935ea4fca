package eu.veerman.profile.storage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A word that proves something to whoever brings it back, such as a mailed link or a refresh token.
 * The database keeps its hash only: 256 random bits need no slow one.
 */
public record SecretWord(String word) {
  /** More than any has; what is longer need not be read. */
  public static final int MAX_LENGTH = 200;

  private static final int BYTES = 32;

  /** A new one, safe in an address. */
  public static SecretWord generate(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new SecretWord(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** The SHA-256 that it is kept under. */
  public byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(word.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "SecretWord[…]";
  }
}
