package eu.veerman.ranking;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Whole days from the first to the last, both included, as people write them. */
public record Period(LocalDate first, LocalDate last) implements Comparable<Period> {
  public Period {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException(
          "period ends on " + last + ", must be on or after its first day " + first);
    }
  }

  /** Days in the period, weekends included; at least 1. */
  public long days() {
    return ChronoUnit.DAYS.between(first, last) + 1;
  }

  /** Whether any day of it is a Monday to Friday. */
  boolean hasWorkingDay() {
    return days() > 2 || isWorkingDay(first) || isWorkingDay(last);
  }

  private static boolean isWorkingDay(LocalDate day) {
    return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
  }

  boolean contains(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }

  @Override
  public int compareTo(Period other) {
    int byFirst = first.compareTo(other.first);
    return byFirst != 0 ? byFirst : last.compareTo(other.last);
  }
}
