package eu.veerman.profile.manager;

import eu.veerman.contracts.AccountId;
import eu.veerman.contracts.AssignmentId;
import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.concept.Decision;
import eu.veerman.contracts.concept.Understood;
import eu.veerman.contracts.event.ManagerChanged;
import eu.veerman.contracts.event.ManagerErased;
import eu.veerman.contracts.manager.ManagerProfile;
import eu.veerman.contracts.manager.ManagerState;
import eu.veerman.contracts.visibility.ManagerDiscretion;
import eu.veerman.contracts.visibility.Visibility;
import eu.veerman.platform.audit.AuditLog;
import eu.veerman.platform.events.EventLog;
import eu.veerman.platform.events.Position;
import eu.veerman.platform.http.IfMatch;
import eu.veerman.platform.http.Problem;
import eu.veerman.profile.auditing.Audit;
import eu.veerman.profile.input.Choices;
import eu.veerman.profile.input.FieldProblem;
import eu.veerman.profile.input.Outcome;
import eu.veerman.profile.input.Refusal;
import eu.veerman.profile.manager.ManagerInput.Calendar;
import eu.veerman.profile.storage.Changed;
import eu.veerman.profile.storage.Stamps;
import eu.veerman.profile.understanding.ConceptReader;
import eu.veerman.profile.understanding.DecisionInput;
import eu.veerman.profile.understanding.Workers;
import eu.veerman.profile.viewer.Role;
import eu.veerman.profile.viewer.Viewer;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writing profiles: state and event in one transaction. */
public final class ManagerFlow {
  private final EventLog log;
  private final ConceptReader concepts;
  private final Workers workers;
  private final Audit audit;
  private final Stamps stamps;

  public ManagerFlow(
      EventLog log, ConceptReader concepts, Workers workers, Audit audit, Stamps stamps) {
    this.log = log;
    this.concepts = concepts;
    this.workers = workers;
    this.audit = audit;
    this.stamps = stamps;
  }

  /** What an input says, worked out; the part of writing a profile that takes time. */
  private record Content(
      ManagerProfile profile, List<Decision> decisions, List<Understood> understood) {}

  /** Creates a profile as a draft: a person's own, or one that an organisation keeps. */
  Future<Changed<Manager>> create(SqlConnection tx, Viewer viewer, ManagerInput input) {
    if (!ManagerRules.mayCreate(viewer)) {
      return Problem.forbidden("Interim managers and agencies create profiles.").asFailure();
    }
    Optional<AccountId> person =
        viewer.is(Role.MANAGER) ? Optional.of(viewer.account()) : Optional.empty();
    return refuseASecond(tx, person)
        .compose(first -> content(input, Optional.empty()))
        .compose(
            content ->
                write(
                    tx,
                    new Manager(
                        new ManagerId(stamps.id()),
                        1,
                        viewer.organisation(),
                        person,
                        ManagerState.DRAFT,
                        Optional.empty(),
                        content.profile(),
                        Map.of(),
                        content.decisions(),
                        content.understood(),
                        concepts.taxonomy(),
                        ManagerDiscretion.OPEN,
                        stamps.now(),
                        stamps.now())));
  }

  private static Future<Void> refuseASecond(SqlConnection tx, Optional<AccountId> person) {
    return person.isEmpty()
        ? Future.succeededFuture()
        : ManagerStore.hasOne(tx, person.get())
            .compose(
                has ->
                    has
                        ? Problem.conflict(
                                "profile-exists",
                                "You have a profile already",
                                "A person has one profile. Change the one you have.")
                            .asFailure()
                        : Future.succeededFuture());
  }

  /** Replaces the whole document. */
  Future<Changed<Manager>> replace(
      SqlConnection tx, Viewer viewer, ManagerId id, IfMatch ifMatch, ManagerInput input) {
    return editable(tx, viewer, id, ifMatch)
        .compose(
            before ->
                content(input, Optional.of(before))
                    .compose(
                        content -> refuseIncomplete(before.state(), content.profile()).map(content))
                    .compose(content -> write(tx, changed(before, content))));
  }

  /** Replaces the calendar, confirmed as of today. */
  Future<Changed<Manager>> replaceAvailability(
      SqlConnection tx, Viewer viewer, ManagerId id, IfMatch ifMatch, Calendar calendar) {
    return editable(tx, viewer, id, ifMatch)
        .compose(
            before ->
                write(
                    tx,
                    before
                        .next(stamps.now())
                        .with(
                            ManagerRules.withCalendar(
                                before.profile(), calendar, stamps.today()))));
  }

