package eu.veerman.ranking;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Why a criterion fits as it does: the numbers, for a page to put into words in the reader's
 * language. What a given reader may see of them is the caller's to decide; a rate ceiling, for one,
 * is private.
 */
public sealed interface Reason {
  /** The request does not ask this, so nothing can be earned. */
  record NotAsked() implements Reason {}

  /** The profile does not say. Nothing is earned until these facts are known. */
  record Unknown(Set<Fact> facts) implements Reason {
    public Unknown {
      if (facts.isEmpty()) {
        throw new IllegalArgumentException("facts is empty, must name what is unknown");
      }
      facts = Collections.unmodifiableSortedSet(new TreeSet<>(facts));
    }
  }

  /**
   * How much of what is asked the profile shows.
   *
   * @param askedConcepts ids asked in this criterion
   * @param notShown those of them for which the profile shows nothing
   * @param languagesNotShown wished languages stated too low, or not among the stated ones
   * @param languagesUnknown wished languages of which the profile says nothing, since it states no
   *     language at all
   */
  record Coverage(
      List<String> askedConcepts,
      List<String> notShown,
      List<String> languagesNotShown,
      List<String> languagesUnknown)
      implements Reason {
    public Coverage {
      askedConcepts = List.copyOf(askedConcepts);
      notShown = List.copyOf(notShown);
      languagesNotShown = List.copyOf(languagesNotShown);
      languagesUnknown = List.copyOf(languagesUnknown);
    }
  }

  /**
   * How much of the asked time is free.
   *
   * @param share the share of the asked days that is free, 0 to 1
   * @param freshness the factor for the age of the calendar
   * @param daysSinceConfirmed that age, 0 or more
   * @param busyDays working days of the period on which nothing is free
   * @param firstFreeDay the first free day from the start on, {@code null} when there is none
   * @param weeks the weeks of the period, for drawing
   */
  record FreeDays(
      double share,
      double freshness,
      int daysSinceConfirmed,
      int busyDays,
      @Nullable LocalDate firstFreeDay,
      List<Week> weeks)
      implements Reason {
    public FreeDays {
      weeks = List.copyOf(weeks);
    }
  }

  /**
   * The day rate beside the ceiling, both in the request's currency.
   *
   * @param rateCents the manager's rate, converted by the model's reference rates when {@code
   *     converted}
   * @param limitCents the highest rate that is not excluded: ceiling and tolerance
   */
  record RateBesideCeiling(
      long rateCents, long ceilingCents, long limitCents, String currency, boolean converted)
      implements Reason {}

  /** All work is remote: where the manager lives does not matter. */
  record FullyRemote() implements Reason {}

  /**
   * The way to the client.
   *
   * @param distanceMetres over the great circle
   * @param maxKm the manager's radius
   * @param onsiteShare the share of the days for which it counts
   * @param reach the fit of the on-site days alone, 0 to 1
   */
  record Distance(long distanceMetres, int maxKm, double onsiteShare, double reach)
      implements Reason {}
}
