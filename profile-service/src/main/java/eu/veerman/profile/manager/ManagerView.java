package eu.veerman.profile.manager;

import eu.veerman.contracts.AssignmentId;
import eu.veerman.contracts.CountryCode;
import eu.veerman.contracts.LanguageSkill;
import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.Money;
import eu.veerman.contracts.TextLanguage;
import eu.veerman.contracts.concept.Decision;
import eu.veerman.contracts.concept.Understood;
import eu.veerman.contracts.manager.Assignment;
import eu.veerman.contracts.manager.Availability;
import eu.veerman.contracts.manager.ManagerProfile;
import eu.veerman.contracts.manager.ManagerState;
import eu.veerman.contracts.manager.Mobility;
import eu.veerman.contracts.manager.Reference;
import eu.veerman.contracts.visibility.Visibility;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A profile as its viewer may see it; the contract's Manager. */
public record ManagerView(
    ManagerId id,
    long version,
    ManagerState state,
    Optional<String> closedReason,
    boolean owned,
    Instant changedAt,
    TextLanguage language,
    Optional<String> name,
    String headline,
    String summary,
    Optional<BaseView> base,
    Optional<Boolean> baseFound,
    Mobility mobility,
    List<LanguageSkill> languages,
    Optional<Money> dayRate,
    Optional<Availability> availability,
    List<AssignmentView> assignments,
    List<String> skills,
    Optional<List<Reference>> references,
    Optional<List<Decision>> decisions,
    List<Understood> understood,
    Optional<Visibility> visibility,
    Optional<List<String>> hiddenFrom) {

  /** Where the manager lives or works from, without coordinates. */
  public record BaseView(String city, CountryCode country) {}

  /** An engagement. */
  public record AssignmentView(
      AssignmentId id,
      String role,
      Optional<String> organisation,
      boolean confidential,
      Optional<String> industry,
      OptionalInt employees,
      YearMonth from,
      Optional<YearMonth> to,
      String text,
      String outcome,
      Assignment.Verification verification) {
    static AssignmentView of(Assignment a) {
      return new AssignmentView(
          a.id(),
          a.role(),
          a.organisation(),
          a.confidential(),
          a.industry(),
          a.employees(),
          a.from(),
          a.to(),
          a.text(),
          a.outcome(),
          a.verification());
    }
  }

  /** The whole, for those who may edit it. */
  public static ManagerView whole(Manager manager) {
    return of(
        manager,
        manager.profile(),
        Optional.of(manager.profile().name()),
        manager.understood(),
        Optional.of(manager.profile().references()),
        Optional.of(manager.decisions()));
  }

  /**
   * What others see of a published profile. Removed concepts are the person's own business.
   *
   * @param named whether they are shown names: who is not verified is not
   */
  public static ManagerView published(Manager manager, boolean named) {
    Confidentiality confidentiality =
        named
            ? Confidentiality.of(manager.profile())
            : Confidentiality.withoutNames(manager.profile());
    return of(
        manager,
        confidentiality.profile(),
        confidentiality.name(),
        confidentiality.understood(
            manager.understood().stream()
                .filter(concept -> concept.status() != Understood.Status.REMOVED)
                .toList()),
        Optional.empty(),
        Optional.empty());
  }

  private static ManagerView of(
      Manager manager,
      ManagerProfile profile,
      Optional<String> name,
      List<Understood> understood,
      Optional<List<Reference>> references,
      Optional<List<Decision>> decisions) {
    return new ManagerView(
        manager.id(),
        manager.version(),
        manager.state(),
        decisions.isPresent() ? manager.closedReason() : Optional.empty(),
        decisions.isPresent(),
        manager.changedAt(),
        profile.language(),
        name,
        profile.headline(),
        profile.summary(),
        profile.base().map(base -> new BaseView(base.city(), base.country())),
        profile.base().map(base -> base.coordinates().isPresent()),
        profile.mobility(),
        profile.languages(),
        profile.dayRate(),
        profile.availability(),
        profile.assignments().stream().map(AssignmentView::of).toList(),
        profile.skills(),
        references,
        decisions,
        understood,
        decisions.map(own -> manager.discretion().visibility()),
        decisions.map(own -> manager.discretion().hiddenFrom()));
  }

  /** One line of a list; the contract's ManagerSummary. */
  public record Line(
      ManagerId id,
      long version,
      ManagerState state,
      String name,
      String headline,
      Instant changedAt) {}
}
