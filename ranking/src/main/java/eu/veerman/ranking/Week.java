package eu.veerman.ranking;

import java.time.LocalDate;

/**
 * One week of the asked period, for drawing.
 *
 * @param monday the Monday it begins on, even when the period begins later in that week
 * @param askedFiftieths the days asked in this week, in fiftieths of a day; less than usual in a
 *     week that lies only partly in the period
 * @param freeFiftieths the days the calendar leaves free of those, in fiftieths of a day; may be
 *     more than asked
 */
public record Week(LocalDate monday, int askedFiftieths, int freeFiftieths) {
  public double askedDays() {
    return askedFiftieths / 50.0;
  }

  public double freeDays() {
    return freeFiftieths / 50.0;
  }
}