  /** Says to whom the profile is shown. Who may represent the person is said elsewhere. */
  Future<Changed<Manager>> show(
      SqlConnection tx,
      Viewer viewer,
      ManagerId id,
      IfMatch ifMatch,
      Visibility visibility,
      List<String> hiddenFrom) {
    return editable(tx, viewer, id, ifMatch)
        .compose(
            before ->
                write(
                    tx,
                    before
                        .next(stamps.now())
                        .shownTo(
                            new ManagerDiscretion(
                                visibility, hiddenFrom, before.discretion().represented()))))
        .compose(
            changed ->
                audit
                    .note(
                        tx,
                        viewer,
                        "manager.shown",
                        id.value(),
                        Map.of("visibility", Choices.nameOf(visibility)))
                    .map(changed));
  }

  /** Says which agencies may represent a person whose row this transaction has locked. */
  public Future<Changed<Manager>> representedBy(
      SqlConnection tx, Manager locked, List<ManagerDiscretion.Represented> agencies) {
    return write(
        tx, locked.next(stamps.now()).shownTo(locked.discretion().representedBy(agencies)));
  }

  /** Publishes, withdraws or closes a profile. */
  Future<Changed<Manager>> move(
      SqlConnection tx,
      Viewer viewer,
      ManagerId id,
      IfMatch ifMatch,
      ManagerState to,
      Optional<String> reason) {
    return editable(tx, viewer, id, ifMatch)
        .compose(
            before -> {
              if (!ManagerRules.following(before.state()).contains(to)) {
                return noSuchMove(before.state(), to).asFailure();
              }
              return refuseIncomplete(to, before.profile())
                  .compose(
                      complete ->
                          write(
                              tx,
                              before
                                  .next(stamps.now())
                                  .in(to, to == ManagerState.CLOSED ? reason : Optional.empty())));
            });
  }

  private static Problem noSuchMove(ManagerState from, ManagerState to) {
    return Problem.conflict(
        "no-such-move",
        "The profile cannot go there from where it is",
        "It is "
            + Choices.nameOf(from)
            + " and cannot become "
            + Choices.nameOf(to)
            + "; it can become "
            + ManagerRules.following(from).stream()
                .map(Choices::nameOf)
                .sorted()
                .collect(Collectors.joining(" or "))
            + ".");
  }

  private static Future<Void> refuseIncomplete(ManagerState state, ManagerProfile profile) {
    List<FieldProblem> lacks =
        state == ManagerState.PUBLISHED ? ManagerRules.lacksToPublish(profile) : List.of();
    return lacks.isEmpty() ? Future.succeededFuture() : Refusal.incomplete(lacks).asFailure();
  }

  /**
   * Erases a person's profile and every event about it; a tombstone without personal data stays.
   */
  Future<Changed<ManagerId>> erase(SqlConnection tx, Viewer viewer, ManagerId id, IfMatch ifMatch) {
    return editable(tx, viewer, id, ifMatch).compose(before -> erase(tx, before));
  }

  private Future<Changed<ManagerId>> erase(SqlConnection tx, Manager manager) {
    return ManagerStore.delete(tx, manager.id())
        .compose(deleted -> log.erase(tx, new ManagerErased(manager.id()), manager.version() + 1))
        .compose(
            position ->
                AuditLog.forget(tx, manager.id().value())
                    .map(forgotten -> new Changed<>(manager.id(), position)));
  }

  /** Erases a profile if it is there: it had been erased before; whether it was. */
  public Future<Boolean> eraseAgain(SqlConnection tx, ManagerId id) {
    return ManagerStore.lock(tx, id)
        .compose(
            found ->
                found
                    .map(manager -> erase(tx, manager).map(true))
                    .orElse(Future.succeededFuture(false)));
  }

  /** Erases some profiles that an organisation that ends has in its keeping; answers how many. */
  public Future<Integer> eraseSome(SqlConnection tx, OrganisationId owner, int limit) {
    return eraseAll(tx, ManagerStore.lockSome(tx, owner, limit));
  }

  /** Erases the profile that a person claimed, if any. */
  public Future<Void> eraseOf(SqlConnection tx, AccountId person) {
    return eraseAll(tx, ManagerStore.lockOf(tx, person)).mapEmpty();
  }

  private Future<Integer> eraseAll(SqlConnection tx, Future<List<Manager>> locked) {
    return locked.compose(
        managers -> {
          Future<Void> all = Future.succeededFuture();
          for (Manager one : managers) {
            all = all.compose(before -> erase(tx, one).mapEmpty());
          }
          return all.map(managers.size());
        });
  }

  /** Gives an unclaimed profile to its person, and with it to the person's practice. */
  public Future<Changed<Manager>> claim(
      SqlConnection tx, ManagerId id, AccountId person, OrganisationId practice) {
    return ManagerStore.lock(tx, id)
        .compose(
            found -> {
              if (found.isEmpty() || found.get().account().isPresent()) {
                return Problem.invalid(
                        "/manager", "is '" + id + "', must be a profile that nobody claimed yet")
                    .asFailure();
              }
              return write(tx, found.get().next(stamps.now()).ownedBy(practice, person));
            });
  }

