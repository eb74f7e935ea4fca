package eu.veerman.matching.index;

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
import eu.veerman.contracts.request.RequestState;
import eu.veerman.matching.index.SearchIndex.IndexDocument;
import eu.veerman.matching.manager.CandidateRules;
import eu.veerman.matching.request.DemandRules;
import eu.veerman.ranking.AskedWeights;
import eu.veerman.ranking.CandidateInput;
import eu.veerman.ranking.Expansion;
import eu.veerman.ranking.HeldFacts;
import eu.veerman.ranking.HeldVector;
import eu.veerman.ranking.Model;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** What each of the two indices holds of an event. */
public final class DocumentRules {
  /** The types of events that a manager's document is made of. */
  public static final Set<String> MANAGER_EVENTS =
      Set.of(VeermanEvent.typeOf(ManagerChanged.class), VeermanEvent.typeOf(ManagerErased.class));

  /** The types of events that a request's document is made of. */
  public static final Set<String> REQUEST_EVENTS =
      Set.of(VeermanEvent.typeOf(RequestChanged.class), VeermanEvent.typeOf(RequestDeleted.class));

  private DocumentRules() {}

  /**
   * A manager's document; empty for events of other things.
   *
   * @param today the vector and the facts serve this and all later days
   */
  public static Optional<IndexDocument> manager(
      VeermanEvent event, long version, Model model, Expansion expansion, LocalDate today) {
    return switch (event) {
      case ManagerChanged it when it.state() == ManagerState.PUBLISHED ->
          Optional.of(manager(it, version, model, expansion, today));
      case ManagerChanged it ->
          Optional.of(IndexDocument.tombstone(it.manager().toString(), version));
      case ManagerErased it ->
          Optional.of(IndexDocument.tombstone(it.manager().toString(), version));
      case RequestChanged other -> Optional.empty();
      case RequestDeleted other -> Optional.empty();
      case OrganisationChanged other -> Optional.empty();
      case OrganisationErased other -> Optional.empty();
      case AccountErased other -> Optional.empty();
      case SessionEnded other -> Optional.empty();
      case ShortlistChanged other -> Optional.empty();
    };
  }

  private static IndexDocument manager(
      ManagerChanged manager, long version, Model model, Expansion expansion, LocalDate today) {
    CandidateInput candidate = CandidateRules.candidate(manager);
    return IndexDocument.published(
        manager.manager().toString(),
        version,
        HeldVector.of(candidate, model, expansion, today).features(),
        FilterQuery.fields(HeldFacts.of(candidate, model, expansion, today)));
  }

  /** A request's document; empty for events of other things. */
  public static Optional<IndexDocument> request(VeermanEvent event, long version, Model model) {
    return switch (event) {
      case RequestChanged it when it.state() == RequestState.PUBLISHED ->
          Optional.of(
              IndexDocument.published(
                  it.request().toString(),
                  version,
                  AskedWeights.of(DemandRules.demand(it, model.defaultWeights()), model)
                      .features()));
      case RequestChanged it ->
          Optional.of(IndexDocument.tombstone(it.request().toString(), version));
      case RequestDeleted it ->
          Optional.of(IndexDocument.tombstone(it.request().toString(), version));
      case ManagerChanged other -> Optional.empty();
      case ManagerErased other -> Optional.empty();
      case OrganisationChanged other -> Optional.empty();
      case OrganisationErased other -> Optional.empty();
      case AccountErased other -> Optional.empty();
      case SessionEnded other -> Optional.empty();
      case ShortlistChanged other -> Optional.empty();
    };
  }
}
