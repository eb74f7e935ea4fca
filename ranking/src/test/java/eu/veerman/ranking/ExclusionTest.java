package eu.veerman.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExclusionTest {
  private static final Constraint DUTCH = Constraint.language("nl");
  private static final Constraint CFO = Constraint.concept("function.cfo");
  private static final Constraint SAP = Constraint.concept("skill.sap");
  private static final Constraint RATE = Constraint.of(ConstraintKind.RATE);

  private static Admission failing(Constraint... constraints) {
    return new Admission(
        Stream.of(constraints).map(c -> new ConstraintResult(c, Outcome.FAILED)).toList());
  }

  private static final List<Admission> POPULATION =
      List.of(
          failing(),
          new Admission(List.of(new ConstraintResult(RATE, Outcome.UNKNOWN))),
          failing(DUTCH),
          failing(CFO, SAP),
          failing(CFO, SAP, RATE),
          failing(SAP));

  @Test
  void countsWhoFailsAConstraintAndWhoWouldBeInWithoutIt() {
    assertThat(Exclusion.perConstraint(POPULATION))
        .containsExactly(
            new Exclusion<>(DUTCH, 1, 1),
            new Exclusion<>(CFO, 2, 0),
            new Exclusion<>(SAP, 3, 1),
            new Exclusion<>(RATE, 1, 0));
  }

  @Test
  void allMustHaveConceptsCountAsOneKind() {
    assertThat(Exclusion.perKind(POPULATION))
        .containsExactly(
            new Exclusion<>(ConstraintKind.LANGUAGE, 1, 1),
            new Exclusion<>(ConstraintKind.CONCEPT, 3, 2),
            new Exclusion<>(ConstraintKind.RATE, 1, 0));
  }

  @Test
  void nobodyExcludedMeansNothingToTell() {
    assertThat(Exclusion.perConstraint(List.of(failing()))).isEmpty();
  }
}
