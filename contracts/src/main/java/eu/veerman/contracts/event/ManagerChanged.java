package eu.veerman.contracts.event;

import eu.veerman.contracts.AccountId;
import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.concept.Understood;
import eu.veerman.contracts.manager.ManagerProfile;
import eu.veerman.contracts.manager.ManagerState;
import eu.veerman.contracts.visibility.ManagerDiscretion;
import eu.veerman.contracts.visibility.ManagerSight;
import java.util.List;
import java.util.Optional;

/**
 * A profile as it now stands, in any state. Organisations named confidential are left out and
 * covered where a text or a quote names them; references are nobody's business and left out too.
 *
 * @param owner the organisation that may edit it: the person's practice, or who imported it
 * @param account the person who claimed it
 * @param taxonomy the version whose concepts were understood
 * @param discretion who may be shown it; empty in events from before there was a choice, which mean
 *     {@link ManagerDiscretion#OPEN}
 */
public record ManagerChanged(
    ManagerId manager,
    OrganisationId owner,
    Optional<AccountId> account,
    ManagerState state,
    ManagerProfile profile,
    List<Understood> understood,
    String taxonomy,
    Optional<ManagerDiscretion> discretion)
    implements VeermanEvent {
  public ManagerChanged {
    understood = List.copyOf(understood);
  }

  /** As the rules of visibility see the manager. */
  public ManagerSight sight() {
    return ManagerSight.of(
        manager, owner, profile.name(), discretion.orElse(ManagerDiscretion.OPEN));
  }

  @Override
  public String subject() {
    return "manager/" + manager;
  }
}
