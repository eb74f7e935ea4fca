package eu.veerman.contracts.request;

import eu.veerman.contracts.CountryCode;
import eu.veerman.contracts.Limits;
import java.util.Optional;
import java.util.OptionalInt;

/** What a request says of the organisation it is for. */
public record ClientOrganisation(
    Optional<String> industry, OptionalInt employees, Optional<CountryCode> country) {
  public ClientOrganisation {
    industry.ifPresent(text -> Limits.text("industry", text, 200));
    employees.ifPresent(count -> Limits.between("employees", count, 1, 5_000_000));
  }
}
