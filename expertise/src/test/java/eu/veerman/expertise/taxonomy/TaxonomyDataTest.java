package eu.veerman.expertise.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import eu.veerman.expertise.Language;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Claims about the data that stand on the class path; loading them checks links and names. */
class TaxonomyDataTest {
  private static final Taxonomy TAXONOMY = Taxonomy.load();

  private static long count(ConceptKind kind) {
    return TAXONOMY.concepts().stream().filter(concept -> concept.kind() == kind).count();
  }

  @Test
  void theVersionIsNamed() {
    assertThat(TAXONOMY.version()).matches("[0-9]+\\.[0-9]+\\.[0-9]+");
  }

  @Test
  void itIsLargeEnoughToSpeakOfInterimManagement() {
    assertThat(TAXONOMY.concepts()).hasSizeGreaterThanOrEqualTo(660);
    assertThat(count(ConceptKind.FUNCTION)).isGreaterThanOrEqualTo(80);
    assertThat(count(ConceptKind.SITUATION)).isGreaterThanOrEqualTo(60);
    assertThat(count(ConceptKind.SKILL)).isGreaterThanOrEqualTo(350);
  }

  @Test
  void everySectionOfNaceIsThereUnderItsLetter() {
    for (char section = 'A'; section <= 'V'; section++) {
      Concept concept =
          TAXONOMY
              .concept(new ConceptId("industry." + Character.toLowerCase(section)))
              .orElseThrow();
      assertThat(concept.broader()).isEmpty();
      assertThat(concept.codes())
          .contains(new ConceptCode(ConceptCode.Scheme.NACE, String.valueOf(section)));
    }
  }

  @Test
  void everyDivisionStandsUnderItsSection() {
    for (Concept concept : TAXONOMY.concepts()) {
      if (concept.kind() == ConceptKind.INDUSTRY && !concept.broader().isEmpty()) {
        assertThat(concept.codes()).as(concept.id().value()).isNotEmpty();
        String section = concept.codes().getFirst().value().substring(0, 1).toLowerCase();
        assertThat(concept.id().value()).startsWith("industry." + section);
      }
    }
  }

  @Test
  void financeIsSectionLAndInformationTechnologyIsSectionK() {
    assertThat(TAXONOMY.label(new ConceptId("industry.l"), Language.EN).orElseThrow())
        .containsIgnoringCase("financial");
    assertThat(TAXONOMY.label(new ConceptId("industry.k"), Language.EN).orElseThrow())
        .containsIgnoringCase("information technology");
  }

  @Test
  void eachOfTheFiveSkillFamiliesHasAtLeastEightSkills() {
    for (String family :
        Set.of("behavioural", "organisational", "cognitive", "intrapersonal", "interpersonal")) {
      assertThat(TAXONOMY.concept(new ConceptId("skill." + family)).orElseThrow().narrower())
          .as(family)
          .hasSizeGreaterThanOrEqualTo(8);
    }
  }

  @Test
  void everySituationIsToldInEveryLanguageOrIsAGroup() {
    Set<String> untold =
        TAXONOMY.concepts().stream()
            .filter(concept -> concept.kind() == ConceptKind.SITUATION)
            .filter(
                concept ->
                    Arrays.stream(Language.values())
                        .anyMatch(language -> concept.names(language).tellings().isEmpty()))
            .map(concept -> concept.id().value())
            .collect(Collectors.toSet());

    assertThat(untold)
        .containsExactlyInAnyOrder(
            "situation.crisis", "situation.growth", "situation.sourcing-change");
  }
}
