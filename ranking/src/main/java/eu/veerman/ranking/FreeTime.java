package eu.veerman.ranking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a calendar leaves free of a period, counted in whole numbers.
 *
 * <p>Only Monday to Friday count: {@code n} days a week means {@code n/5} of a day on each working
 * day, and a period's days a week are asked in proportion to its working days in each week.
 * Counting in fiftieths (a tenth of a day a week on one of five working days) keeps every sum
 * exact.
 *
 * @param stretches the period in stretches of the same capacity
 */
record FreeTime(List<Stretch> stretches, DayCount days) {
  private static final int DAYS_PER_WEEK = 7;

  static FreeTime of(Calendar calendar, Period period) {
    return new FreeTime(
        Stretch.of(calendar, period.first().toEpochDay(), period.last().toEpochDay()),
        DayCount.of(calendar, period));
  }

  /**
   * The calendar weeks the period touches, without those it touches on a weekend only.
   *
   * @param askedTenths tenths of a day a week that are asked
   */
  List<Week> weeks(int askedTenths) {
    List<Week> weeks = new ArrayList<>();
    long first = stretches.getFirst().first();
    long last = stretches.getLast().last();
    int index = 0;
    for (long monday = Stretch.mondayOf(first); monday <= last; monday += DAYS_PER_WEEK) {
      long begin = Math.max(first, monday);
      long end = Math.min(last, monday + DAYS_PER_WEEK - 1);
      int workingDays = Stretch.workingDays(begin, end);
      int free = 0;
      while (index < stretches.size() && stretches.get(index).first() <= end) {
        Stretch stretch = stretches.get(index);
        free +=
            stretch.freeTenths()
                * Stretch.workingDays(
                    Math.max(begin, stretch.first()), Math.min(end, stretch.last()));
        if (stretch.last() > end) {
          break;
        }
        index++;
      }
      if (workingDays > 0) {
        weeks.add(new Week(LocalDate.ofEpochDay(monday), askedTenths * workingDays, free));
      }
    }
    return List.copyOf(weeks);
  }

  /**
   * The share of the asked days that is free, 0 to 1: in each week at most what is asked, so that a
   * full week later does not make up for an empty one. Asks for at least one working day.
   */
  static double share(List<Week> weeks) {
    long asked = 0;
    long free = 0;
    for (Week week : weeks) {
      asked += week.askedFiftieths();
      free += Math.min(week.askedFiftieths(), week.freeFiftieths());
    }
    return (double) free / asked;
  }
}
