package eu.veerman.contracts.manager;

import eu.veerman.contracts.CountryCode;
import eu.veerman.contracts.Limits;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How far and where a manager works.
 *
 * @param maxKm great-circle distance from the base, 0 to 20,000 km
 * @param remoteShare share of the work the manager wants to do remotely, 0 to 1
 * @param countries where the manager works; empty says nothing
 */
public record Mobility(
    OptionalInt maxKm, Optional<Double> remoteShare, List<CountryCode> countries) {
  public static final Mobility UNSTATED =
      new Mobility(OptionalInt.empty(), Optional.empty(), List.of());

  public Mobility {
    maxKm.ifPresent(km -> Limits.between("maxKm", km, 0, 20_000));
    remoteShare.ifPresent(share -> Limits.between("remoteShare", share, 0.0, 1.0));
    countries = Limits.list("countries", countries, 60);
  }
}
