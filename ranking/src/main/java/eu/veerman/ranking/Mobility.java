package eu.veerman.ranking;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a manager lives and will work.
 *
 * @param base coordinates of the home base, {@code null} when unknown
 * @param baseCountry ISO 3166-1 alpha-2, {@code null} when unknown
 * @param maxKm the travel radius in kilometres, 0 to 20,000; {@code null} when unknown
 * @param countries where the manager will work, sorted on construction, at most 250; empty when
 *     unknown
 */
public record Mobility(
    @Nullable Coordinates base,
    @Nullable String baseCountry,
    @Nullable Integer maxKm,
    List<String> countries) {
  private static final int MAX_KM = 20_000;
  private static final int MAX_COUNTRIES = 250;

  /** Nothing is known. */
  public static final Mobility UNKNOWN = new Mobility(null, null, null, List.of());

  public Mobility {
    if (baseCountry != null) {
      Range.country(baseCountry);
    }
    if (maxKm != null) {
      Range.within("maxKm", maxKm, 0, MAX_KM);
    }
    Range.atMost("countries", countries, MAX_COUNTRIES);
    countries = countries.stream().distinct().sorted().toList();
    countries.forEach(Range::country);
  }
}
