package eu.veerman.ranking;

import java.util.Collection;
import java.util.regex.Pattern;

/** The legal ranges of the inputs. Each message quotes the value and the range it left. */
final class Range {
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

  private Range() {}

  static void within(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " is " + value + ", must be " + least + " to " + most);
    }
  }

  static void within(String name, double value, double least, double most) {
    // Written so that NaN, which is smaller and larger than nothing, is refused too.
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          name + " is " + value + ", must be " + least + " to " + most);
    }
  }

  static void atMost(String name, Collection<?> values, int most) {
    if (values.size() > most) {
      throw new IllegalArgumentException(
          name + " has " + values.size() + " entries, must be at most " + most);
    }
  }

  static void country(String value) {
    if (!COUNTRY.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "country is '" + value + "', must be an ISO 3166-1 alpha-2 code such as NL");
    }
  }

  static void currency(String value) {
    if (!CURRENCY.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "currency is '" + value + "', must be an ISO 4217 code such as EUR");
    }
  }

  static void language(String value) {
    if (!LANGUAGE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "language is '" + value + "', must be a primary BCP 47 subtag such as nl");
    }
  }
}
