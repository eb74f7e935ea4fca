package eu.veerman.profile.representation;

import eu.veerman.contracts.AccountId;
import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.TextLanguage;
import eu.veerman.contracts.event.OrganisationChanged.Kind;
import eu.veerman.contracts.manager.ManagerState;
import eu.veerman.platform.database.Database;
import eu.veerman.platform.http.Problem;
import eu.veerman.profile.account.Account;
import eu.veerman.profile.account.AccountStore;
import eu.veerman.profile.auditing.Audit;
import eu.veerman.profile.input.Choices;
import eu.veerman.profile.mail.Outbox;
import eu.veerman.profile.manager.Manager;
import eu.veerman.profile.manager.ManagerFlow;
import eu.veerman.profile.manager.ManagerRules;
import eu.veerman.profile.manager.ManagerStore;
import eu.veerman.profile.organisation.Organisation;
import eu.veerman.profile.organisation.OrganisationStore;
import eu.veerman.profile.representation.Representation.State;
import eu.veerman.profile.representation.RepresentationStore.Named;
import eu.veerman.profile.storage.NewestFirst;
import eu.veerman.profile.storage.Stamps;
import eu.veerman.profile.storage.Tenancy;
import eu.veerman.profile.viewer.Viewer;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Who may represent whom: an agency asks and the person answers, or the person gives the right
 * unasked; the person takes it back, or the agency gives it up.
 */
public final class RepresentationFlow {
  /** So long at most: a consent for ever is none that somebody oversees. */
  static final int MAX_YEARS = 2;

  private static final int MOST_ASKED = 3;

  private final Database database;
  private final ManagerFlow managers;
  private final Outbox outbox;
  private final Audit audit;
  private final Stamps stamps;

  public RepresentationFlow(
      Database database, ManagerFlow managers, Outbox outbox, Audit audit, Stamps stamps) {
    this.database = database;
    this.managers = managers;
    this.outbox = outbox;
    this.audit = audit;
    this.stamps = stamps;
  }

  /**
   * What is asked or given.
   *
   * @param agency whom the person gives the right; nobody else says so
   */
  record Terms(Optional<OrganisationId> agency, Optional<String> client, LocalDate until) {}

  /** Asks for the right, gives it, or records that it was given outside. */
  Future<Named> begin(Viewer viewer, ManagerId id, Terms terms) {
    return database.withTransaction(
        tx ->
            Tenancy.enter(tx, viewer)
                .compose(entered -> ManagerStore.find(tx, id))
                .compose(
                    found ->
                        OrganisationStore.find(tx, viewer.organisation())
                            .compose(
                                working -> begin(tx, viewer, found, working.orElseThrow(), terms)))
                .compose(made -> RepresentationStore.find(tx, made))
                .map(Optional::orElseThrow)
                .compose(made -> noted(tx, viewer, made)));
  }

  private Future<UUID> begin(
      SqlConnection tx, Viewer viewer, Optional<Manager> found, Organisation working, Terms terms) {
    Optional<Manager> seen =
        found.filter(
            manager -> ManagerRules.maySee(viewer, working.sight(), manager, stamps.today()));
    if (seen.isEmpty()) {
      return Problem.notFound().asFailure();
    }
    Manager manager = seen.get();
    boolean person = manager.account().equals(Optional.of(viewer.account()));
    if (person) {
      return given(tx, manager, terms);
    }
    if (working.kind() != Kind.AGENCY) {
      return Problem.forbidden("Agencies ask to represent a manager, and the manager answers.")
          .asFailure();
    }
    if (terms.agency().filter(agency -> !agency.equals(working.id())).isPresent()) {
      return Problem.invalid("/agency", "is another agency, must be the own one or be left out")
          .asFailure();
    }
    if (!working.verification().isVerified()) {
      return Problem.forbidden(
              "An agency that is not verified represents nobody. Ask to be checked.")
          .asFailure();
    }
    boolean keeper = manager.owner().equals(working.id()) && manager.account().isEmpty();
    return keeper
        ? write(tx, manager, fresh(manager, working, terms, State.GIVEN, true))
        : asked(tx, manager, working, terms);
  }

