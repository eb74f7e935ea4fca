package eu.veerman.profile.account;

import java.util.Locale;
import java.util.Optional;

/**
 * Which passwords are taken: length and not the obvious, and nothing about which characters (NIST
 * SP 800-63B, section 3.1.1.2).
 */
public final class PasswordPolicy {
  public static final int MIN_LENGTH = 12;
  public static final int MAX_LENGTH = 200;
  private static final int LEAST_DIFFERENT = 5;

  private PasswordPolicy() {}

  /** What is wrong with a password for this address; empty when nothing is. */
  public static Optional<String> objection(String password, EmailAddress email) {
    if (password.length() < MIN_LENGTH || password.length() > MAX_LENGTH) {
      return Optional.of(
          "has "
              + password.length()
              + " characters, must have "
              + MIN_LENGTH
              + " to "
              + MAX_LENGTH);
    }
    if (password.chars().distinct().count() < LEAST_DIFFERENT) {
      return Optional.of("repeats itself, must have at least 5 different characters");
    }
    String lower = password.toLowerCase(Locale.ROOT);
    if (lower.equals(email.value())) {
      return Optional.of("is the address itself, must be something else");
    }
    return Optional.empty();
  }
}
