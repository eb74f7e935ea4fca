package eu.veerman.profile.manager;

import eu.veerman.contracts.AssignmentId;
import eu.veerman.contracts.Coordinates;
import eu.veerman.contracts.manager.Assignment;
import eu.veerman.contracts.manager.Assignment.Verification;
import eu.veerman.contracts.manager.Availability;
import eu.veerman.contracts.manager.Base;
import eu.veerman.contracts.manager.ManagerProfile;
import eu.veerman.contracts.manager.ManagerState;
import eu.veerman.contracts.visibility.OrganisationSight;
import eu.veerman.contracts.visibility.VisibilityRules;
import eu.veerman.profile.input.FieldProblem;
import eu.veerman.profile.input.Fields;
import eu.veerman.profile.input.Outcome;
import eu.veerman.profile.manager.ManagerInput.AssignmentInput;
import eu.veerman.profile.manager.ManagerInput.BaseInput;
import eu.veerman.profile.manager.ManagerInput.Calendar;
import eu.veerman.profile.understanding.Passage;
import eu.veerman.profile.viewer.Role;
import eu.veerman.profile.viewer.Viewer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** What holds for managers' profiles. Pure. */
public final class ManagerRules {
  private ManagerRules() {}

  /** Owners edit: the person, the organisation that keeps the profile, and administrators. */
  public static boolean mayEdit(Viewer viewer, Manager manager) {
    return viewer.isAdmin()
        || viewer.organisation().equals(manager.owner())
        || manager.account().filter(viewer.account()::equals).isPresent();
  }

  /**
   * Companies and agencies see what is published and shown to them; nobody else's profile is a
   * manager's business.
   *
   * @param working the organisation that the viewer works in
   */
  public static boolean maySee(
      Viewer viewer, OrganisationSight working, Manager manager, LocalDate today) {
    return mayEdit(viewer, manager)
        || (manager.state() == ManagerState.PUBLISHED
            && (viewer.is(Role.COMPANY) || viewer.is(Role.AGENCY))
            && VisibilityRules.isShown(manager.sight(), working, today));
  }

  /** Who may begin a profile: the person, or who brings people along. */
  public static boolean mayCreate(Viewer viewer) {
    return viewer.isAdmin() || viewer.is(Role.MANAGER) || viewer.is(Role.AGENCY);
  }

  /**
   * The states that can follow. A closed profile may come back: people return from permanent posts.
   */
  public static Set<ManagerState> following(ManagerState state) {
    return switch (state) {
      case DRAFT -> Set.of(ManagerState.PUBLISHED, ManagerState.CLOSED);
      case PUBLISHED -> Set.of(ManagerState.DRAFT, ManagerState.CLOSED);
      case CLOSED -> Set.of(ManagerState.DRAFT, ManagerState.PUBLISHED);
    };
  }

  /** What a profile lacks to be published; empty when it may be. */
  public static List<FieldProblem> lacksToPublish(ManagerProfile profile) {
    return profile.headline().isBlank()
            && profile.summary().isBlank()
            && profile.assignments().isEmpty()
        ? List.of(
            new FieldProblem(
                "/headline",
                "is blank, a published profile needs a headline, a summary or an assignment"))
        : List.of();
  }

  /**
   * The profile that an input makes.
   *
   * @param previous the profile as it stands, with the hashes of its verified content
   * @param places finds a place on the map
   * @param newIds for assignments that have none
   * @param today for a calendar that says no day of its own
   */
  public static Outcome<ManagerProfile> profile(
      ManagerInput input,
      Optional<Manager> previous,
      Function<BaseInput, Optional<Coordinates>> places,
      Supplier<UUID> newIds,
      LocalDate today) {
    return assignments(input.assignments(), previous, newIds)
        .then(
            assignments ->
                Outcome.good(
                    new ManagerProfile(
                        input.language(),
                        input.name(),
                        input.headline(),
                        input.summary(),
                        input
                            .base()
                            .map(base -> new Base(base.city(), base.country(), places.apply(base))),
                        input.mobility(),
                        input.languages(),
                        input.dayRate(),
                        input
                            .availability()
                            .map(
                                calendar ->
                                    availability(
                                        calendar,
                                        previous.flatMap(m -> m.profile().availability()),
                                        today)),
                        assignments,
                        input.skills(),
                        input.references())));
  }

