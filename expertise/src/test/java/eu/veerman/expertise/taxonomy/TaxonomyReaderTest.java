package eu.veerman.expertise.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaxonomyReaderTest {
  private static TaxonomyFiles skills(String stanzas, String removed) {
    Map<ConceptKind, String> byKind = new EnumMap<>(ConceptKind.class);
    byKind.put(ConceptKind.SKILL, stanzas);
    return new TaxonomyFiles("1.0.0\n", byKind, removed);
  }

  private static String named(String name) {
    return "  nl " + name + "\n  en " + name + "\n  fr " + name + "\n  de " + name + "\n";
  }

  private static List<String> problems(String stanzas, String removed) {
    return catchThrowableOfType(
            InvalidTaxonomyException.class, () -> TaxonomyReader.read(skills(stanzas, removed)))
        .problems();
  }

  @Test
  void allProblemsAreToldAtOnce() {
    List<String> problems =
        problems(
            """
            skill.a
              broader skill.missing
              nl een
            skill.b
              colour blue
              broader skill.b
              related function
            """
                + named("same")
                + "skill.c\n"
                + named("same")
                + "  code esco somewhere\nsituation.x\n"
                + named("x")
                + "skill.c\n",
            "");

    assertThat(String.join("\n", problems))
        .contains("skill.a: broader skill.missing does not exist")
        .contains("skill.a: has no name in de")
        .contains("'colour' is no field")
        .contains("skill.b: is broader than itself")
        .contains("link is 'function'")
        .contains("'same' in fr is shared by [skill.b, skill.c]")
        .contains("ESCO code is 'somewhere'")
        .contains("situation.x stands among the concepts of kind skill")
        .contains("skill.c stands twice");
  }

  @Test
  void aCircleOfThreeIsFound() {
    assertThat(
            problems(
                "skill.a\n  broader skill.b\n"
                    + named("a")
                    + "skill.b\n  broader skill.c\n"
                    + named("b")
                    + "skill.c\n  broader skill.a\n"
                    + named("c"),
                ""))
        .anyMatch(problem -> problem.contains("is broader than itself"));
  }

  @Test
  void aSharedNameMarkedAmbiguousIsAllowed() {
    Taxonomy taxonomy =
        TaxonomyReader.read(
            skills("skill.a\n" + named("one | ?bank") + "skill.b\n" + named("two | ?bank"), ""));

    assertThat(taxonomy.concepts()).hasSize(2);
  }

  @Test
  void aRemovedConceptLeadsToTheOneInItsPlace() {
    Taxonomy taxonomy =
        TaxonomyReader.read(
            skills(
                "skill.new\n" + named("new"), "skill.old -> skill.mid\nskill.mid -> skill.new\n"));

    assertThat(taxonomy.concept(new ConceptId("skill.old"))).isEmpty();
    assertThat(taxonomy.current(new ConceptId("skill.old")).orElseThrow().id())
        .isEqualTo(new ConceptId("skill.new"));
    assertThat(taxonomy.current(new ConceptId("skill.never"))).isEmpty();
  }

  @Test
  void removedConceptsMustLeadSomewhere() {
    assertThat(problems("skill.new\n" + named("new"), "skill.a -> skill.b\nskill.b -> skill.a\n"))
        .hasSize(2);
    assertThat(problems("skill.new\n" + named("new"), "skill.new -> skill.new\n"))
        .anyMatch(problem -> problem.contains("still there"));
  }

  @Test
  void theVersionMustBeOne() {
    InvalidTaxonomyException thrown =
        catchThrowableOfType(
            InvalidTaxonomyException.class,
            () -> TaxonomyReader.read(new TaxonomyFiles("first", Map.of(), "")));

    assertThat(thrown).hasMessageContaining("first").hasMessageContaining("1.0.0");
  }
}
