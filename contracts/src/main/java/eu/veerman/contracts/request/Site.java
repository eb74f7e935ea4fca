package eu.veerman.contracts.request;

import eu.veerman.contracts.Coordinates;
import eu.veerman.contracts.CountryCode;
import eu.veerman.contracts.Limits;
import java.util.Optional;

/**
 * Where the work is.
 *
 * @param onsiteShare share of the days on site, 0 to 1; empty: not said
 * @param coordinates empty when the gazetteer does not know the place
 */
public record Site(
    String city,
    CountryCode country,
    Optional<Double> onsiteShare,
    Optional<Coordinates> coordinates) {
  public Site {
    Limits.filled("city", city, 120);
    onsiteShare.ifPresent(share -> Limits.between("onsiteShare", share, 0.0, 1.0));
  }
}
