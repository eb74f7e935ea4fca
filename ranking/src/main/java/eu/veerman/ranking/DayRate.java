package eu.veerman.ranking;

/**
 * An amount for one day of work, in hundredths of the currency's unit (cents for the euro), 1 to
 * 1,000,000,000; the currency is an ISO 4217 code.
 */
public record DayRate(long cents, String currency) {
  static final long MAX_CENTS = 1_000_000_000;

  public DayRate {
    Range.within("day rate in cents", cents, 1, MAX_CENTS);
    Range.currency(currency);
  }
}
