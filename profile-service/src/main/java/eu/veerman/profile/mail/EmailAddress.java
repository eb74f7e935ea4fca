package eu.veerman.profile.mail;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An address somebody signs in with, in lower case. Servers may tell addresses apart by case, but
 * none that people use do.
 */
public record EmailAddress(String value) {
  private static final Pattern FORM = Pattern.compile("[^@\\s]+@[^@\\s]+");
  private static final int MAX_LENGTH = 254;

  public EmailAddress {
    value = value.strip().toLowerCase(Locale.ROOT);
    if (value.length() > MAX_LENGTH || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "email is '"
              + value.substring(0, Math.min(value.length(), MAX_LENGTH))
              + "', must be an address such as name@example.com of at most 254 characters");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
