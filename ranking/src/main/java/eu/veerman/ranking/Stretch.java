package eu.veerman.ranking;

import java.util.ArrayList;
import java.util.List;

/**
 * Days in a row on which a calendar says the same.
 *
 * @param first first day, as an epoch day
 * @param last last day, as an epoch day, on or after the first
 * @param freeTenths free days a week on each of these days, in tenths; 0 when busy
 */
record Stretch(long first, long last, int freeTenths) {
  private static final int DAYS_PER_WEEK = 7;
  private static final int WORKING_DAYS_PER_WEEK = 5;

  /** The stretches from one day to another, without a gap, in order. */
  static List<Stretch> of(Calendar calendar, long first, long last) {
    List<Stretch> stretches = new ArrayList<>();
    Stretches walk = new Stretches(calendar, first, last);
    while (walk.next()) {
      stretches.add(new Stretch(walk.first(), walk.last(), walk.freeTenths()));
    }
    return stretches;
  }

  /** Mondays to Fridays from one epoch day to another, both included. */
  static int workingDays(long first, long last) {
    return Math.toIntExact(workingDaysBefore(last + 1) - workingDaysBefore(first));
  }

  /** Working days since a Monday before all days, up to the given day exclusively. */
  private static long workingDaysBefore(long day) {
    // 1970-01-01 was a Thursday, three days after a Monday.
    long sinceMonday = day + 3;
    long weeks = Math.floorDiv(sinceMonday, (long) DAYS_PER_WEEK);
    long rest = Math.floorMod(sinceMonday, (long) DAYS_PER_WEEK);
    return weeks * WORKING_DAYS_PER_WEEK + Math.min(rest, WORKING_DAYS_PER_WEEK);
  }

  /** The Monday of the week of an epoch day. */
  static long mondayOf(long day) {
    return day - Math.floorMod(day + 3, (long) DAYS_PER_WEEK);
  }
}
