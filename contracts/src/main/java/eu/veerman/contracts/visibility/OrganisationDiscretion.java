package eu.veerman.contracts.visibility;

import eu.veerman.contracts.Limits;
import eu.veerman.contracts.ManagerId;
import java.util.List;
import java.util.Optional;

/**
 * What decides whom an organisation is shown, and who is shown its requests.
 *
 * @param verified whether an administrator checked that it is who it says
 * @param domain the internet domain that was checked, or that it says is its own
 * @param hiddenFromManagers profiles that are never shown its requests
 * @param hiddenFromNames names of people who are never shown its requests, as written
 */
public record OrganisationDiscretion(
    boolean verified,
    Optional<String> domain,
    List<ManagerId> hiddenFromManagers,
    List<String> hiddenFromNames) {
  public static final int MAX_HIDDEN_FROM = 500;

  /** Of who was told to the log before anybody was verified: the administrator had made it. */
  public static final OrganisationDiscretion OF_OLD =
      new OrganisationDiscretion(true, Optional.empty(), List.of(), List.of());

  /** Of who has just signed up, and of who is not known. */
  public static final OrganisationDiscretion UNVERIFIED =
      new OrganisationDiscretion(false, Optional.empty(), List.of(), List.of());

  public OrganisationDiscretion {
    hiddenFromManagers = Limits.list("hiddenFromManagers", hiddenFromManagers, MAX_HIDDEN_FROM);
    hiddenFromNames = Limits.list("hiddenFromNames", hiddenFromNames, MAX_HIDDEN_FROM);
  }
}
