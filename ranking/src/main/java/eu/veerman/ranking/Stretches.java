package eu.veerman.ranking;

import java.util.List;

/**
 * Walks a calendar stretch by stretch: days in a row on which it says the same. Makes nothing on
 * its way, since whole populations are walked.
 */
final class Stretches {
  private final List<Period> busy;
  private final List<Capacity> capacities;
  private final int usualTenths;
  private final long end;
  private int busyIndex;
  private int capacityIndex;
  private long first;
  private long last;
  private int freeTenths;

  /**
   * @param from first day, as an epoch day
   * @param to last day, as an epoch day, included
   */
  Stretches(Calendar calendar, long from, long to) {
    this.busy = calendar.busy();
    this.capacities = calendar.capacities();
    this.usualTenths = calendar.usual().tenths();
    this.last = from - 1;
    this.end = to;
  }

  /** Goes on to the next stretch; whether there is one. */
  boolean next() {
    if (last >= end) {
      return false;
    }
    first = last + 1;
    while (busyIndex < busy.size() && busy.get(busyIndex).last().toEpochDay() < first) {
      busyIndex++;
    }
    while (capacityIndex < capacities.size()
        && capacities.get(capacityIndex).period().last().toEpochDay() < first) {
      capacityIndex++;
    }
    freeTenths = usualTenths;
    last = end;
    if (capacityIndex < capacities.size()) {
      Capacity capacity = capacities.get(capacityIndex);
      long begins = capacity.period().first().toEpochDay();
      if (begins <= first) {
        freeTenths = capacity.daysPerWeek().tenths();
        last = Math.min(last, capacity.period().last().toEpochDay());
      } else {
        last = Math.min(last, begins - 1);
      }
    }
    if (busyIndex < busy.size()) {
      Period period = busy.get(busyIndex);
      long begins = period.first().toEpochDay();
      if (begins <= first) {
        freeTenths = 0;
        last = Math.min(end, period.last().toEpochDay());
      } else {
        last = Math.min(last, begins - 1);
      }
    }
    return true;
  }

  /** First day of the stretch, as an epoch day. */
  long first() {
    return first;
  }

  /** Last day of the stretch, as an epoch day. */
  long last() {
    return last;
  }

  /** Free days a week on each day of the stretch, in tenths; 0 when busy. */
  int freeTenths() {
    return freeTenths;
  }
}
