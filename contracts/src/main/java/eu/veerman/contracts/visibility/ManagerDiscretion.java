package eu.veerman.contracts.visibility;

import eu.veerman.contracts.Limits;
import eu.veerman.contracts.OrganisationId;
import java.time.LocalDate;
import java.util.List;

/**
 * Who may be shown a manager.
 *
 * @param hiddenFrom names or internet domains of organisations that are never shown the manager,
 *     whether or not they are on Veerman, as written
 * @param represented which agencies may represent the manager, and until when
 */
public record ManagerDiscretion(
    Visibility visibility, List<String> hiddenFrom, List<Represented> represented) {
  public static final int MAX_HIDDEN_FROM = 100;
  public static final ManagerDiscretion OPEN =
      new ManagerDiscretion(Visibility.COMPANIES, List.of(), List.of());

  public ManagerDiscretion {
    hiddenFrom = Limits.list("hiddenFrom", hiddenFrom, MAX_HIDDEN_FROM);
    represented = List.copyOf(represented);
  }

  /**
   * An agency that may represent the manager.
   *
   * @param until the last day
   */
  public record Represented(OrganisationId agency, LocalDate until) {}

  public ManagerDiscretion representedBy(List<Represented> agencies) {
    return new ManagerDiscretion(visibility, hiddenFrom, agencies);
  }
}