  private Future<UUID> given(SqlConnection tx, Manager manager, Terms terms) {
    if (terms.agency().isEmpty()) {
      return Problem.invalid("/agency", "is missing, say who may represent you").asFailure();
    }
    return OrganisationStore.find(tx, terms.agency().get())
        .compose(
            found ->
                found
                    .filter(agency -> agency.kind() == Kind.AGENCY)
                    .filter(agency -> agency.verification().isVerified())
                    .map(
                        agency ->
                            write(tx, manager, fresh(manager, agency, terms, State.GIVEN, false)))
                    .orElseGet(
                        () ->
                            Problem.invalid(
                                    "/agency",
                                    "is '" + terms.agency().get() + "', must be a verified agency")
                                .asFailure()));
  }

  private Future<UUID> asked(SqlConnection tx, Manager manager, Organisation agency, Terms terms) {
    if (manager.state() != ManagerState.PUBLISHED || manager.account().isEmpty()) {
      return Problem.conflict(
              "nobody-to-ask",
              "There is nobody to ask yet",
              "Nobody has claimed this profile. Whoever keeps it answers for the person.")
          .asFailure();
    }
    AccountId person = manager.account().get();
    return RepresentationStore.asked(tx, manager.id(), agency.id())
        .compose(
            waiting ->
                waiting >= MOST_ASKED
                    ? Problem.conflict(
                            "asked-already",
                            "You have asked already",
                            "Wait for the answer to what you asked before.")
                        .asFailure()
                    : write(tx, manager, fresh(manager, agency, terms, State.ASKED, false)))
        .compose(
            id -> AccountStore.find(tx, person).compose(told -> tell(tx, told, agency)).map(id));
  }

  private Future<Void> tell(SqlConnection tx, Optional<Account> person, Organisation agency) {
    return person
        .map(
            told ->
                outbox.put(
                    tx,
                    outbox
                        .letters()
                        .write(
                            told.email(),
                            told.language(),
                            "represent",
                            agency.name(),
                            outbox.letters().page("/privacy"))))
        .orElse(Future.succeededFuture());
  }

  private Representation fresh(
      Manager manager, Organisation agency, Terms terms, State state, boolean recorded) {
    TextLanguage language = manager.profile().language();
    return new Representation(
        stamps.id(),
        manager.id(),
        agency.id(),
        terms.client(),
        terms.until(),
        state,
        ConsentText.of(language, agency.name(), terms.client(), terms.until()),
        language,
        recorded,
        stamps.now(),
        state == State.GIVEN ? Optional.of(stamps.now()) : Optional.empty(),
        Optional.empty());
  }

  private Future<UUID> write(SqlConnection tx, Manager manager, Representation representation) {
    return RepresentationStore.write(tx, representation)
        .compose(
            written ->
                representation.state() == State.ASKED
                    ? Future.succeededFuture()
                    : told(tx, manager.id()))
        .map(done -> representation.id());
  }

  /** The profile and the log learn who may represent the manager now. */
  private Future<Void> told(SqlConnection tx, ManagerId manager) {
    return Tenancy.enterService(tx)
        .compose(entered -> ManagerStore.lock(tx, manager))
        .compose(
            found ->
                RepresentationStore.inForce(tx, manager, stamps.today())
                    .compose(
                        agencies ->
                            managers.representedBy(tx, found.orElseThrow(), agencies).mapEmpty()));
  }

  /** The person's answer to an agency that asked. */
  Future<Named> answer(Viewer viewer, UUID id, boolean given) {
    return changed(
        viewer,
        id,
        (representation, person) -> {
          if (!person) {
            return Problem.notFound().asFailure();
          }
          return representation.state() == State.ASKED
              ? Future.succeededFuture(in(representation, given ? State.GIVEN : State.REFUSED))
              : Problem.conflict(
                      "answered-already",
                      "This was answered already",
                      "Look at the list for what became of it.")
                  .asFailure();
        });
  }

