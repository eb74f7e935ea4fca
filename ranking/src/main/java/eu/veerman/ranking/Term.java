package eu.veerman.ranking;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * When the work is asked for.
 *
 * @param start the day on which it should begin
 * @param last its last day, on or after the start and at most 1,900 days later; {@code null} when
 *     the request does not say how long it takes
 */
public record Term(LocalDate start, @Nullable LocalDate last) {
  private static final int MAX_MONTHS = 60;
  private static final int MAX_DAYS = 1_900;

  public Term {
    if (last != null) {
      Range.within(
          "days from start to last day", ChronoUnit.DAYS.between(start, last), 0, MAX_DAYS);
    }
  }

  /** A term of whole months, 1 to 60: from 1 February, two months last until 31 March. */
  public static Term ofMonths(LocalDate start, int months) {
    Range.within("months", months, 1, MAX_MONTHS);
    return new Term(start, start.plusMonths(months).minusDays(1));
  }

  /**
   * The term as it can still happen: one whose start has passed begins today and keeps its length,
   * because a request that is still open has moved, and days gone by cannot be worked.
   */
  Term asOf(LocalDate today) {
    if (!start.isBefore(today)) {
      return this;
    }
    long late = ChronoUnit.DAYS.between(start, today);
    return new Term(today, last == null ? null : last.plusDays(late));
  }

  @Nullable Period period() {
    return last == null ? null : new Period(start, last);
  }
}
