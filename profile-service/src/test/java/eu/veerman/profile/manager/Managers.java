package eu.veerman.profile.manager;

import eu.veerman.contracts.AccountId;
import eu.veerman.contracts.AssignmentId;
import eu.veerman.contracts.CountryCode;
import eu.veerman.contracts.LanguageCode;
import eu.veerman.contracts.LanguageSkill;
import eu.veerman.contracts.Level;
import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.SessionId;
import eu.veerman.contracts.TextLanguage;
import eu.veerman.contracts.manager.ManagerProfile;
import eu.veerman.contracts.manager.ManagerState;
import eu.veerman.contracts.manager.Mobility;
import eu.veerman.contracts.visibility.ManagerDiscretion;
import eu.veerman.profile.input.Outcome;
import eu.veerman.profile.manager.ManagerInput.AssignmentInput;
import eu.veerman.profile.manager.ManagerInput.BaseInput;
import eu.veerman.profile.manager.ManagerInput.Calendar;
import eu.veerman.profile.viewer.Role;
import eu.veerman.profile.viewer.Viewer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/** Managers, profiles and viewers as the tests speak of them. */
final class Managers {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
  static final OrganisationId OWNER = new OrganisationId(new UUID(1, 1));
  static final AccountId PERSON = new AccountId(new UUID(2, 1));

  private Managers() {}

  static Viewer viewer(Role role) {
    return new Viewer(
        new AccountId(new UUID(2, 9)),
        new OrganisationId(new UUID(1, 9)),
        Set.of(role),
        new SessionId(new UUID(3, 9)));
  }

  static AssignmentInput assignment(Optional<AssignmentId> id, String organisation, String text) {
    return new AssignmentInput(
        id,
        "Programmamanager",
        Optional.of(organisation),
        false,
        Optional.of("bankwezen"),
        OptionalInt.of(420),
        YearMonth.of(2021, 3),
        Optional.of(YearMonth.of(2022, 12)),
        text,
        "");
  }

  static AssignmentInput confidential(AssignmentInput a) {
    return new AssignmentInput(
        a.id(),
        a.role(),
        a.organisation(),
        true,
        a.industry(),
        a.employees(),
        a.from(),
        a.to(),
        a.text(),
        a.outcome());
  }

  static ManagerInput input(String summary, AssignmentInput... assignments) {
    return input(summary, Optional.empty(), assignments);
  }

  static ManagerInput input(
      String summary, Optional<Calendar> calendar, AssignmentInput... assignments) {
    return new ManagerInput(
        TextLanguage.NL,
        "Marieke Voorbeeld",
        "Verandermanager",
        summary,
        Optional.of(new BaseInput("Haarlem", new CountryCode("NL"))),
        Mobility.UNSTATED,
        List.of(new LanguageSkill(new LanguageCode("nl"), Level.C2)),
        Optional.empty(),
        calendar,
        List.of(assignments),
        List.of("lean"),
        List.of(),
        List.of());
  }

  static ManagerProfile profile(ManagerInput input, Optional<Manager> previous) {
    return ((Outcome.Good<ManagerProfile>) outcome(input, previous)).value();
  }

  static Outcome<ManagerProfile> outcome(ManagerInput input, Optional<Manager> previous) {
    return ManagerRules.profile(input, previous, base -> Optional.empty(), UUID::randomUUID, TODAY);
  }

  static Manager manager(ManagerProfile profile) {
    return new Manager(
        new ManagerId(new UUID(4, 1)),
        1,
        OWNER,
        Optional.of(PERSON),
        ManagerState.PUBLISHED,
        Optional.empty(),
        profile,
        Map.copyOf(ManagerRules.verifiedContent(profile)),
        List.of(),
        List.of(),
        "1",
        ManagerDiscretion.OPEN,
        NOW,
        NOW);
  }
}
