package eu.veerman.expertise.cue;

import static org.assertj.core.api.Assertions.assertThat;

import eu.veerman.expertise.cue.PassageVotes.Elected;
import java.util.List;
import org.junit.jupiter.api.Test;

class PassageVotesTest {
  private static final double LEAST = 0.2;

  private final PassageVotes votes = new PassageVotes();

  @Test
  void whatIsPossibleInEachSentenceIsToldByAllOfThem() {
    votes.add(0, new double[] {0.1, 0.4, 0.45, 0.05});
    votes.add(1, new double[] {0.1, 0.4, 0.02, 0.48});
    votes.add(2, new double[] {0.1, 0.42, 0.24, 0.24});

    List<Elected> elected = votes.elected(LEAST);

    assertThat(elected).singleElement().returns(1, Elected::of).returns(2, Elected::sentence);
    assertThat(elected.getFirst().confidence()).isBetween(0.8, 1.0);
  }

  @Test
  void aSentenceThatIsSureAloneIsBelievedInWhateverCompany() {
    votes.add(0, new double[] {0.05, 0.95, 0, 0});
    votes.add(1, new double[] {0.05, 0, 0.95, 0});
    votes.add(2, new double[] {0.05, 0, 0.95, 0});

    assertThat(votes.elected(LEAST)).extracting(Elected::of).containsExactly(1, 2);
  }

  @Test
  void whatNobodyTellsIsNotTold() {
    assertThat(votes.elected(LEAST)).isEmpty();
    votes.add(0, new double[] {0.95, 0.05, 0, 0});
    votes.add(1, new double[] {0.95, 0.05, 0, 0});
    assertThat(votes.elected(LEAST)).isEmpty();
  }

  @Test
  void theOrderOfTheSentencesDoesNotMatter() {
    double[] one = {0.3, 0.5, 0.1, 0.1};
    double[] other = {0.1, 0.3, 0.5, 0.1};
    PassageVotes reversed = new PassageVotes();
    votes.add(0, one);
    votes.add(1, other);
    reversed.add(1, other);
    reversed.add(0, one);

    assertThat(votes.elected(LEAST))
        .usingRecursiveComparison()
        .withComparatorForType((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : 1, Double.class)
        .isEqualTo(reversed.elected(LEAST));
  }
}