  /** A calendar that says the same as before was not confirmed by being sent along. */
  static Availability availability(
      Calendar calendar, Optional<Availability> previous, LocalDate today) {
    LocalDate confirmedOn =
        calendar
            .confirmedOn()
            .or(
                () ->
                    previous.filter(p -> sameCapacity(p, calendar)).map(Availability::confirmedOn))
            .orElse(today);
    return new Availability(
        calendar.from(), calendar.daysPerWeek(), calendar.periods(), confirmedOn);
  }

  private static boolean sameCapacity(Availability before, Calendar now) {
    return before.from().equals(now.from())
        && before.daysPerWeek() == now.daysPerWeek()
        && before.periods().equals(now.periods());
  }

  /** The calendar alone, confirmed as of today whatever it says. */
  static ManagerProfile withCalendar(ManagerProfile profile, Calendar calendar, LocalDate today) {
    return withAvailability(
        profile,
        new Availability(calendar.from(), calendar.daysPerWeek(), calendar.periods(), today));
  }

  private static ManagerProfile withAvailability(ManagerProfile p, Availability availability) {
    return new ManagerProfile(
        p.language(),
        p.name(),
        p.headline(),
        p.summary(),
        p.base(),
        p.mobility(),
        p.languages(),
        p.dayRate(),
        Optional.of(availability),
        p.assignments(),
        p.skills(),
        p.references());
  }

  private static Outcome<List<Assignment>> assignments(
      List<AssignmentInput> inputs, Optional<Manager> previous, Supplier<UUID> newIds) {
    Map<AssignmentId, Assignment> before = new HashMap<>();
    previous.ifPresent(m -> m.profile().assignments().forEach(a -> before.put(a.id(), a)));
    Map<AssignmentId, String> verified = previous.map(Manager::verifiedContent).orElse(Map.of());
    List<Assignment> assignments = new ArrayList<>();
    List<FieldProblem> problems = new ArrayList<>();
    Set<AssignmentId> used = new HashSet<>();
    for (int i = 0; i < inputs.size(); i++) {
      AssignmentInput input = inputs.get(i);
      if (input.id().isPresent() && !before.containsKey(input.id().get())) {
        problems.add(
            new FieldProblem(
                "/assignments/" + i + "/id",
                "is '"
                    + input.id().get()
                    + "', must be of an assignment in this profile; leave it out for a new one"));
        continue;
      }
      AssignmentId id = input.id().orElseGet(() -> new AssignmentId(newIds.get()));
      if (!used.add(id)) {
        problems.add(
            new FieldProblem(
                "/assignments/" + i + "/id", "is '" + id + "' once more, must be given once"));
        continue;
      }
      assignments.add(assignment(id, input, before, verified));
    }
    return problems.isEmpty()
        ? Outcome.good(assignments)
        : new Outcome.Bad<>(problems.stream().limit(Fields.MAX_PROBLEMS).toList());
  }

  /** Keeps a verification for exactly the content that it was given for. */
  private static Assignment assignment(
      AssignmentId id,
      AssignmentInput input,
      Map<AssignmentId, Assignment> before,
      Map<AssignmentId, String> verified) {
    Assignment stated =
        new Assignment(
            id,
            input.role(),
            input.organisation(),
            input.confidential(),
            input.industry(),
            input.employees(),
            input.from(),
            input.to(),
            input.text(),
            input.outcome(),
            Verification.STATED);
    Optional<Verification> earlier =
        Optional.ofNullable(before.get(id)).map(Assignment::verification);
    boolean unchanged = AssignmentContent.hash(stated).equals(verified.get(id));
    return unchanged && earlier.isPresent() ? verified(stated, earlier.get()) : stated;
  }

