package eu.veerman.matching.receipt;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of a content: its name wherever it is kept once. */
public final class Hash {
  private Hash() {}

  public static byte[] of(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  public static String text(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }
}
