package eu.veerman.profile.verification;

import eu.veerman.contracts.CountryCode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The form of a number in the trade register of a country, where that form tells something. It says
 * whether a number can be one, not whether it is somebody's: an administrator looks it up.
 */
final class RegisterNumber {
  private static final Pattern DUTCH = Pattern.compile("[0-9]{8}");
  private static final Pattern BELGIAN = Pattern.compile("[01][0-9]{9}");
  private static final Pattern FRENCH = Pattern.compile("[0-9]{9}");
  private static final Pattern GERMAN = Pattern.compile("(HRA|HRB|GNR|PR|VR)[0-9]{1,6}[A-Z]*");

  private RegisterNumber() {}

  /**
   * Whether the number can be one of the country's register; empty where this is not known. The
   * Netherlands: 8 digits of the KVK. Belgium: 10 digits of the KBO/BCE, the last two 97 minus the
   * rest modulo 97. France: 9 digits of the SIREN, with a Luhn check. Germany: register's letters
   * and a number.
   */
  static Optional<Boolean> isPlausible(String number, Optional<CountryCode> country) {
    String plain = number.toUpperCase(Locale.ROOT).replaceAll("[\\s./-]", "");
    return switch (country.map(CountryCode::value).orElse("")) {
      case "NL" -> Optional.of(DUTCH.matcher(plain).matches());
      case "BE" -> Optional.of(isBelgian(plain.startsWith("BE") ? plain.substring(2) : plain));
      case "FR" -> Optional.of(FRENCH.matcher(plain).matches() && hasLuhnCheck(plain));
      case "DE" -> Optional.of(GERMAN.matcher(plain).lookingAt());
      default -> Optional.empty();
    };
  }

  private static boolean isBelgian(String digits) {
    return BELGIAN.matcher(digits).matches()
        && 97 - Long.parseLong(digits.substring(0, 8)) % 97 == Long.parseLong(digits.substring(8));
  }

  private static boolean hasLuhnCheck(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int counted = i % 2 == 0 ? digit : digit * 2;
      sum += counted > 9 ? counted - 9 : counted;
    }
    return sum % 10 == 0;
  }
}
