package eu.veerman.ranking;

import java.util.ArrayList;
import java.util.List;

/**
 * Days in a row on which a calendar says the same. A calendar falls into few of them, which makes
 * counting days cheap enough to do for everybody in the population.
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
    List<Period> busy = calendar.busy();
    List<Capacity> capacities = calendar.capacities();
    int busyIndex = 0;
    int capacityIndex = 0;
    long day = first;
    while (day <= last) {
      while (busyIndex < busy.size() && busy.get(busyIndex).last().toEpochDay() < day) {
        busyIndex++;
      }
      while (capacityIndex < capacities.size()
          && capacities.get(capacityIndex).period().last().toEpochDay() < day) {
        capacityIndex++;
      }
      int freeTenths = calendar.usual().tenths();
      long end = last;
      if (capacityIndex < capacities.size()) {
        Capacity capacity = capacities.get(capacityIndex);
        long begins = capacity.period().first().toEpochDay();
        if (begins <= day) {
          freeTenths = capacity.daysPerWeek().tenths();
          end = Math.min(end, capacity.period().last().toEpochDay());
        } else {
          end = Math.min(end, begins - 1);
        }
      }
      if (busyIndex < busy.size()) {
        Period next = busy.get(busyIndex);
        long begins = next.first().toEpochDay();
        if (begins <= day) {
          freeTenths = 0;
          end = Math.min(last, next.last().toEpochDay());
        } else {
          end = Math.min(end, begins - 1);
        }
      }
      stretches.add(new Stretch(day, end, freeTenths));
      day = end + 1;
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

  int workingDays() {
    return workingDays(first, last);
  }
}