  /** Records that the client confirmed an assignment as it now stands. */
  public Future<Changed<Manager>> verify(
      SqlConnection tx, ManagerId id, Map<AssignmentId, LocalDate> confirmed) {
    return ManagerStore.lock(tx, id)
        .compose(
            found -> {
              Manager before =
                  found.orElseThrow(
                      () -> new IllegalStateException("manager " + id + " is not there"));
              ManagerProfile profile = before.profile();
              for (Map.Entry<AssignmentId, LocalDate> one : confirmed.entrySet()) {
                profile = ManagerRules.withVerified(profile, one.getKey(), one.getValue());
              }
              return write(tx, before.next(stamps.now()).with(profile));
            });
  }

  private Future<Manager> editable(SqlConnection tx, Viewer viewer, ManagerId id, IfMatch ifMatch) {
    return ManagerStore.lock(tx, id)
        .compose(
            found -> {
              if (found.isEmpty() || !ManagerRules.mayEdit(viewer, found.get())) {
                return Problem.notFound().asFailure();
              }
              return ifMatch.accepts(found.get().version())
                  ? Future.succeededFuture(found.get())
                  : Problem.stale(found.get().version()).asFailure();
            });
  }

  private Future<Content> content(ManagerInput input, Optional<Manager> previous) {
    return workers
        .compute(
            () ->
                DecisionInput.resolved(input.decisions(), concepts::current)
                    .then(
                        decisions ->
                            ManagerRules.profile(
                                    input,
                                    previous,
                                    base -> concepts.place(base.city(), base.country()),
                                    stamps.ids(),
                                    stamps.today())
                                .then(profile -> Outcome.good(understood(profile, decisions)))))
        .compose(Refusal::orFail);
  }

  private Content understood(ManagerProfile profile, List<Decision> decisions) {
    return new Content(
        profile,
        decisions,
        concepts.understand(ManagerRules.passages(profile), decisions, profile.language()));
  }

  private Manager changed(Manager before, Content content) {
    return before
        .next(stamps.now())
        .with(content.profile(), content.decisions(), content.understood(), concepts.taxonomy());
  }

  /**
   * A published profile of an import that is new to its organisation; not written yet.
   *
   * @param verifiedOn what the client confirmed, by place in the list of assignments
   */
  public Future<Manager> imported(
      OrganisationId owner, ManagerInput input, Map<Integer, LocalDate> verifiedOn) {
    return content(input, Optional.empty())
        .map(
            content -> {
              ManagerProfile profile = content.profile();
              for (Map.Entry<Integer, LocalDate> one : verifiedOn.entrySet()) {
                AssignmentId id = profile.assignments().get(one.getKey()).id();
                profile = ManagerRules.withVerified(profile, id, one.getValue());
              }
              return new Manager(
                  new ManagerId(stamps.id()),
                  1,
                  owner,
                  Optional.empty(),
                  ManagerState.PUBLISHED,
                  Optional.empty(),
                  profile,
                  ManagerRules.verifiedContent(profile),
                  content.decisions(),
                  content.understood(),
                  concepts.taxonomy(),
                  ManagerDiscretion.OPEN,
                  stamps.now(),
                  stamps.now());
            });
  }

  /** A profile with the content of an import that comes again; not written yet. */
  public Future<Manager> importedAgain(Manager before, ManagerInput input) {
    return content(ManagerRules.importedOver(before, input), Optional.of(before))
        .map(content -> changed(before, content));
  }

  /** Reads a profile's texts again, for a new version of the taxonomy. */
  public Manager understoodAnew(Manager before) {
    List<Decision> decisions = DecisionInput.moved(before.decisions(), concepts::current);
    return changed(before, understood(before.profile(), decisions));
  }

  /** Writes one profile and its event. */
  public Future<Changed<Manager>> write(SqlConnection tx, Manager manager) {
    return write(tx, List.of(manager)).map(position -> new Changed<>(manager, position));
  }

  /** Writes profiles and their events; the place in the log of the last. */
  public Future<Position> write(SqlConnection tx, List<Manager> managers) {
    return ManagerStore.write(tx, managers)
        .compose(
            written ->
                log.append(
                    tx,
                    managers.stream()
                        .map(
                            one ->
                                new EventLog.NewEvent(
                                    event(one), one.version(), Optional.of(one.owner().value())))
                        .toList()));
  }

  /** What others learn of a profile: nothing confidential, and nobody's references. */
  static ManagerChanged event(Manager manager) {
    Confidentiality confidentiality = Confidentiality.of(manager.profile());
    return new ManagerChanged(
        manager.id(),
        manager.owner(),
        manager.account(),
        manager.state(),
        confidentiality.profile(),
        confidentiality.understood(manager.understood()),
        manager.taxonomy(),
        Optional.of(manager.discretion()));
  }
}
