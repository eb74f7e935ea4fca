package eu.veerman.ranking;

/**
 * What a calendar leaves of a period, counted in whole numbers. A working day is busy when nothing
 * of it is free, be it by a busy period or by a capacity of 0.
 *
 * @param working Mondays to Fridays in the period
 * @param busy those on which nothing is free
 * @param capacityTenths the tenths of days a week of all other working days, added up
 */
record DayCount(int working, int busy, long capacityTenths) {
  static DayCount of(Calendar calendar, Period period) {
    int working = 0;
    int busy = 0;
    long capacityTenths = 0;
    Stretches stretches =
        new Stretches(calendar, period.first().toEpochDay(), period.last().toEpochDay());
    while (stretches.next()) {
      int days = Stretch.workingDays(stretches.first(), stretches.last());
      working += days;
      busy += stretches.freeTenths() == 0 ? days : 0;
      capacityTenths += (long) stretches.freeTenths() * days;
    }
    return new DayCount(working, busy, capacityTenths);
  }

  /** Working days that are not entirely busy. */
  int free() {
    return working - busy;
  }
}
