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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          EN | Fresh products, ready to eat
          DE | Erfahrung mit Metall- und Elektronikteilen
          FR | Connaissance des équipementiers automobiles
          """)
  void anItemOfAListTellsWhatItIsSureOfOrNothing(Language language, String item) {
    assertThat(tags(item, language))
        .filteredOn(tag -> tag.origin() == Tag.Origin.TOLD)
        .allMatch(tag -> tag.confidence() >= 0.75);
  }

  /** Whoever parts two stories with an empty line tells two. */
  @Test
  void whatStandsTogetherIsReadTogether() {
    String first = "Three firms that we bought still work side by side.";
    String rest =
        "Each has its own van colour and price list. Customers keep calling the man who sold it.";
    ConceptId integration = new ConceptId("situation.post-merger-integration");
    assertThat(tags(first + " " + rest, Language.EN))
        .filteredOn(tag -> tag.concept().equals(integration))
        .singleElement()
        .satisfies(
            tag -> assertThat(tag.confidence()).isGreaterThan(confidence(integration, rest)));
    assertThat(tags(first + "\n\n" + rest, Language.EN))
        .filteredOn(tag -> tag.concept().equals(integration) && tag.start() > first.length())
        .allMatch(tag -> tag.confidence() == confidence(integration, rest));
  }

  private static double confidence(ConceptId concept, String text) {
    return tags(text, Language.EN).stream()
        .filter(tag -> tag.concept().equals(concept))
        .mapToDouble(Tag::confidence)
        .max()
        .orElse(0);
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
        new Tagger(
            Taxonomy.load(),
            (language, passage) ->
                passage.stream().map(sentence -> List.of(new Meaning(carveOut, 0.9))).toList());
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
