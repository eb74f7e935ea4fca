package eu.veerman.profile.account;

import com.nulabinc.zxcvbn.Zxcvbn;
import eu.veerman.profile.mail.EmailAddress;
import java.util.List;
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

  /**
   * What begins well is not guessed; and a text made to look like many words at once keeps zxcvbn
   * busy for the longer, the more of it there is (a second at 32, several at 64).
   */
  private static final int MOST_LOOKED_AT = 32;

  private static final double SOON = 1e8;

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

  /**
   * Whether a password is among the common ones or made of them, of names, dates, keyboard rows and
   * the own address: what zxcvbn (Wheeler, USENIX Security 2016) says falls to fewer than 10⁸
   * guesses. Takes milliseconds, the first time a good deal more: not for an event loop.
   */
  static boolean isGuessedSoon(String password, EmailAddress email) {
    String looked = password.substring(0, Math.min(password.length(), MOST_LOOKED_AT));
    List<String> own = List.of(email.value().split("[@.]"));
    return Guessing.ZXCVBN.measure(looked, own).getGuesses() < SOON;
  }

  /** Its dictionaries are read when first needed. */
  private static final class Guessing {
    static final Zxcvbn ZXCVBN = new Zxcvbn();
  }
}
