package eu.veerman.expertise.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Slips of the pen in long words. */
class MisspellingsTest {
  private final Misspellings misspellings =
      new Misspellings(List.of("integration", "restructuring", "turnaround", "controller"));

  @Test
  void aLetterTooManyTooFewAnotherOrTwoExchangedAreOneSlip() {
    assertThat(misspellings.meant("intergration")).contains("integration");
    assertThat(misspellings.meant("turnarond")).contains("turnaround");
    assertThat(misspellings.meant("controllar")).contains("controller");
    assertThat(misspellings.meant("turnaruond")).contains("turnaround");
  }

  @Test
  void aLongWordMayHaveTwo() {
    assertThat(misspellings.meant("restrucutering")).contains("restructuring");
    assertThat(misspellings.meant("restrukturring")).contains("restructuring");
  }

  @Test
  void aShortWordIsLeftAlone() {
    assertThat(new Misspellings(List.of("finance")).meant("finanse")).isEmpty();
  }

  @Test
  void aWordThatCouldBeTwoOthersIsLeftAlone() {
    Misspellings two = new Misspellings(List.of("transfers", "transform"));
    assertThat(two.meant("transfor")).isEqualTo(java.util.Optional.of("transform"));
    assertThat(new Misspellings(List.of("relations", "relationa")).meant("relationx")).isEmpty();
  }

  @Test
  void theFirstLettersHaveToBeRight() {
    assertThat(misspellings.meant("entegration")).isEmpty();
  }
}
