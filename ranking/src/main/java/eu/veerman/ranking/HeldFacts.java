package eu.veerman.ranking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The candidate's half of a coarse filter, for the index: what can be asked of it without a
 * calculation. {@link AskedFilter} says what it is good for.
 *
 * @param speaks each stated language at each level up to the stated one, as {@link
 *     #language(String, CefrLevel)}; empty when none is stated
 * @param shows every concept that is surely shown, by itself or by a narrower one
 * @param countries where the candidate works; empty when not stated
 * @param euroCents the day rate by the model's reference rates; {@code null} when unknown
 * @param nothingFree the periods from the day on, for ten years, in which no day has anything free
 */
public record HeldFacts(
    SortedSet<String> speaks,
    SortedSet<String> shows,
    SortedSet<String> countries,
    @Nullable Long euroCents,
    List<Period> nothingFree) {
  private static final int YEARS = 10;

  public HeldFacts {
    speaks = Collections.unmodifiableSortedSet(new TreeSet<>(speaks));
    shows = Collections.unmodifiableSortedSet(new TreeSet<>(shows));
    countries = Collections.unmodifiableSortedSet(new TreeSet<>(countries));
    nothingFree = List.copyOf(nothingFree);
  }

  /** The facts as of a day; they serve all later days too. */
  public static HeldFacts of(
      CandidateInput candidate, Model model, Expansion expand, LocalDate today) {
    SortedSet<String> speaks = new TreeSet<>();
    for (HeldLanguage held : candidate.languages()) {
      for (CefrLevel level : CefrLevel.values()) {
        if (held.level().reaches(level)) {
          speaks.add(language(held.language(), level));
        }
      }
    }
    SortedSet<String> shows = new TreeSet<>();
    for (HeldConcept held : candidate.concepts()) {
      for (Evidence evidence : held.evidence()) {
        if (evidence.confidence() >= model.leastMustHaveConfidence()) {
          shows.addAll(expand.shownBy(held.id()));
        }
      }
    }
    DayRate rate = candidate.dayRate();
    Calendar calendar = candidate.calendar();
    return new HeldFacts(
        speaks,
        shows,
        new TreeSet<>(candidate.mobility().countries()),
        rate == null ? null : model.referenceRates().centsIn(AskedFilter.CURRENCY, rate),
        calendar == null ? List.of() : nothingFree(calendar, today));
  }

  private static List<Period> nothingFree(Calendar calendar, LocalDate today) {
    List<Period> periods = new ArrayList<>();
    Stretches stretches =
        new Stretches(calendar, today.toEpochDay(), today.plusYears(YEARS).toEpochDay());
    LocalDate since = null;
    while (stretches.next()) {
      if (stretches.freeTenths() > 0) {
        since = null;
        continue;
      }
      LocalDate last = LocalDate.ofEpochDay(stretches.last());
      if (since == null) {
        since = LocalDate.ofEpochDay(stretches.first());
      } else {
        periods.removeLast();
      }
      periods.add(new Period(since, last));
    }
    return periods;
  }

  /** How a language at a level or above is written: {@code nl.b2}. */
  public static String language(String language, CefrLevel level) {
    return language + "." + level.name().toLowerCase(Locale.ROOT);
  }
}
