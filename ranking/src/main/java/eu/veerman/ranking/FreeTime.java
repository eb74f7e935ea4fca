package eu.veerman.ranking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a calendar leaves free of a period, counted in whole numbers.
 *
 * <p>Only Monday to Friday count: {@code n} days a week means {@code n/5} of a day on each working
 * day, and a period's days a week are asked in proportion to its working days in each week. A
 * working day is busy when nothing of it is free, be it by a busy period or by a capacity of 0.
 * Counting in fiftieths (a tenth of a day a week on one of five working days) keeps every sum
 * exact.
 *
 * @param weeks the calendar weeks the period touches, without those it touches on a weekend only
 * @param workingDays working days in the period
 * @param busyDays those on which nothing is free
 * @param capacityTenths the tenths of days a week of all other working days, added up
 */
record FreeTime(List<Week> weeks, int workingDays, int busyDays, long capacityTenths) {
  private static final int WORKING_DAYS_PER_WEEK = 5;

  /** The working days of {@code period}, of which {@code askedTenths} of a day a week are asked. */
  static FreeTime of(Calendar calendar, Period period, int askedTenths) {
    List<Week> weeks = new ArrayList<>();
    int workingDays = 0;
    int busyDays = 0;
    long capacityTenths = 0;
    int busyIndex = 0;
    int capacityIndex = 0;
    int workingDaysInWeek = 0;
    int freeInWeek = 0;
    long last = period.last().toEpochDay();
    for (long day = period.first().toEpochDay(); day <= last; day++) {
      // 1970-01-01 was a Thursday: with 3 added, 0 is Monday and 5 and 6 are the weekend.
      int dayOfWeek = (int) Math.floorMod(day + 3, 7L);
      if (dayOfWeek < WORKING_DAYS_PER_WEEK) {
        busyIndex = skipEnded(calendar.busy(), busyIndex, day);
        capacityIndex = skipEndedCapacities(calendar.capacities(), capacityIndex, day);
        int free = freeTenths(calendar, busyIndex, capacityIndex, day);
        workingDays++;
        workingDaysInWeek++;
        freeInWeek += free;
        capacityTenths += free;
        if (free == 0) {
          busyDays++;
        }
      }
      boolean weekEnds = dayOfWeek == 6 || day == last;
      if (weekEnds && workingDaysInWeek > 0) {
        weeks.add(
            new Week(
                LocalDate.ofEpochDay(day - dayOfWeek),
                askedTenths * workingDaysInWeek,
                freeInWeek));
        workingDaysInWeek = 0;
        freeInWeek = 0;
      }
    }
    return new FreeTime(List.copyOf(weeks), workingDays, busyDays, capacityTenths);
  }

  private static int skipEnded(List<Period> busy, int index, long day) {
    int next = index;
    while (next < busy.size() && busy.get(next).last().toEpochDay() < day) {
      next++;
    }
    return next;
  }

  private static int skipEndedCapacities(List<Capacity> capacities, int index, long day) {
    int next = index;
    while (next < capacities.size() && capacities.get(next).period().last().toEpochDay() < day) {
      next++;
    }
    return next;
  }

  private static int freeTenths(Calendar calendar, int busyIndex, int capacityIndex, long day) {
    if (busyIndex < calendar.busy().size()
        && calendar.busy().get(busyIndex).first().toEpochDay() <= day) {
      return 0;
    }
    if (capacityIndex < calendar.capacities().size()) {
      Capacity capacity = calendar.capacities().get(capacityIndex);
      if (capacity.period().first().toEpochDay() <= day) {
        return capacity.daysPerWeek().tenths();
      }
    }
    return calendar.usual().tenths();
  }

  /** Working days that are not entirely busy. */
  int freeDays() {
    return workingDays - busyDays;
  }

  /**
   * The share of the asked days that is free, 0 to 1: in each week at most what is asked, so that a
   * full week later does not make up for an empty one. Asks for at least one working day.
   */
  double share() {
    long asked = 0;
    long free = 0;
    for (Week week : weeks) {
      asked += week.askedFiftieths();
      free += Math.min(week.askedFiftieths(), week.freeFiftieths());
    }
    return (double) free / asked;
  }
}
