package eu.veerman.matching.population;

import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.RequestId;
import eu.veerman.contracts.event.AccountErased;
import eu.veerman.contracts.event.ManagerChanged;
import eu.veerman.contracts.event.ManagerErased;
import eu.veerman.contracts.event.OrganisationChanged;
import eu.veerman.contracts.event.OrganisationErased;
import eu.veerman.contracts.event.RequestChanged;
import eu.veerman.contracts.event.RequestDeleted;
import eu.veerman.contracts.event.SessionEnded;
import eu.veerman.contracts.event.ShortlistChanged;
import eu.veerman.contracts.event.VeermanEvent;
import eu.veerman.contracts.manager.ManagerState;
import eu.veerman.matching.manager.CandidateRules;
import eu.veerman.matching.request.DemandRules;
import eu.veerman.platform.events.Event;
import eu.veerman.platform.events.ViewHandler;
import eu.veerman.ranking.Model;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps the population as the log tells it, and says which managers have changed. */
public final class PopulationFollower implements ViewHandler {
  private final Population population;
  private final Model model;
  private final Changes changes;

  /** Who wants to know of changes. */
  public interface Changes {
    /**
     * The population has them already. Succeeds when more can be taken, not when these were dealt
     * with: nobody who waits for the population waits for what is made of its changes.
     */
    Future<Void> of(List<ManagerChange> changes);

    /** The log begins anew. */
    void startOver();
  }

  /**
   * A manager who has changed.
   *
   * @param before as published before; empty when not published
   * @param after as published now; empty when not published any more
   */
  public record ManagerChange(
      ManagerId manager, Optional<Member> before, Optional<Member> after, Event event) {}

  public PopulationFollower(Population population, Model model, Changes changes) {
    this.population = population;
    this.model = model;
    this.changes = changes;
  }

  @Override
  public Future<?> apply(List<Event> events) {
    List<ManagerChange> taken = new ArrayList<>();
    for (Event event : events) {
      Class<? extends VeermanEvent> kind = VeermanEvent.TYPES.get(event.type());
      // A type this version does not know is for a newer one.
      if (kind != null) {
        take(event, event.dataAs(kind)).ifPresent(taken::add);
      }
      population.readUpTo(event.position());
    }
    return changes.of(taken);
  }

  @Override
  public void startOver() {
    population.clear();
    changes.startOver();
  }

  private Optional<ManagerChange> take(Event event, VeermanEvent content) {
    return switch (content) {
      case ManagerChanged manager -> manager(event, manager);
      case ManagerErased erased -> gone(event, erased.manager());
      case RequestChanged request -> {
        population.put(
            new OpenRequest(
                request.request(),
                request.owner(),
                request.state(),
                event.subjectVersion(),
                request.version(),
                event.position(),
                request.document().title(),
                request.document().confidential(),
                DemandRules.demand(request, model.defaultWeights())));
        yield Optional.empty();
      }
      case RequestDeleted deleted -> {
        RequestId id = deleted.request();
        population.removeRequest(id, event.subjectVersion(), event.position());
        yield Optional.empty();
      }
      case OrganisationChanged organisation -> {
        population.put(
            new Seeker(organisation.sight(), organisation.name()),
            event.subjectVersion(),
            event.position());
        yield Optional.empty();
      }
      case OrganisationErased erased -> {
        population.removeOrganisation(
            erased.organisation(), event.subjectVersion(), event.position());
        yield Optional.empty();
      }
      case AccountErased other -> Optional.empty();
      case SessionEnded other -> Optional.empty();
      case ShortlistChanged own -> Optional.empty();
    };
  }

  private Optional<ManagerChange> manager(Event event, ManagerChanged manager) {
    if (manager.state() != ManagerState.PUBLISHED) {
      return gone(event, manager.manager());
    }
    Optional<Member> before = population.manager(manager.manager());
    Member member =
        new Member(
            manager.manager(),
            manager.sight(),
            event.subjectVersion(),
            event.position(),
            CandidateRules.candidate(manager));
    return population.put(member)
        ? Optional.of(new ManagerChange(manager.manager(), before, Optional.of(member), event))
        : Optional.empty();
  }

  private Optional<ManagerChange> gone(Event event, ManagerId manager) {
    Optional<Member> before = population.manager(manager);
    return population.removeManager(manager, event.subjectVersion(), event.position())
        ? Optional.of(new ManagerChange(manager, before, Optional.empty(), event))
        : Optional.empty();
  }
}
