package eu.veerman.contracts.manager;

import eu.veerman.contracts.Limits;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A calendar of capacity in working days a week, 0 to 5 in halves.
 *
 * @param from first day of the capacity; nothing is free before it; empty: free now
 * @param daysPerWeek free from then on, but for the periods
 * @param periods that say otherwise, 0 being busy; where two overlap the later in the list holds
 * @param confirmedOn the day the manager last said that this is so
 */
public record Availability(
    Optional<LocalDate> from, double daysPerWeek, List<Period> periods, LocalDate confirmedOn) {
  public Availability {
    Limits.between("daysPerWeek", daysPerWeek, 0.0, 5.0);
    periods = Limits.list("periods", periods, 400);
  }

  /** Both days included. */
  public record Period(LocalDate from, LocalDate to, double daysPerWeek) {
    public Period {
      Limits.between("daysPerWeek", daysPerWeek, 0.0, 5.0);
      if (to.isBefore(from)) {
        throw new IllegalArgumentException(
            "period ends on " + to + ", must not end before it begins on " + from);
      }
    }
  }
}
