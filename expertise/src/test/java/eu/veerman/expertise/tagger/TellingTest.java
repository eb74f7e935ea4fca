package eu.veerman.expertise.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import eu.veerman.expertise.Language;
import eu.veerman.expertise.cue.Meaning;
import eu.veerman.expertise.taxonomy.ConceptId;
import eu.veerman.expertise.taxonomy.Taxonomy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told without being named. */
class TellingTest {
  private static final Tagger TAGGER = Tagger.withCues(Taxonomy.load());

  private static List<Tag> tags(String text, Language language) {
    return TAGGER.tag(text, Optional.of(language)).tags();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          EN | The bank wants a plan by Friday and suppliers ask for prepayment. | situation.liquidity-crisis
          NL | De helft van de filialen houdt stiekem de oude lijstjes bij. | situation.resistance-to-change
          FR | Dimanche soir tous nos fichiers ont été chiffrés et on réclame une rançon. | situation.cybersecurity-incident
          DE | Das Band steht, weil der einzige Zulieferer abgebrannt ist. | situation.supply-disruption
          """)
  void peopleDescribeProblemsNotLabels(Language language, String sentence, String concept) {
    assertThat(tags(sentence, language))
        .anySatisfy(
            tag -> {
              assertThat(tag.concept()).isEqualTo(new ConceptId(concept));
              assertThat(tag.origin()).isEqualTo(Tag.Origin.TOLD);
              assertThat(tag.confidence()).isLessThan(1);
            });
  }

  @Test
  void theEvidenceIsTheSentence() {
    String text = "Wij zijn een bank. De helft van de filialen houdt stiekem de oude lijstjes bij.";
    assertThat(tags(text, Language.NL))
        .filteredOn(tag -> tag.origin() == Tag.Origin.TOLD)
        .isNotEmpty()
        .allSatisfy(
            tag ->
                assertThat(text.substring(tag.start(), tag.end()))
                    .isEqualTo("De helft van de filialen houdt stiekem de oude lijstjes bij"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          EN | The plants in the greenhouse showed good growth.
          NL | De planten in de kas maakten een mooie groei door.
          DE | Das Wachstum der Tomaten im Garten war dieses Jahr gut.
          """)
  void anotherSenseOfAnAmbiguousNameIsNotMeant(Language language, String sentence) {
    assertThat(tags(sentence, language))
        .noneMatch(tag -> tag.concept().value().equals("situation.growth") && !tag.negated());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          EN | We need somebody for nine months, four days a week, day rate up to 1,400 euros.
          NL | De fabriek heeft 350 mensen in dienst.
          FR | L'usine emploie 350 personnes.
          DE | Das Finanzteam besteht aus zwölf Personen.
          """)
  void conditionsAndSizesTellNothing(Language language, String sentence) {
    assertThat(tags(sentence, language)).noneMatch(tag -> tag.origin() == Tag.Origin.TOLD);
  }

  @Test
  void whatIsDeniedIsNotTold() {
    assertThat(tags("No files encrypted by hackers, no ransom, no stolen passwords.", Language.EN))
        .noneMatch(tag -> tag.concept().value().equals("situation.cybersecurity-incident"));
  }

  @Test
  void anotherModelCanBePluggedIn() {
    ConceptId carveOut = new ConceptId("situation.carve-out");
    Tagger other =
        new Tagger(Taxonomy.load(), (language, sentence) -> List.of(new Meaning(carveOut, 0.9)));
    assertThat(other.tag("Something entirely different happens.", Optional.of(Language.EN)).tags())
        .extracting(Tag::concept)
        .contains(carveOut);
  }

  @Test
  void whatIsNamedIsNotToldTwice() {
    List<Tag> tags = tags("A turnaround: losses for years, the bank wants a plan.", Language.EN);
    assertThat(tags)
        .filteredOn(tag -> tag.concept().value().equals("situation.turnaround"))
        .hasSize(1)
        .allMatch(tag -> tag.origin() == Tag.Origin.NAMED);
  }
}
