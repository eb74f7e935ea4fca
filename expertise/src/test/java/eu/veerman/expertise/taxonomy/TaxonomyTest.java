package eu.veerman.expertise.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.veerman.expertise.Language;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TaxonomyTest {
  private static final Taxonomy TAXONOMY = Taxonomy.load();

  private static List<String> typed(String prefix, Language language) {
    return TAXONOMY.search(prefix, language, 10).stream()
        .map(suggestion -> suggestion.concept().id().value())
        .toList();
  }

  @Test
  void typingTheBeginningOfANameOffersItsConcept() {
    assertThat(typed("turna", Language.EN)).startsWith("situation.turnaround");
    assertThat(typed("reorg", Language.NL)).contains("situation.reorganisation");
    assertThat(typed("Geschäfts", Language.DE)).contains("function.ceo");
  }

  @Test
  void caseAndAccentsDoNotMatterWhenTyping() {
    assertThat(typed("REDUCTION DES COUTS", Language.FR)).contains("situation.cost-reduction");
    assertThat(typed("geschafts", Language.DE)).isEqualTo(typed("GESCHÄFTS", Language.DE));
  }

  @Test
  void aWordInsideTheNameIsOfferedAfterNamesThatBeginSo() {
    List<Suggestion> offered = TAXONOMY.search("manage", Language.EN, 20);

    boolean inside = false;
    for (Suggestion suggestion : offered) {
      boolean begins = Folding.fold(suggestion.name()).startsWith("manage");
      assertThat(begins && inside).as(suggestion.name()).isFalse();
      inside |= !begins;
    }
  }

  @Test
  void aConceptIsOfferedOnce() {
    List<String> offered = typed("chief", Language.EN);

    assertThat(offered).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  void onlyTheKindThatIsAskedForIsOffered() {
    assertThat(
            TAXONOMY.search("a", Language.NL, Optional.of(ConceptKind.INDUSTRY), 50).stream()
                .map(suggestion -> suggestion.concept().kind()))
        .isNotEmpty()
        .containsOnly(ConceptKind.INDUSTRY);
  }

  @Test
  void nothingTypedOffersNothing() {
    assertThat(TAXONOMY.search("", Language.NL, 10)).isEmpty();
    assertThat(TAXONOMY.search(" - ", Language.NL, 10)).isEmpty();
    assertThat(TAXONOMY.search("x".repeat(100_000), Language.NL, 10)).isEmpty();
  }

  @Test
  void anEndlessListIsRefused() {
    assertThatThrownBy(() -> TAXONOMY.search("a", Language.NL, 51)).hasMessageContaining("51");
    assertThatThrownBy(() -> TAXONOMY.search("a", Language.NL, 0)).hasMessageContaining("0");
  }

  @Test
  void aConceptIsNamedInEachLanguage() {
    ConceptId plantClosure = new ConceptId("situation.plant-closure");

    assertThat(TAXONOMY.label(plantClosure, Language.NL)).contains("fabriekssluiting");
    assertThat(TAXONOMY.label(plantClosure, Language.EN)).contains("plant closure");
    assertThat(TAXONOMY.label(plantClosure, Language.FR)).contains("fermeture de site");
    assertThat(TAXONOMY.label(plantClosure, Language.DE)).contains("Werksschließung");
  }

  @Test
  void narrowerIsTheOtherSideOfBroaderAndRelatedHoldsBothWays() {
    for (Concept concept : TAXONOMY.concepts()) {
      for (ConceptId broader : concept.broader()) {
        assertThat(TAXONOMY.concept(broader).orElseThrow().narrower()).contains(concept.id());
      }
      for (ConceptId related : concept.related()) {
        assertThat(TAXONOMY.concept(related).orElseThrow().related()).contains(concept.id());
      }
    }
  }

  @Test
  void languagesAreKnownByTheirTagWhateverTheRegion() {
    assertThat(Language.ofTag("nl-BE")).contains(Language.NL);
    assertThat(Language.ofTag("DE_at")).contains(Language.DE);
    assertThat(Language.ofTag("es")).isEmpty();
    assertThat(Language.ofTag("")).isEmpty();
  }
}
