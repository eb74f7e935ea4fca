package eu.veerman.ranking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A manager's calendar of capacity.
 *
 * @param usual days a week free outside the given periods
 * @param capacities days a week free during a period instead of the usual; sorted on construction,
 *     at most 400, not overlapping. "Free from 1 March" is a capacity of 0 until the last of
 *     February
 * @param busy periods in which no day is free; sorted and joined on construction, at most 4,000,
 *     may overlap
 * @param confirmedOn the day on which the manager last said that this is right
 */
public record Calendar(
    DaysPerWeek usual, List<Capacity> capacities, List<Period> busy, LocalDate confirmedOn) {
  private static final int MAX_CAPACITIES = 400;
  private static final int MAX_BUSY = 4_000;

  public Calendar {
    Range.atMost("capacities", capacities, MAX_CAPACITIES);
    Range.atMost("busy periods", busy, MAX_BUSY);
    capacities = capacities.stream().sorted().toList();
    for (int i = 1; i < capacities.size(); i++) {
      Period before = capacities.get(i - 1).period();
      Period after = capacities.get(i).period();
      if (!after.first().isAfter(before.last())) {
        throw new IllegalArgumentException(
            "capacity from " + after.first() + " overlaps the one until " + before.last());
      }
    }
    busy = joined(busy);
  }

  private static List<Period> joined(List<Period> busy) {
    List<Period> joined = new ArrayList<>();
    for (Period next : busy.stream().sorted().toList()) {
      Period last = joined.isEmpty() ? null : joined.getLast();
      if (last == null || next.first().isAfter(last.last().plusDays(1))) {
        joined.add(next);
      } else if (next.last().isAfter(last.last())) {
        joined.set(joined.size() - 1, new Period(last.first(), next.last()));
      }
    }
    return List.copyOf(joined);
  }

  /** Free days a week as they hold on one day; 0 when that day is busy. */
  public DaysPerWeek freeOn(LocalDate day) {
    for (Period period : busy) {
      if (period.contains(day)) {
        return new DaysPerWeek(0);
      }
    }
    for (Capacity capacity : capacities) {
      if (capacity.period().contains(day)) {
        return capacity.daysPerWeek();
      }
    }
    return usual;
  }

  /**
   * The first day on or after {@code from} with any free time, or {@code null} when there is never
   * one. Weekends count as days here, as they do in "four weeks later".
   */
  public @Nullable LocalDate firstFreeDay(LocalDate from) {
    Stretches stretches = new Stretches(this, from.toEpochDay(), LocalDate.MAX.toEpochDay());
    while (stretches.next()) {
      if (stretches.freeTenths() > 0) {
        return LocalDate.ofEpochDay(stretches.first());
      }
    }
    return null;
  }
}
