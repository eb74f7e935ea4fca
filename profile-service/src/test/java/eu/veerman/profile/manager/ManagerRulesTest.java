package eu.veerman.profile.manager;

import static eu.veerman.profile.manager.Managers.TODAY;
import static eu.veerman.profile.manager.Managers.assignment;
import static eu.veerman.profile.manager.Managers.input;
import static eu.veerman.profile.manager.Managers.manager;
import static eu.veerman.profile.manager.Managers.outcome;
import static eu.veerman.profile.manager.Managers.profile;
import static eu.veerman.profile.manager.Managers.viewer;
import static org.assertj.core.api.Assertions.assertThat;

import eu.veerman.contracts.AssignmentId;
import eu.veerman.contracts.manager.Assignment.Verification.Status;
import eu.veerman.contracts.manager.ManagerProfile;
import eu.veerman.contracts.manager.ManagerState;
import eu.veerman.contracts.visibility.ManagerDiscretion;
import eu.veerman.contracts.visibility.OrganisationSight;
import eu.veerman.contracts.visibility.Visibility;
import eu.veerman.profile.input.FieldProblem;
import eu.veerman.profile.input.Outcome;
import eu.veerman.profile.manager.ManagerInput.Calendar;
import eu.veerman.profile.viewer.Role;
import eu.veerman.profile.viewer.Viewer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ManagerRulesTest {
  private static Manager withVerifiedAssignment() {
    ManagerProfile stated =
        profile(input("", assignment(Optional.empty(), "Bank", "Fusie")), Optional.empty());
    return manager(ManagerRules.withVerified(stated, stated.assignments().getFirst().id(), TODAY));
  }

  private static Status statusAfter(Manager before, String organisation, String text) {
    AssignmentId id = before.profile().assignments().getFirst().id();
    return profile(input("", assignment(Optional.of(id), organisation, text)), Optional.of(before))
        .assignments()
        .getFirst()
        .verification()
        .status();
  }

  @Test
  void aVerificationSurvivesAnEditOfSomethingElse() {
    assertThat(statusAfter(withVerifiedAssignment(), "Bank", "Fusie")).isEqualTo(Status.VERIFIED);
  }

  @Test
  void anEditOfWhatWasVerifiedTurnsItBackToStated() {
    assertThat(statusAfter(withVerifiedAssignment(), "Bank", "Fusie van twee"))
        .isEqualTo(Status.STATED);
    assertThat(statusAfter(withVerifiedAssignment(), "Grote bank", "Fusie"))
        .isEqualTo(Status.STATED);
  }

  @Test
  void aVerificationThatWasLostDoesNotComeBackWithTheOldWords() {
    Manager before = withVerifiedAssignment();
    AssignmentId id = before.profile().assignments().getFirst().id();
    Manager edited =
        manager(
            profile(input("", assignment(Optional.of(id), "Bank", "Anders")), Optional.of(before)));

    assertThat(statusAfter(edited, "Bank", "Fusie")).isEqualTo(Status.STATED);
  }

  @Test
  void anAssignmentOfAnotherProfileIsRefusedByItsPlace() {
    Outcome<ManagerProfile> outcome =
        outcome(
            input(
                "",
                assignment(Optional.empty(), "Bank", ""),
                assignment(Optional.of(new AssignmentId(new UUID(7, 7))), "Bank", "")),
            Optional.empty());

    assertThat(((Outcome.Bad<?>) outcome).problems())
        .extracting(FieldProblem::pointer)
        .containsExactly("/assignments/1/id");
  }

  @Test
  void aCalendarSentAlongUnchangedIsNotConfirmedByThat() {
    Calendar free = new Calendar(Optional.empty(), 4, List.of(), Optional.empty());
    Calendar old = new Calendar(Optional.empty(), 4, List.of(), Optional.of(TODAY.minusDays(90)));
    Manager before = manager(profile(input("", Optional.of(old)), Optional.empty()));

    assertThat(
            profile(input("", Optional.of(free)), Optional.of(before))
                .availability()
                .orElseThrow()
                .confirmedOn())
        .isEqualTo(TODAY.minusDays(90));
    Calendar less = new Calendar(Optional.empty(), 3, List.of(), Optional.empty());
    assertThat(
            profile(input("", Optional.of(less)), Optional.of(before))
                .availability()
                .orElseThrow()
                .confirmedOn())
        .isEqualTo(TODAY);
  }

  @Test
  void companiesAndAgenciesSeeWhatIsPublishedAndManagersSeeOnlyThemselves() {
    Manager published = manager(profile(input(""), Optional.empty()));

    assertThat(maySee(Role.COMPANY, published)).isTrue();
    assertThat(maySee(Role.AGENCY, published)).isTrue();
    assertThat(maySee(Role.MANAGER, published)).isFalse();
    Manager hidden =
        published.shownTo(new ManagerDiscretion(Visibility.HIDDEN, List.of(), List.of()));
    assertThat(maySee(Role.COMPANY, hidden)).isFalse();
    assertThat(maySee(Role.ADMIN, hidden)).isTrue();
    assertThat(ManagerRules.mayEdit(viewer(Role.COMPANY), published)).isFalse();
    assertThat(ManagerRules.mayEdit(viewer(Role.ADMIN), published)).isTrue();
  }

  private static boolean maySee(Role role, Manager manager) {
    Viewer viewer = viewer(role);
    return ManagerRules.maySee(
        viewer, OrganisationSight.unknown(viewer.organisation()), manager, TODAY);
  }

  @ParameterizedTest
  @EnumSource(ManagerState.class)
  void noStateFollowsItself(ManagerState state) {
    assertThat(ManagerRules.following(state)).isNotEmpty().doesNotContain(state);
  }

  @Test
  void aConfidentialOrganisationIsNeitherNamedNorQuotedToOthers() {
    Manager manager =
        manager(
            profile(
                input(
                    "Bij Amstelvaart Bank leidde ik de fusie.",
                    Managers.confidential(
                        assignment(
                            Optional.empty(), "Amstelvaart Bank", "AMSTELVAART BANK groeide"))),
                Optional.empty()));

    ManagerView seen = ManagerView.published(manager, true);

    assertThat(seen.toString()).doesNotContainIgnoringCase("amstelvaart");
    assertThat(seen.summary()).hasSameSizeAs(manager.profile().summary());
    assertThat(ManagerRules.passages(manager.profile()))
        .noneMatch(passage -> passage.field().equals("assignment.organisation"));
    assertThat(ManagerView.whole(manager).toString()).contains("Amstelvaart Bank");
  }

  @Test
  void aQuoteOfHalfAConfidentialNameIsCoveredToo() {
    ManagerProfile profile =
        profile(
            input(
                "Bij Amstelvaart Bank leidde ik de fusie.",
                Managers.confidential(assignment(Optional.empty(), "Amstelvaart Bank", "x"))),
            Optional.empty());
    eu.veerman.contracts.concept.Understood bank =
        eu.veerman.profile.understanding.Understanding.of(
                ManagerRules.passages(profile),
                List.of(),
                passage ->
                    passage.field().equals("summary")
                        ? List.of(
                            new eu.veerman.profile.understanding.Tag(
                                new eu.veerman.contracts.concept.ConceptId("industry.l64"),
                                16,
                                20,
                                false,
                                false,
                                0.9))
                        : List.of())
            .getFirst();
    assertThat(bank.evidence().getFirst().quote()).isEqualTo("Bank");

    assertThat(
            Confidentiality.of(profile)
                .understood(List.of(bank))
                .getFirst()
                .evidence()
                .getFirst()
                .quote())
        .isEqualTo("▮▮▮▮");
  }

  @Test
  void othersDoNotSeeReferencesDecisionsOrWhyAProfileWasClosed() {
    ManagerView seen = ManagerView.published(manager(profile(input(""), Optional.empty())), true);

    assertThat(seen.references()).isEmpty();
    assertThat(seen.decisions()).isEmpty();
    assertThat(seen.owned()).isFalse();
  }
}
