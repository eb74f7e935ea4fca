package eu.veerman.ranking;

import static eu.veerman.ranking.Given.AI;
import static eu.veerman.ranking.Given.asking;
import static eu.veerman.ranking.Given.held;
import static eu.veerman.ranking.Given.holding;
import static eu.veerman.ranking.Given.must;
import static eu.veerman.ranking.Given.wish;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Words without work behind them do not beat a track record. */
class GamingTest {
  private static final Model MODEL = Model.current();
  private static final String FUNCTION = "function.change-manager";
  private static final String SKILL = "skill.works-council";
  private static final RequestInput REQUEST = asking(must(AI), wish(FUNCTION), wish(SKILL));

  /** One stated assignment in the situation, two years ago, and nothing else. */
  private static final CandidateInput RECORD =
      holding(held(AI, EvidenceKind.STATED_ASSIGNMENT, "2025-01", 1));

  private static int points(CandidateInput candidate) {
    return Ranking.score(REQUEST, candidate, MODEL, Given.TAXONOMY, Given.TODAY).scoreThousandths();
  }

  private static HeldConcept claimed(String concept) {
    return Given.claimed(concept, 1);
  }

  @Test
  void listingThreeHundredSkillsDoesNotBeatATrackRecord() {
    List<HeldConcept> list = new ArrayList<>();
    IntStream.range(0, 300).forEach(i -> list.add(claimed("skill.number-" + i)));
    list.addAll(Stream.of(AI, FUNCTION, SKILL).map(GamingTest::claimed).toList());

    assertThat(points(holding(list.toArray(HeldConcept[]::new)))).isLessThan(points(RECORD));
  }

  @Test
  void pastingTheRequestIntoTheProfileDoesNotBeatATrackRecord() {
    CandidateInput pasted = holding(claimed(AI), claimed(FUNCTION), claimed(SKILL));

    assertThat(points(pasted)).isPositive().isLessThan(points(RECORD));
  }

  @Test
  void repeatingAKeywordAddsNothing() {
    Evidence once = claimed(AI).evidence().getFirst();
    List<Evidence> often =
        IntStream.range(0, 50)
            .mapToObj(i -> new Evidence("s" + i, once.kind(), once.ended(), once.confidence()))
            .toList();

    assertThat(points(holding(new HeldConcept(AI, often)))).isEqualTo(points(holding(claimed(AI))));
  }

  @Test
  void theFirstModelStillScoresAsItDid() {
    Verdict before =
        Ranking.score(
            asking(wish(AI)),
            holding(claimed(AI)),
            Model.load("1.0.0"),
            Given.TAXONOMY,
            Given.TODAY);

    assertThat(before.contribution(Criterion.SITUATION).pointsThousandths()).isEqualTo(15_000);
  }
}
