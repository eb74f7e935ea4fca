package eu.veerman.matching.index;

import static org.assertj.core.api.Assertions.assertThat;

import eu.veerman.matching.index.Drift.Logged;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What counts as a difference between an index and a log that both go on. */
class DriftTest {
  private static Drift between(Map<String, Long> indexed, Map<String, Logged> logged) {
    return Drift.between(new TreeMap<>(indexed), new TreeMap<>(logged));
  }

  @Test
  void anIndexThatHoldsWhatWasAcknowledgedDoesNotDiffer() {
    assertThat(between(Map.of("a", 2L), Map.of("a", new Logged(2, 2)))).isEqualTo(Drift.NONE);
  }

  @Test
  void whatTheWriterHasNotAcknowledgedMayBeThereOrNot() {
    assertThat(between(Map.of("a", 2L), Map.of("a", new Logged(3, 2)))).isEqualTo(Drift.NONE);
    assertThat(between(Map.of("a", 3L), Map.of("a", new Logged(3, 2)))).isEqualTo(Drift.NONE);
    assertThat(between(Map.of(), Map.of("new", new Logged(1, 0)))).isEqualTo(Drift.NONE);
  }

  @Test
  void aMissingAndAnOlderDocumentAreBehind() {
    assertThat(between(Map.of("b", 1L), Map.of("a", new Logged(1, 1), "b", new Logged(2, 2))))
        .isEqualTo(new Drift(2, 0));
  }

  @Test
  void aDocumentNobodyToldOfAndOneFromTheFutureAreForeign() {
    assertThat(between(Map.of("a", 9L, "x", 1L), Map.of("a", new Logged(2, 2))))
        .isEqualTo(new Drift(0, 2));
  }
}
