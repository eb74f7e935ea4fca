package eu.veerman.expertise.cue;

import static org.assertj.core.api.Assertions.assertThat;

import eu.veerman.expertise.Language;
import eu.veerman.expertise.taxonomy.ConceptId;
import eu.veerman.expertise.taxonomy.ConceptKind;
import eu.veerman.expertise.taxonomy.Taxonomy;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The cues are complete, and a mistake in them is told with its place. */
class CueDataTest {
  private static final Taxonomy TAXONOMY = Taxonomy.load();

  @Test
  void theCuesOfAllLanguagesAreInOrder() {
    Cues cues = Cues.load(TAXONOMY);
    assertThat(cues.languages()).containsOnlyKeys(Language.values());
    for (Cues.InLanguage told : cues.languages().values()) {
      long concepts =
          TAXONOMY.concepts().stream()
              .filter(concept -> Cues.KINDS.contains(concept.kind()))
              .count();
      assertThat(told.concepts()).hasSize((int) concepts);
      assertThat(told.neutral()).hasSizeGreaterThanOrEqualTo(30);
    }
  }

  /** A file of situations that holds this stanza only. */
  private static List<String> problemsOf(String stanza) {
    CueReader reader = new CueReader(TAXONOMY, Language.EN);
    reader.read(Map.of(ConceptKind.SITUATION, stanza), "A sentence that tells nothing.");
    return reader.problems().stream().filter(problem -> !problem.contains("has no cues")).toList();
  }

  private static String stanza(String id, int cues) {
    return id
        + "\n  ~ words of that world\n"
        + IntStream.range(0, cues)
            .mapToObj(i -> "  Something happens here for the " + i + "th time.\n")
            .collect(Collectors.joining());
  }

  @Test
  void whatIsInOrderIsNotComplainedOf() {
    assertThat(problemsOf(stanza("situation.turnaround", 12))).isEmpty();
  }

  @Test
  void aConceptWithoutCuesIsTold() {
    CueReader reader = new CueReader(TAXONOMY, Language.EN);
    reader.read(Map.of(ConceptKind.SITUATION, ""), "");
    assertThat(reader.problems()).contains("en: situation.turnaround has no cues");
  }

  @Test
  void tooFewCuesAreTold() {
    assertThat(problemsOf(stanza("situation.turnaround", 11)))
        .containsExactly("en: situation.turnaround has 11 cues, must have at least 12");
  }

  @Test
  void anUnknownConceptAndOneOfAnotherKindAreTold() {
    assertThat(problemsOf(stanza("situation.no-such-thing", 12)))
        .containsExactly("en: situation.no-such-thing is no situation of the taxonomy");
    assertThat(problemsOf(stanza("function.cfo", 12)))
        .containsExactly("en: function.cfo is no situation of the taxonomy");
  }

  @Test
  void aCueThatNamesItsConceptIsTold() {
    String named = stanza("situation.turnaround", 12) + "  A turnaround within a year is needed.\n";
    assertThat(problemsOf(named)).singleElement().asString().contains("is named in", "turnaround");
  }

  @Test
  void aCueThatStandsTwiceIsTold() {
    String twice =
        stanza("situation.turnaround", 12) + "  Something happens here, for the 3th time!\n";
    assertThat(problemsOf(twice)).singleElement().asString().contains("stands under");
  }

  @Test
  void aConceptWithoutWordsOfItsWorldIsTold() {
    String without = stanza("situation.turnaround", 12).replace("  ~ words of that world\n", "");
    assertThat(problemsOf(without))
        .containsExactly("en: situation.turnaround has no words of its world (~)");
  }

  @Test
  void theModelLearnsTheSameFromTheSameCuesBitForBit() {
    Cues cues = Cues.load(TAXONOMY);
    String sentence = "The owners want to see black figures within two quarters.";
    List<List<Meaning>> once = CueModel.learn(cues, Map.of()).read(Language.EN, List.of(sentence));
    List<List<Meaning>> again = CueModel.learn(cues, Map.of()).read(Language.EN, List.of(sentence));
    assertThat(again).isEqualTo(once).isNotEmpty();
    assertThat(once.getFirst().getFirst().concept())
        .isEqualTo(new ConceptId("situation.turnaround"));
  }
}
