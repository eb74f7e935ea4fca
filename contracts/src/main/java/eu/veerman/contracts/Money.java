package eu.veerman.contracts;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * An amount of money: a decimal of at most two fraction digits, 0 to 10,000,000, in an ISO 4217
 * currency. Travels as {@code {"amount":"1240","currency":"EUR"}}.
 */
public record Money(
    @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, String currency) {
  private static final BigDecimal MAX = new BigDecimal(10_000_000);
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  public Money {
    // Compared before anything is written out: 1e999999999 is a short text and a long number.
    if (amount.signum() < 0 || amount.compareTo(MAX) > 0) {
      throw new IllegalArgumentException("amount is " + amount + ", must be 0 to 10000000");
    }
    amount = amount.stripTrailingZeros();
    if (amount.scale() > 2) {
      throw new IllegalArgumentException("amount is " + amount + ", must have at most 2 decimals");
    }
    if (amount.scale() < 0) {
      amount = amount.setScale(0);
    }
    if (!CURRENCY.matcher(currency).matches()) {
      throw new IllegalArgumentException(
          "currency is '" + currency + "', must be an ISO 4217 code such as EUR");
    }
  }
}
