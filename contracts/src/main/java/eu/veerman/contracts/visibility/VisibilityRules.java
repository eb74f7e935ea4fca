package eu.veerman.contracts.visibility;

import java.time.LocalDate;
import java.util.Collections;

/**
 * Who may be shown whom. The record of profiles and the ranking both decide by these rules, so that
 * what one of them hides cannot be counted in the other. Pure.
 */
public final class VisibilityRules {
  private VisibilityRules() {}

  /**
   * Whether a published manager is shown to an organisation, listed and counted there.
   *
   * <p>A name that an unverified organisation writes hides its requests but nobody from its lists:
   * it sees no names, and must not learn from a count whose profile stands here.
   *
   * <p>Whoever hides from anybody is shown to verified organisations only. Another could call
   * itself this and that, and see each time who vanishes: those who hide from an organisation of
   * that name.
   */
  public static boolean isShown(
      ManagerSight manager, OrganisationSight organisation, LocalDate today) {
    if (manager.owner().equals(organisation.organisation())) {
      return true;
    }
    if (!organisation.seeks()
        || organisation.hiddenFromManagers().contains(manager.manager())
        || (organisation.verified() && organisation.hiddenFromNames().contains(manager.nameKey()))
        || (!organisation.verified() && !manager.hiddenFrom().isEmpty())
        || !Collections.disjoint(manager.hiddenFrom(), organisation.keys())) {
      return false;
    }
    return switch (manager.visibility()) {
      case COMPANIES -> true;
      case AGENCIES -> represents(organisation, manager, today);
      case HIDDEN -> false;
    };
  }

  private static boolean represents(
      OrganisationSight organisation, ManagerSight manager, LocalDate today) {
    LocalDate until = manager.representedUntil().get(organisation.organisation());
    return until != null && !today.isAfter(until);
  }

  /**
   * Whether a published request of an organisation is shown to a manager, listed and counted there.
   *
   * <p>What a manager wrote of an organisation takes its open requests away, never a confidential
   * one: the manager would learn from its going whose it is.
   */
  public static boolean isRequestShown(
      OrganisationSight organisation, boolean confidential, ManagerSight manager) {
    if (manager.owner().equals(organisation.organisation())) {
      return true;
    }
    return !organisation.hiddenFromManagers().contains(manager.manager())
        && !organisation.hiddenFromNames().contains(manager.nameKey())
        && (confidential || Collections.disjoint(manager.hiddenFrom(), organisation.keys()));
  }
}
