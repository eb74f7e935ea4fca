package eu.veerman.profile.organisation;

import eu.veerman.contracts.CountryCode;
import eu.veerman.contracts.Limits;
import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.event.OrganisationChanged;
import eu.veerman.contracts.event.OrganisationChanged.Kind;
import eu.veerman.contracts.visibility.OrganisationDiscretion;
import eu.veerman.contracts.visibility.OrganisationSight;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A company, an agency, a manager's practice or the platform itself.
 *
 * @param version from 1, one more with every change; the ETag
 * @param hiddenFromManagers profiles that are never shown its requests
 * @param hiddenFromNames names of people who are never shown its requests
 */
public record Organisation(
    OrganisationId id,
    long version,
    Kind kind,
    String name,
    Optional<CountryCode> country,
    Verification verification,
    List<ManagerId> hiddenFromManagers,
    List<String> hiddenFromNames,
    Instant createdAt) {
  public Organisation {
    Limits.filled("name", name, 200);
    hiddenFromManagers = List.copyOf(hiddenFromManagers);
    hiddenFromNames = List.copyOf(hiddenFromNames);
  }

  /** A new one, from whom nothing is hidden. */
  static Organisation fresh(
      OrganisationId id,
      Kind kind,
      String name,
      Optional<CountryCode> country,
      Verification verification,
      Instant now) {
    return new Organisation(id, 1, kind, name, country, verification, List.of(), List.of(), now);
  }

  /**
   * Under another name. A verified name was checked, so another one is checked anew, but for
   * administrators, who check it themselves.
   */
  Organisation renamed(
      String other, Optional<CountryCode> elsewhere, boolean checked, Instant now) {
    boolean anew = verification.isVerified() && !checked && !other.equals(name);
    return new Organisation(
        id,
        version + 1,
        kind,
        other,
        elsewhere,
        anew ? verification.in(Verification.State.ASKED, Optional.empty(), now) : verification,
        hiddenFromManagers,
        hiddenFromNames,
        createdAt);
  }

  public Organisation with(Verification other) {
    return new Organisation(
        id,
        version + 1,
        kind,
        name,
        country,
        other,
        hiddenFromManagers,
        hiddenFromNames,
        createdAt);
  }

  Organisation hiddenFrom(List<ManagerId> managers, List<String> names) {
    return new Organisation(
        id, version + 1, kind, name, country, verification, managers, names, createdAt);
  }

  public OrganisationChanged event() {
    return new OrganisationChanged(
        id,
        kind,
        name,
        country,
        Optional.of(
            new OrganisationDiscretion(
                verification.isVerified(),
                verification.domain(),
                hiddenFromManagers,
                hiddenFromNames)));
  }

  /** As the rules of visibility see it. */
  public OrganisationSight sight() {
    return event().sight();
  }

  /** The contract's Organisation. */
  public record View(
      OrganisationId id, Kind kind, String name, Optional<CountryCode> country, boolean verified) {}

  public View view() {
    return new View(id, kind, name, country, sight().verified());
  }

  /** The contract's OrganisationWhole: for its members and administrators. */
  public record Whole(
      OrganisationId id,
      Kind kind,
      String name,
      Optional<CountryCode> country,
      boolean verified,
      Verification verification,
      List<ManagerId> hiddenFromManagers,
      List<String> hiddenFromNames,
      Instant createdAt) {}

  Whole whole() {
    return new Whole(
        id,
        kind,
        name,
        country,
        sight().verified(),
        verification,
        hiddenFromManagers,
        hiddenFromNames,
        createdAt);
  }
}
