package eu.veerman.profile.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import eu.veerman.contracts.concept.ConceptId;
import eu.veerman.contracts.concept.Decision;
import eu.veerman.contracts.concept.Decision.Verdict;
import eu.veerman.contracts.concept.Importance;
import eu.veerman.contracts.concept.Understood;
import eu.veerman.contracts.concept.Understood.Status;
import eu.veerman.profile.input.FieldProblem;
import eu.veerman.profile.input.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnderstandingTest {
  private static final ConceptId LEAN = new ConceptId("skill.lean");
  private static final ConceptId AI = new ConceptId("situation.ai-adoption");

  /** Reads "lean" and "AI"; "no lean" denies it. */
  private static List<Tag> tagger(Passage passage) {
    List<Tag> tags = new ArrayList<>();
    int lean = passage.text().indexOf("lean");
    if (lean >= 0) {
      tags.add(new Tag(LEAN, lean, lean + 4, passage.text().contains("no lean"), false, 0.8));
    }
    int ai = passage.text().indexOf("AI");
    if (ai >= 0) {
      tags.add(new Tag(AI, ai, ai + 2, false, passage.text().contains("plus AI"), 0.9));
    }
    return tags;
  }

  private static List<Understood> understood(List<Passage> passages, Decision... decisions) {
    return Understanding.of(passages, List.of(decisions), UnderstandingTest::tagger);
  }

  @Test
  void aConceptIsUnderstoodWithThePassageItWasReadIn() {
    Understood lean = understood(List.of(Passage.of("skills", "very lean").at(3))).getFirst();

    assertThat(lean.status()).isEqualTo(Status.PROPOSED);
    assertThat(lean.confidence()).isEqualTo(0.8);
    assertThat(lean.importance()).isEmpty();
    assertThat(lean.evidence().getFirst().quote()).isEqualTo("lean");
    assertThat(lean.evidence().getFirst().start()).isEqualTo(5);
    assertThat(lean.evidence().getFirst().index()).hasValue(3);
  }

  @Test
  void whatIsOnlyDeniedIsNotHeld() {
    assertThat(understood(List.of(Passage.of("summary", "no lean")))).isEmpty();
  }

  @Test
  void whatIsDeniedInOnePlaceAndSaidInAnotherIsHeldWithBothAsEvidence() {
    Understood lean =
        understood(List.of(Passage.of("summary", "no lean"), Passage.of("headline", "lean")))
            .getFirst();

    assertThat(lean.evidence()).hasSize(2);
    assertThat(lean.confidence()).isEqualTo(0.8);
  }

  @Test
  void aConfirmedConceptCountsFullyEvenWhenTheTextsDenyIt() {
    Decision confirmed = new Decision(LEAN, Verdict.CONFIRMED, Optional.empty());

    Understood lean = understood(List.of(Passage.of("summary", "no lean")), confirmed).getFirst();

    assertThat(lean.status()).isEqualTo(Status.CONFIRMED);
    assertThat(lean.confidence()).isEqualTo(1.0);
  }

  @Test
  void aRemovedConceptStaysRemovedHoweverOftenTheTextsSayIt() {
    Decision removed = new Decision(LEAN, Verdict.REMOVED, Optional.empty());

    assertThat(understood(List.of(Passage.of("summary", "lean lean")), removed).getFirst().status())
        .isEqualTo(Status.REMOVED);
  }

  @Test
  void aConceptAddedByHandHasNoEvidence() {
    Decision added = new Decision(AI, Verdict.CONFIRMED, Optional.empty());

    assertThat(understood(List.of(Passage.of("summary", "")), added).getFirst().evidence())
        .isEmpty();
  }

  @Test
  void whatStandsAmongTheMustHavesIsAMustAndAConfirmationDecidesForItself() {
    List<Passage> passages =
        List.of(
            Passage.of("text", "AI and lean").asked(Importance.WISH),
            Passage.of("mustHaves", "lean").at(0).asked(Importance.MUST));

    assertThat(understood(passages))
        .extracting(u -> u.concept().value(), u -> u.importance().orElseThrow())
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("situation.ai-adoption", Importance.WISH),
            org.assertj.core.api.Assertions.tuple("skill.lean", Importance.MUST));
    assertThat(
            understood(passages, new Decision(AI, Verdict.CONFIRMED, Optional.of(Importance.MUST)))
                .getFirst()
                .importance())
        .contains(Importance.MUST);
  }

  @Test
  void aDecisionAboutAnUnknownConceptIsRefusedByItsPlace() {
    Outcome<List<Decision>> outcome =
        DecisionInput.resolved(
            List.of(
                new Decision(LEAN, Verdict.CONFIRMED, Optional.empty()),
                new Decision(AI, Verdict.CONFIRMED, Optional.empty())),
            concept -> concept.equals(LEAN) ? Optional.of(LEAN) : Optional.empty());

    assertThat(((Outcome.Bad<?>) outcome).problems())
        .extracting(FieldProblem::pointer)
        .containsExactly("/decisions/1/concept");
  }

  @Test
  void aDecisionMovesToTheConceptThatTookThePlaceOfARemovedOne() {
    Outcome<List<Decision>> outcome =
        DecisionInput.resolved(
            List.of(new Decision(LEAN, Verdict.CONFIRMED, Optional.empty())),
            concept -> Optional.of(AI));

    assertThat(outcome)
        .isEqualTo(Outcome.good(List.of(new Decision(AI, Verdict.CONFIRMED, Optional.empty()))));
  }
}
