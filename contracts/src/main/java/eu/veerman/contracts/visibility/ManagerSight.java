package eu.veerman.contracts.visibility;

import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.OrganisationId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A manager as the rules of visibility see one.
 *
 * @param owner who keeps the profile and always sees it
 * @param nameKey of the person's name
 * @param hiddenFrom keys of names and domains
 * @param representedUntil the last day on which an agency may represent the manager
 */
public record ManagerSight(
    ManagerId manager,
    OrganisationId owner,
    String nameKey,
    Visibility visibility,
    Set<String> hiddenFrom,
    Map<OrganisationId, LocalDate> representedUntil) {
  public ManagerSight {
    hiddenFrom = Set.copyOf(hiddenFrom);
    representedUntil = Map.copyOf(representedUntil);
  }

  public static ManagerSight of(
      ManagerId manager, OrganisationId owner, String name, ManagerDiscretion discretion) {
    Set<String> keys = new HashSet<>();
    discretion.hiddenFrom().forEach(text -> keys.add(NameKey.ofNameOrDomain(text)));
    keys.remove("");
    Map<OrganisationId, LocalDate> until = new HashMap<>();
    discretion
        .represented()
        .forEach(one -> until.merge(one.agency(), one.until(), (a, b) -> a.isAfter(b) ? a : b));
    return new ManagerSight(manager, owner, NameKey.of(name), discretion.visibility(), keys, until);
  }
}
