package eu.veerman.expertise.tagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import eu.veerman.expertise.Language;
import eu.veerman.expertise.cue.MeaningModel;
import eu.veerman.expertise.taxonomy.Taxonomy;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TaggerTest {
  private static final Tagger WITH_CUES = Tagger.withCues(Taxonomy.load());
  private static final Tagger TAGGER = new Tagger(Taxonomy.load(), MeaningModel.NONE);

  private static Understanding read(String text) {
    return TAGGER.tag(text, Optional.empty());
  }

  private static Set<String> concepts(String text, Optional<Language> hint) {
    return TAGGER.tag(text, hint).tags().stream()
        .map(tag -> tag.concept().value())
        .collect(Collectors.toSet());
  }

  @Test
  void theLanguageIsTold() {
    assertThat(read("Wij zoeken een directeur die ons door de reorganisatie leidt.").languages())
        .containsExactly(Language.NL);
    assertThat(read("We need somebody who leads us through the reorganisation.").languages())
        .containsExactly(Language.EN);
    assertThat(read("Nous cherchons quelqu'un pour conduire la réorganisation.").languages())
        .containsExactly(Language.FR);
    assertThat(read("Wir suchen jemanden, der uns durch die Sanierung führt.").languages())
        .containsExactly(Language.DE);
  }

  @Test
  void aLanguageThatWeDoNotReadIsNotPassedOffAsAnother() {
    assertThat(read("Buscamos un director financiero interino para nuestra fábrica").languages())
        .isEmpty();
    assertThat(read("Szukamy tymczasowego dyrektora finansowego dla naszej firmy").languages())
        .isEmpty();
  }

  @Test
  void aTitleTooShortToTellIsReadAllTheSame() {
    assertThat(read("Interim CFO").languages()).isEmpty();
    assertThat(concepts("Interim CFO", Optional.empty())).contains("function.cfo");
    assertThat(concepts("Turnaround", Optional.empty())).contains("situation.turnaround");
  }

  @Test
  void eachSentenceIsReadInItsOwnLanguage() {
    Understanding understanding =
        read(
            "Wij zoeken een plantmanager voor onze fabriek in Gent, die ook de sluiting leidt. The"
                + " steering committee works in English and expects a weekly report on the plant"
                + " closure.");

    assertThat(understanding.languages()).containsExactlyInAnyOrder(Language.NL, Language.EN);
    assertThat(understanding.tags().stream().map(tag -> tag.concept().value()))
        .contains("function.plant-manager", "situation.plant-closure");
  }

  @Test
  void theSameWordsOfTheTradeInFourLanguagesGiveTheSameConcepts() {
    Set<String> dutch =
        concepts(
            "Herstructurering en kostenreductie bij een chemisch bedrijf, met een sociaal plan en"
                + " overleg met de ondernemingsraad; daarna de ERP-implementatie.",
            Optional.empty());

    assertThat(
            concepts(
                "Restructuring and cost reduction at a chemical company, with a social plan and"
                    + " consultation of the works council; then the ERP implementation.",
                Optional.empty()))
        .isEqualTo(dutch);
    assertThat(
            concepts(
                "Restrukturierung und Kostensenkung in der Chemieindustrie, mit Sozialplan und"
                    + " Abstimmung mit dem Betriebsrat; danach die ERP-Einführung.",
                Optional.empty()))
        .containsAll(dutch);
    assertThat(
            concepts(
                "Restructuration et réduction des coûts dans l'industrie chimique, avec un plan de"
                    + " reclassement et la consultation du CSE; ensuite la mise en place d'un ERP.",
                Optional.empty()))
        .isEqualTo(dutch);
  }

  @Test
  void theLongestNameWins() {
    assertThat(concepts("integration after acquisition", Optional.of(Language.EN)))
        .containsExactly("situation.post-merger-integration");
  }

  @Test
  void aTellingIsLessSureThanAName() {
    double named =
        TAGGER.tag("invoering van AI", Optional.of(Language.NL)).tags().getFirst().confidence();
    double told =
        TAGGER.tag("AI in onze bedrijfsprocessen", Optional.of(Language.NL)).tags().stream()
            .filter(tag -> tag.concept().value().equals("situation.ai-adoption"))
            .findFirst()
            .orElseThrow()
            .confidence();

    assertThat(told).isLessThan(named);
  }

  @Test
  void anEverydayWordIsLessSureThanANameOfItsOwn() {
    assertThat(
            TAGGER.tag("goede planning", Optional.of(Language.NL)).tags().getFirst().confidence())
        .isEqualTo(0.5);
  }

  @Test
  void placesAreCountedInTheTextAsGiven() {
    String text = "\u200f<p>Als <b>CFO</b>&nbsp;bij 𝔸𝔹 de reorga\u00adnisatie geleid.</p>";

    List<Tag> tags = TAGGER.tag(text, Optional.of(Language.NL)).tags();

    assertThat(tags.stream().map(tag -> text.substring(tag.start(), tag.end())))
        .containsExactly("CFO", "reorga\u00adnisatie");
  }

  @Test
  void markupSeparatesBlocksAndNotWords() {
    assertThat(concepts("<li>Change <b>management</b></li>", Optional.of(Language.EN)))
        .containsExactly("skill.change-management");
    assertThat(concepts("<li>supply</li><li>chain</li>", Optional.of(Language.EN))).isEmpty();
  }

  @Test
  void accentsLeftOutOrTakenApartDoNotMatter() {
    assertThat(concepts("reorganisation, reduction des couts", Optional.of(Language.FR)))
        .isEqualTo(concepts("réorganisation, re\u0301duction des coûts", Optional.of(Language.FR)));
    assertThat(concepts("Geschaeftsfuehrer", Optional.of(Language.DE)))
        .isEqualTo(concepts("Geschäftsführer", Optional.of(Language.DE)));
  }

  static List<String> anything() {
    Random random = new Random(7);
    String noise =
        IntStream.range(0, 200_000)
            .mapToObj(i -> String.valueOf((char) random.nextInt(0x10000)))
            .collect(Collectors.joining());
    String words =
        random
            .ints(300_000, 'a' - 1, 'z' + 1)
            .mapToObj(c -> c < 'a' ? " " : String.valueOf((char) c))
            .collect(Collectors.joining());
    return List.of(
        "",
        " ",
        "\u0000",
        "a".repeat(1_000_000),
        "verzekering".repeat(90_000),
        "niet ".repeat(100_000),
        "geen SAP of ".repeat(50_000),
        "<".repeat(500_000),
        "<p".repeat(300_000),
        "&a".repeat(300_000),
        "\u202e\u200f".repeat(300_000),
        "e\u0301".repeat(300_000),
        "\ud800".repeat(500_000),
        "\ud83d\ude00".repeat(200_000),
        ".\r\n\t".repeat(200_000),
        "restrukturierungserfahrungsmanagement ".repeat(10_000),
        noise,
        words);
  }

  @ParameterizedTest
  @MethodSource("anything")
  void anythingIsAText(String text) {
    assertThatCode(
            () -> {
              TAGGER.tag(text, Optional.empty());
              TAGGER.tag(text, Optional.of(Language.DE));
              WITH_CUES.tag(text, Optional.empty());
              WITH_CUES.tag(text, Optional.of(Language.FR));
            })
        .doesNotThrowAnyException();
  }

  @Test
  void whatIsTooLongIsReadInPartAndSaysSo() {
    String text = "x ".repeat(Tagger.MAX_LENGTH / 2) + "turnaround";

    Understanding understanding = TAGGER.tag(text, Optional.of(Language.EN));

    assertThat(understanding.complete()).isFalse();
    assertThat(understanding.tags()).isEmpty();
  }

  @Test
  void tagsHaveALimit() {
    Understanding understanding =
        TAGGER.tag("turnaround. ".repeat(Tagger.MAX_TAGS + 1), Optional.of(Language.EN));

    assertThat(understanding.tags()).hasSize(Tagger.MAX_TAGS);
    assertThat(understanding.complete()).isFalse();
  }

  @Test
  void manyThreadsReadTheSame() {
    String text =
        "Interim CFO voor de herstructurering van een metaalbewerkingsbedrijf in Helmond.";
    Understanding alone = read(text);

    assertThat(
            IntStream.range(0, 200)
                .parallel()
                .mapToObj(i -> read(text))
                .collect(Collectors.toSet()))
        .containsExactly(alone);
  }
}
