package eu.veerman.ranking;

import org.jspecify.annotations.Nullable;

/**
 * Where the work is done.
 *
 * @param onsiteShare the share of the days at the client's, 0 (fully remote) to 1
 * @param coordinates where that is, {@code null} when the request does not say
 * @param country ISO 3166-1 alpha-2, {@code null} when the request does not say
 */
public record Workplace(
    double onsiteShare, @Nullable Coordinates coordinates, @Nullable String country) {
  public Workplace {
    Range.within("onsiteShare", onsiteShare, 0, 1);
    if (country != null) {
      Range.country(country);
    }
  }
}
