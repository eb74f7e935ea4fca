package eu.veerman.expertise.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class RelatednessTest {
  private static final RelatednessParameters PARAMETERS =
      new RelatednessParameters(1, 0.9, 0.6, 0.4, 0.25);
  private static final Taxonomy TAXONOMY = Taxonomy.load();
  private static final Relatedness RELATEDNESS = TAXONOMY.relatedness(PARAMETERS);

  private static double between(String asked, String held) {
    return RELATEDNESS.between(new ConceptId(asked), new ConceptId(held));
  }

  @Test
  void theSameIsWhole() {
    assertThat(between("situation.turnaround", "situation.turnaround")).isEqualTo(1);
  }

  @Test
  void holdingSomethingNarrowerThanAskedIsNearlyWhole() {
    assertThat(between("industry.l", "industry.l65")).isEqualTo(0.9);
  }

  @Test
  void holdingSomethingBroaderThanAskedIsLess() {
    assertThat(between("industry.l65", "industry.l")).isEqualTo(0.6);
  }

  @Test
  void relatedIsLessStill() {
    assertThat(between("situation.carve-out", "skill.transitional-services")).isEqualTo(0.4);
    assertThat(between("skill.transitional-services", "situation.carve-out")).isEqualTo(0.4);
  }

  @Test
  void furtherStepsMultiply() {
    // S/4HANA is a kind of SAP, SAP a kind of ERP.
    assertThat(between("skill.erp", "skill.sap-s4hana")).isCloseTo(0.81, within(1e-9));
    assertThat(between("skill.sap-s4hana", "skill.erp")).isCloseTo(0.36, within(1e-9));
  }

  @Test
  void twoBranchesOfATreeAreNotRelatedByTheirTrunk() {
    assertThat(between("industry.c11", "industry.c29")).isZero();
  }

  @Test
  void whatIsBelowTheFloorIsNothing() {
    // Related, then broader: 0.4 × 0.6 = 0.24.
    Relatedness lower = TAXONOMY.relatedness(new RelatednessParameters(1, 0.9, 0.6, 0.4, 0.1));

    assertThat(between("skill.kubler-ross", "function.change-manager")).isZero();
    assertThat(
            lower.between(
                new ConceptId("skill.kubler-ross"), new ConceptId("function.change-manager")))
        .isCloseTo(0.24, within(1e-9));
  }

  @Test
  void expandingIsExactlyWhatIsNotNothing() {
    for (Concept held : TAXONOMY.concepts()) {
      SortedMap<ConceptId, Double> expanded = RELATEDNESS.expand(held.id());
      for (Concept asked : TAXONOMY.concepts()) {
        assertThat(expanded.getOrDefault(asked.id(), 0.0))
            .isEqualTo(RELATEDNESS.between(asked.id(), held.id()));
      }
      for (Map.Entry<ConceptId, Double> entry : expanded.entrySet()) {
        assertThat(entry.getValue()).isBetween(PARAMETERS.floor() - 1e-9, PARAMETERS.same());
      }
      assertThat(expanded).containsEntry(held.id(), 1.0);
    }
  }

  @Test
  void narrowerNeverCountsLessThanBroader() {
    for (Concept concept : TAXONOMY.concepts()) {
      for (ConceptId broader : concept.broader()) {
        assertThat(RELATEDNESS.between(broader, concept.id()))
            .isGreaterThanOrEqualTo(RELATEDNESS.between(concept.id(), broader));
      }
    }
  }

  @Test
  void anUnknownConceptSatisfiesItselfOnly() {
    ConceptId unknown = new ConceptId("skill.of-tomorrow");

    assertThat(RELATEDNESS.between(unknown, unknown)).isEqualTo(1);
    assertThat(RELATEDNESS.expand(unknown)).hasSize(1);
    assertThat(RELATEDNESS.between(new ConceptId("skill.erp"), unknown)).isZero();
  }

  @Test
  void parametersThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> new RelatednessParameters(1, 1, 0.6, 0.4, 0.25))
        .hasMessageContaining("narrower is 1.0");
    assertThatThrownBy(() -> new RelatednessParameters(1, 0.9, 0.6, 0.4, 0))
        .hasMessageContaining("floor is 0.0");
    assertThatThrownBy(() -> new RelatednessParameters(Double.NaN, 0.9, 0.6, 0.4, 0.25))
        .hasMessageContaining("NaN");
  }
}
