package eu.veerman.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import eu.veerman.contracts.visibility.ManagerDiscretion;
import eu.veerman.contracts.visibility.ManagerDiscretion.Represented;
import eu.veerman.contracts.visibility.ManagerSight;
import eu.veerman.contracts.visibility.NameKey;
import eu.veerman.contracts.visibility.OrganisationDiscretion;
import eu.veerman.contracts.visibility.OrganisationSight;
import eu.veerman.contracts.visibility.Visibility;
import eu.veerman.contracts.visibility.VisibilityRules;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibilityRulesTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-30");
  private static final ManagerId MANAGER = new ManagerId(new UUID(1, 1));
  private static final OrganisationId PRACTICE = new OrganisationId(new UUID(2, 1));
  private static final OrganisationId OTHER = new OrganisationId(new UUID(2, 2));

  private static ManagerSight manager(ManagerDiscretion discretion) {
    return ManagerSight.of(MANAGER, PRACTICE, "Anna Müller", discretion);
  }

  private static ManagerDiscretion hiding(Visibility visibility, String... from) {
    return new ManagerDiscretion(visibility, List.of(from), List.of());
  }

  private static OrganisationSight organisation(OrganisationDiscretion discretion) {
    return OrganisationSight.of(OTHER, true, "Voorbeeld Bank N.V.", discretion);
  }

  private static OrganisationDiscretion writing(boolean verified, String... names) {
    return new OrganisationDiscretion(
        verified, Optional.of("voorbeeldbank.example"), List.of(), List.of(names));
  }

  private static boolean shown(ManagerDiscretion manager, OrganisationDiscretion organisation) {
    return VisibilityRules.isShown(manager(manager), organisation(organisation), TODAY);
  }

  @Test
  void anOpenProfileIsShownToWhoeverSeeksAndToNoOtherPractice() {
    assertThat(shown(ManagerDiscretion.OPEN, writing(true))).isTrue();
    assertThat(shown(ManagerDiscretion.OPEN, writing(false))).isTrue();
    assertThat(
            VisibilityRules.isShown(
                manager(ManagerDiscretion.OPEN),
                OrganisationSight.of(OTHER, false, "Praktijk", writing(true)),
                TODAY))
        .isFalse();
  }

  @Test
  void aHiddenProfileIsShownToItsKeeperOnly() {
    assertThat(shown(hiding(Visibility.HIDDEN), writing(true))).isFalse();
    assertThat(
            VisibilityRules.isShown(
                manager(hiding(Visibility.HIDDEN)),
                OrganisationSight.of(PRACTICE, false, "Anna Müller", writing(false)),
                TODAY))
        .isTrue();
  }

  @Test
  void anAgencySeesWhomItRepresentsToTheLastDay() {
    ManagerDiscretion until = represented(TODAY);
    assertThat(shown(until, writing(true))).isTrue();
    assertThat(shown(represented(TODAY.minusDays(1)), writing(true))).isFalse();
    assertThat(shown(hiding(Visibility.AGENCIES), writing(true))).isFalse();
  }

  private static ManagerDiscretion represented(LocalDate until) {
    return new ManagerDiscretion(
        Visibility.AGENCIES, List.of(), List.of(new Represented(OTHER, until)));
  }

  @Test
  void whoIsWrittenDownByNameOrDomainIsNotShownTheManager() {
    assertThat(shown(hiding(Visibility.COMPANIES, "voorbeeld bank"), writing(true))).isFalse();
    assertThat(
            shown(
                hiding(Visibility.COMPANIES, "https://www.VoorbeeldBank.example/"), writing(true)))
        .isFalse();
    assertThat(shown(hiding(Visibility.COMPANIES, "Voorbeeld"), writing(true))).isTrue();
  }

  @Test
  void whoHidesFromAnybodyIsShownToVerifiedOrganisationsOnly() {
    assertThat(shown(hiding(Visibility.COMPANIES, "Heel Iemand Anders"), writing(true))).isTrue();
    assertThat(shown(hiding(Visibility.COMPANIES, "Heel Iemand Anders"), writing(false)))
        .as("whatever name it gives itself, nobody vanishes by it")
        .isFalse();
  }

  @Test
  void aNameThatAnUnverifiedOrganisationWritesTellsItNothing() {
    assertThat(shown(ManagerDiscretion.OPEN, writing(false, "Anna Muller"))).isTrue();
    assertThat(shown(ManagerDiscretion.OPEN, writing(true, "anna müller"))).isFalse();
    assertThat(requestShown(writing(false, "Anna Muller"), false, ManagerDiscretion.OPEN))
        .isFalse();
  }

  private static boolean requestShown(
      OrganisationDiscretion organisation, boolean confidential, ManagerDiscretion manager) {
    return VisibilityRules.isRequestShown(
        organisation(organisation), confidential, manager(manager));
  }

  @Test
  void aConfidentialRequestDoesNotGoWhenItsOrganisationIsGuessed() {
    ManagerDiscretion guessing = hiding(Visibility.COMPANIES, "Voorbeeld Bank");
    assertThat(requestShown(writing(true), false, guessing)).isFalse();
    assertThat(requestShown(writing(true), true, guessing)).isTrue();
    OrganisationDiscretion by =
        new OrganisationDiscretion(true, Optional.empty(), List.of(MANAGER), List.of());
    assertThat(requestShown(by, true, ManagerDiscretion.OPEN)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Voorbeeld Bank N.V., voorbeeld bank",
    "VOORBEELD-BANK nv, voorbeeld bank",
    "Société Générale S.A., societe generale",
    "Straße & Söhne GmbH, strasse sohne",
    "Holding B.V., holding bv",
    "J.P. Exemple, jp exemple",
    "'...', ''"
  })
  void spellingsOfOneNameHaveOneKey(String name, String key) {
    assertThat(NameKey.of(name)).isEqualTo(key);
  }

  @Test
  void aDomainIsToldFromAName() {
    assertThat(NameKey.ofNameOrDomain("www.Bank.example")).isEqualTo("@bank.example");
    assertThat(NameKey.ofNameOrDomain("Bank.nu maar")).isEqualTo("bank nu maar");
  }
}
