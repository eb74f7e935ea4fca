package eu.veerman.contracts.visibility;

import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.OrganisationId;
import java.util.HashSet;
import java.util.Set;

/**
 * An organisation as the rules of visibility see it.
 *
 * @param seeks whether it is of a kind that managers are shown to: no manager's own practice is
 * @param keys of its name and its domain
 * @param hiddenFromNames the keys of these names
 */
public record OrganisationSight(
    OrganisationId organisation,
    boolean seeks,
    boolean verified,
    Set<String> keys,
    Set<ManagerId> hiddenFromManagers,
    Set<String> hiddenFromNames) {
  public OrganisationSight {
    keys = Set.copyOf(keys);
    hiddenFromManagers = Set.copyOf(hiddenFromManagers);
    hiddenFromNames = Set.copyOf(hiddenFromNames);
  }

  public static OrganisationSight of(
      OrganisationId organisation, boolean seeks, String name, OrganisationDiscretion discretion) {
    Set<String> keys = new HashSet<>();
    keys.add(NameKey.of(name));
    discretion.domain().map(NameKey::ofDomain).ifPresent(keys::add);
    keys.remove("");
    Set<String> names = new HashSet<>();
    discretion.hiddenFromNames().forEach(one -> names.add(NameKey.of(one)));
    names.remove("");
    return new OrganisationSight(
        organisation,
        seeks,
        discretion.verified(),
        keys,
        Set.copyOf(discretion.hiddenFromManagers()),
        names);
  }

  /** Of an organisation that the log has not told of: it is shown no names. */
  public static OrganisationSight unknown(OrganisationId organisation) {
    return new OrganisationSight(organisation, true, false, Set.of(), Set.of(), Set.of());
  }
}