  /** The person takes the right back, or the agency gives it up or asks no longer. */
  Future<Named> end(Viewer viewer, UUID id) {
    return changed(
        viewer,
        id,
        (representation, person) ->
            representation.state() == State.GIVEN || representation.state() == State.ASKED
                ? Future.succeededFuture(in(representation, State.WITHDRAWN))
                : Problem.conflict(
                        "ended-already",
                        "This has ended already",
                        "Look at the list for what became of it.")
                    .asFailure());
  }

  /** What becomes of a representation, for who is the person or else of the agency. */
  @FunctionalInterface
  private interface Change {
    Future<Representation> of(Representation before, boolean person);
  }

  private Future<Named> changed(Viewer viewer, UUID id, Change change) {
    return database.withTransaction(
        tx ->
            Tenancy.enter(tx, viewer)
                .compose(entered -> RepresentationStore.find(tx, id))
                .compose(
                    found ->
                        found.isEmpty()
                            ? Problem.notFound().<Named>asFailure()
                            : ManagerStore.lock(tx, found.get().representation().manager())
                                .compose(
                                    manager ->
                                        change.of(
                                            found.get().representation(),
                                            manager
                                                .filter(it -> speaksFor(viewer, it))
                                                .isPresent()))
                                .compose(
                                    next ->
                                        RepresentationStore.write(tx, next)
                                            .compose(written -> told(tx, next.manager())))
                                .compose(done -> RepresentationStore.find(tx, id))
                                .map(Optional::orElseThrow)
                                .compose(made -> noted(tx, viewer, made))));
  }

  private Future<Named> noted(SqlConnection tx, Viewer viewer, Named named) {
    Representation it = named.representation();
    return audit
        .note(
            tx,
            viewer,
            "representation." + Choices.nameOf(it.state()),
            it.manager().value(),
            Map.of("representation", it.id().toString(), "agency", it.agency().toString()))
        .map(named);
  }

  /** The person, or who keeps a profile that nobody claimed. */
  private static boolean speaksFor(Viewer viewer, Manager manager) {
    return manager
        .account()
        .map(viewer.account()::equals)
        .orElse(manager.owner().equals(viewer.organisation()));
  }

  private Representation in(Representation before, State state) {
    boolean withdrawn = state == State.WITHDRAWN;
    return new Representation(
        before.id(),
        before.manager(),
        before.agency(),
        before.client(),
        before.until(),
        state,
        before.text(),
        before.language(),
        before.recorded(),
        before.askedAt(),
        withdrawn ? before.answeredAt() : Optional.of(stamps.now()),
        withdrawn ? Optional.of(stamps.now()) : Optional.empty());
  }

  /** Those of a manager, for who may edit the profile; an agency sees its own. */
  Future<List<Named>> of(Viewer viewer, ManagerId manager, NewestFirst page, int limit) {
    return Tenancy.reading(
        database,
        viewer,
        connection ->
            ManagerStore.find(connection, manager)
                .compose(
                    found ->
                        found.isEmpty()
                            ? Problem.notFound().asFailure()
                            : RepresentationStore.list(
                                connection,
                                Optional.of(manager),
                                ManagerRules.mayEdit(viewer, found.get())
                                    ? Optional.empty()
                                    : Optional.of(viewer.organisation()),
                                page,
                                limit)));
  }

  /** All consents of a manager, newest first; of what is kept. */
  public static Future<List<Representation.View>> allOf(
      SqlConnection connection, ManagerId manager, LocalDate today) {
    return RepresentationStore.list(
            connection,
            Optional.of(manager),
            Optional.empty(),
            NewestFirst.after(Optional.empty(), ""),
            Integer.MAX_VALUE)
        .map(rows -> rows.stream().map(row -> row.view(today)).toList());
  }

  /** Those of the viewer's agency. */
  Future<List<Named>> ofAgency(Viewer viewer, NewestFirst page, int limit) {
    return Tenancy.reading(
        database,
        viewer,
        connection ->
            RepresentationStore.list(
                connection, Optional.empty(), Optional.of(viewer.organisation()), page, limit));
  }
}
