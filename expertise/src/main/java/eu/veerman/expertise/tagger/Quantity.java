package eu.veerman.expertise.tagger;

import java.math.BigDecimal;

/**
 * A number in a text that matters for a match.
 *
 * @param value in the unit of its kind; money in whole currency units
 * @param currency ISO 4217, for money; else empty
 * @param start first UTF-16 unit of the passage in the given text
 * @param end one past the last
 */
public record Quantity(Kind kind, BigDecimal value, String currency, int start, int end) {
  /** What is counted, and in which unit. */
  public enum Kind {
    /** Years of experience. */
    YEARS_OF_EXPERIENCE,
    /** Any other span of years. */
    YEARS,
    MONTHS,
    DAYS_PER_WEEK,
    /** People in a team or department. */
    TEAM_SIZE,
    /** People in an organisation. */
    ORGANISATION_SIZE,
    /** Money a day. */
    DAY_RATE,
    /** Any other amount of money: a budget, a turnover, a loss. */
    MONEY
  }

  public Quantity {
    if (value.signum() <= 0) {
      throw new IllegalArgumentException("value is " + value + ", must be above 0");
    }
    boolean money = kind == Kind.DAY_RATE || kind == Kind.MONEY;
    if (money == currency.isEmpty()) {
      throw new IllegalArgumentException(
          "currency is '" + currency + "', must be there for money and for nothing else");
    }
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException(
          "passage is " + start + " to " + end + ", must begin from 0 and not be empty");
    }
  }
}
