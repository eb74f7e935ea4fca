package eu.veerman.matching.match;

import eu.veerman.matching.population.Member;
import eu.veerman.matching.population.OpenRequest;
import eu.veerman.matching.population.Population;
import eu.veerman.ranking.CandidateInput;
import eu.veerman.ranking.Improvement;
import eu.veerman.ranking.Model;
import eu.veerman.ranking.Ranking;
import eu.veerman.ranking.Relatedness;
import eu.veerman.ranking.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What one change of a profile would do over all published requests: each is judged as the profile
 * stands and as it would stand.
 */
public final class ImprovementComputation {
  private final Model model;
  private final Relatedness relatedness;

  public ImprovementComputation(Model model, Relatedness relatedness) {
    this.model = model;
    this.relatedness = relatedness;
  }

  /**
   * One change.
   *
   * @param gainedThousandths points gained over all requests that fit already, together
   * @param raised in how many of them the score rises
   * @param opened how many more requests would fit
   * @param openedThousandths the scores in these, together
   */
  public record Effect(
      Improvement change, long gainedThousandths, int raised, int opened, long openedThousandths) {
    boolean matters() {
      return raised > 0 || opened > 0;
    }
  }

  /**
   * @param fitting how many requests fit the profile as it stands
   * @param effects of the changes that do anything, the greatest first
   */
  public record Computed(int fitting, List<Effect> effects) {}

  public Computed compute(Member manager, Population.Snapshot snapshot, LocalDate today) {
    List<OpenRequest> open =
        snapshot.requests().values().stream()
            .filter(request -> snapshot.isOpenTo(request, manager))
            .toList();
    List<Verdict> before = open.stream().map(it -> judged(it, manager.input(), today)).toList();
    List<Effect> effects = new ArrayList<>();
    for (Improvement change : Improvement.of(manager.input(), model, today)) {
      Effect effect = effect(change, change.applyTo(manager.input()), open, before, today);
      if (effect.matters()) {
        effects.add(effect);
      }
    }
    effects.sort(
        Comparator.comparingLong(
                (Effect effect) -> effect.gainedThousandths() + effect.openedThousandths())
            .reversed()
            .thenComparing(effect -> effect.change().toString()));
    int fitting = (int) before.stream().filter(verdict -> !verdict.excluded()).count();
    return new Computed(fitting, effects);
  }

  private Effect effect(
      Improvement change,
      CandidateInput changed,
      List<OpenRequest> open,
      List<Verdict> before,
      LocalDate today) {
    long gained = 0;
    int raised = 0;
    int opened = 0;
    long openedPoints = 0;
    for (int i = 0; i < open.size(); i++) {
      Verdict then = before.get(i);
      Verdict now = judged(open.get(i), changed, today);
      if (now.excluded()) {
        continue;
      }
      if (then.excluded()) {
        opened++;
        openedPoints += now.scoreThousandths();
      } else if (now.scoreThousandths() > then.scoreThousandths()) {
        raised++;
        gained += now.scoreThousandths() - then.scoreThousandths();
      }
    }
    return new Effect(change, gained, raised, opened, openedPoints);
  }

  private Verdict judged(OpenRequest request, CandidateInput candidate, LocalDate today) {
    return Ranking.score(request.input(), candidate, model, relatedness, today);
  }
}
