package eu.veerman.contracts.manager;

import eu.veerman.contracts.Coordinates;
import eu.veerman.contracts.CountryCode;
import eu.veerman.contracts.Limits;
import java.util.Optional;

/**
 * Where a manager lives or works from. Without coordinates the gazetteer does not know the place.
 */
public record Base(String city, CountryCode country, Optional<Coordinates> coordinates) {
  public Base {
    Limits.filled("city", city, 120);
  }
}