  static Assignment verified(Assignment assignment, Verification verification) {
    return new Assignment(
        assignment.id(),
        assignment.role(),
        assignment.organisation(),
        assignment.confidential(),
        assignment.industry(),
        assignment.employees(),
        assignment.from(),
        assignment.to(),
        assignment.text(),
        assignment.outcome(),
        verification);
  }

  /**
   * The profile with one assignment verified, or the same profile where it has no such assignment.
   */
  static ManagerProfile withVerified(ManagerProfile profile, AssignmentId id, LocalDate on) {
    return withAssignments(
        profile,
        profile.assignments().stream()
            .map(a -> a.id().equals(id) ? verified(a, Verification.verified(on)) : a)
            .toList());
  }

  static ManagerProfile withAssignments(ManagerProfile p, List<Assignment> assignments) {
    return new ManagerProfile(
        p.language(),
        p.name(),
        p.headline(),
        p.summary(),
        p.base(),
        p.mobility(),
        p.languages(),
        p.dayRate(),
        p.availability(),
        assignments,
        p.skills(),
        p.references());
  }

  /**
   * What an import says over what stands. Imports know neither decisions, references nor what is
   * confidential: those stay. An assignment is the same when its role and its first month are.
   */
  public static ManagerInput importedOver(Manager before, ManagerInput input) {
    List<Assignment> left = new ArrayList<>(before.profile().assignments());
    List<AssignmentInput> assignments = new ArrayList<>();
    for (AssignmentInput one : input.assignments()) {
      Optional<Assignment> same =
          left.stream()
              .filter(a -> a.role().equals(one.role()) && a.from().equals(one.from()))
              .findFirst();
      same.ifPresent(left::remove);
      assignments.add(
          new AssignmentInput(
              same.map(Assignment::id),
              one.role(),
              one.organisation(),
              same.map(Assignment::confidential).orElse(one.confidential()),
              one.industry(),
              one.employees(),
              one.from(),
              one.to(),
              one.text(),
              one.outcome()));
    }
    return new ManagerInput(
        input.language(),
        input.name(),
        input.headline(),
        input.summary(),
        input.base(),
        input.mobility(),
        input.languages(),
        input.dayRate(),
        input.availability(),
        assignments,
        input.skills(),
        before.profile().references(),
        before.decisions());
  }

  /** The hashes that still hold: one for each assignment that is verified. */
  static Map<AssignmentId, String> verifiedContent(ManagerProfile profile) {
    Map<AssignmentId, String> hashes = new HashMap<>();
    for (Assignment assignment : profile.assignments()) {
      if (assignment.verification().status() == Verification.Status.VERIFIED) {
        hashes.put(assignment.id(), AssignmentContent.hash(assignment));
      }
    }
    return hashes;
  }

  /**
   * The texts in which concepts are read. The name of a confidential organisation is none of them:
   * its concepts would be quoted to others.
   */
  public static List<Passage> passages(ManagerProfile profile) {
    List<Passage> passages = new ArrayList<>();
    passages.add(Passage.of("headline", profile.headline()));
    passages.add(Passage.of("summary", profile.summary()));
    for (Assignment assignment : profile.assignments()) {
      AssignmentId id = assignment.id();
      passages.add(Passage.of("assignment.role", id, assignment.role()));
      if (!assignment.confidential()) {
        assignment
            .organisation()
            .ifPresent(text -> passages.add(Passage.of("assignment.organisation", id, text)));
      }
      assignment
          .industry()
          .ifPresent(text -> passages.add(Passage.of("assignment.industry", id, text)));
      passages.add(Passage.of("assignment.text", id, assignment.text()));
      passages.add(Passage.of("assignment.outcome", id, assignment.outcome()));
    }
    for (int i = 0; i < profile.skills().size(); i++) {
      passages.add(Passage.of("skills", profile.skills().get(i)).at(i));
    }
    return passages.stream().filter(passage -> !passage.text().isBlank()).toList();
  }
}
