package eu.veerman.ranking;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The request's half of a coarse filter: an index that applies it finds everybody whom the
 * constraints admit, and spares most of the others. What it does not decide (days busy within a
 * term, days a week, the way to the place) the {@link Constraints} decide afterwards.
 *
 * <p><b>Claim.</b> {@link #passes} is true for every candidate whom the constraints admit, if the
 * facts were made with the same model and taxonomy on the day of the ranking or any earlier day.
 *
 * @param speaks must be among {@link HeldFacts#speaks}, each, unless that is empty
 * @param shows must be among {@link HeldFacts#shows}, each
 * @param country must be among {@link HeldFacts#countries}, unless that is empty; {@code null} when
 *     no country is insisted on
 * @param euroCents the most that {@link HeldFacts#euroCents} may be, where that is known; {@code
 *     null} when there is no ceiling, or none that can be compared
 * @param start no period of {@link HeldFacts#nothingFree} may hold all of it; {@code null} when no
 *     start is asked
 */
public record AskedFilter(
    List<String> speaks,
    List<String> shows,
    @Nullable String country,
    @Nullable Long euroCents,
    @Nullable Period start) {
  /** Into which all rates are converted for the filter. */
  static final String CURRENCY = "EUR";

  /** Covers that converting both rates rounds to cents: wider than exact, never narrower. */
  private static final double ROUNDING = 1.001;

  public AskedFilter {
    speaks = List.copyOf(speaks);
    shows = List.copyOf(shows);
  }

  public static AskedFilter of(RequestInput request, Model model, LocalDate today) {
    Model.Tolerances tolerances = model.tolerances();
    Workplace workplace = request.workplace();
    boolean onsite = workplace != null && workplace.onsiteShare() > tolerances.onsiteShare();
    Term term = request.term();
    LocalDate start = term == null ? null : term.asOf(today).start();
    return new AskedFilter(
        request.languages().stream()
            .filter(LanguageDemand::must)
            .map(demand -> HeldFacts.language(demand.language(), demand.level()))
            .toList(),
        request.concepts().stream().filter(AskedConcept::excludes).map(AskedConcept::id).toList(),
        workplace == null || !onsite ? null : workplace.country(),
        euroCents(request.rateCeiling(), model),
        start == null ? null : new Period(start, start.plusDays(tolerances.startDays())));
  }

  private static @Nullable Long euroCents(@Nullable DayRate ceiling, Model model) {
    if (ceiling == null) {
      return null;
    }
    long limit = model.tolerances().rateLimitCents(ceiling.cents());
    Long inEuro =
        model
            .referenceRates()
            .centsIn(CURRENCY, new DayRate(Math.min(limit, DayRate.MAX_CENTS), ceiling.currency()));
    return inEuro == null ? null : (long) Math.ceil(inEuro * ROUNDING) + 100;
  }

  /** The filter as an index has to apply it. */
  boolean passes(HeldFacts held) {
    return (held.speaks().isEmpty() || held.speaks().containsAll(speaks))
        && held.shows().containsAll(shows)
        && (country == null || held.countries().isEmpty() || held.countries().contains(country))
        && (euroCents == null || held.euroCents() == null || held.euroCents() <= euroCents)
        && (start == null
            || held.nothingFree().stream()
                .noneMatch(
                    period ->
                        !period.first().isAfter(start.first())
                            && !period.last().isBefore(start.last())));
  }
}
