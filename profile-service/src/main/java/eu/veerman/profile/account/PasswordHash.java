package eu.veerman.profile.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * An Argon2id hash of a password (RFC 9106) in the PHC form {@code
 * $argon2id$v=19$m=19456,t=2,p=1$salt$hash}. Slow on purpose: never on an event loop.
 */
public record PasswordHash(Cost cost, byte[] salt, byte[] hash) {
  /**
   * What the OWASP Password Storage Cheat Sheet asks for at least: 19 MiB, two passes, one lane.
   */
  public static final Cost USUAL = new Cost(19_456, 2, 1);

  /** Bytes of salt that a hash is made with. */
  public static final int SALT_BYTES = 16;

  private static final int HASH_BYTES = 32;
  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,3})"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

  /**
   * What a guess costs.
   *
   * @param memoryKibibytes 8 to 1,048,576
   * @param passes 1 to 100
   * @param lanes 1 to 16
   */
  public record Cost(int memoryKibibytes, int passes, int lanes) {
    public Cost {
      if (memoryKibibytes < 8 || memoryKibibytes > 1_048_576) {
        throw new IllegalArgumentException(
            "memory is " + memoryKibibytes + " KiB, must be 8 to 1048576");
      }
      if (passes < 1 || passes > 100 || lanes < 1 || lanes > 16) {
        throw new IllegalArgumentException(
            "passes are " + passes + " and lanes " + lanes + ", must be 1 to 100 and 1 to 16");
      }
    }
  }

  public PasswordHash {
    salt = salt.clone();
    hash = hash.clone();
  }

  @Override
  public byte[] salt() {
    return salt.clone();
  }

  @Override
  public byte[] hash() {
    return hash.clone();
  }

  /**
   * Hashes a password.
   *
   * @param salt {@value #SALT_BYTES} random bytes
   */
  public static PasswordHash of(String password, byte[] salt, Cost cost) {
    if (salt.length != SALT_BYTES) {
      throw new IllegalArgumentException(
          "salt has " + salt.length + " bytes, must have " + SALT_BYTES);
    }
    return new PasswordHash(cost, salt, computed(password, salt, cost, HASH_BYTES));
  }

  /** Reads the stored form. Throws {@link IllegalArgumentException} when it is none. */
  public static PasswordHash parse(String phc) {
    Matcher matcher = PHC.matcher(phc);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("a stored password is not in the PHC form of Argon2id");
    }
    return new PasswordHash(
        new Cost(
            Integer.parseInt(matcher.group(1)),
            Integer.parseInt(matcher.group(2)),
            Integer.parseInt(matcher.group(3))),
        Base64.getDecoder().decode(matcher.group(4)),
        Base64.getDecoder().decode(matcher.group(5)));
  }

  /** Whether this is the hash of the password; takes as long for a wrong one. */
  public boolean isOf(String password) {
    return MessageDigest.isEqual(hash, computed(password, salt, cost, hash.length));
  }

  /** The form to store. */
  public String toPhc() {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m="
        + cost.memoryKibibytes()
        + ",t="
        + cost.passes()
        + ",p="
        + cost.lanes()
        + "$"
        + base64.encodeToString(salt)
        + "$"
        + base64.encodeToString(hash);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PasswordHash that && toPhc().equals(that.toPhc());
  }

  @Override
  public int hashCode() {
    return toPhc().hashCode();
  }

  /** Without salt and hash, so that they reach no log. */
  @Override
  public String toString() {
    return "PasswordHash[" + cost + "]";
  }

  private static byte[] computed(String password, byte[] salt, Cost cost, int bytes) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.memoryKibibytes())
            .withIterations(cost.passes())
            .withParallelism(cost.lanes())
            .withSalt(salt)
            .build());
    byte[] hash = new byte[bytes];
    generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
    return hash;
  }
}
