package eu.veerman.ranking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The ranking: {@code (request, candidates, model, today) → ranked}. The same function ranks
 * managers for a request and requests for a manager, because it only ever judges one pair.
 */
public final class Ranking {
  /** In the order of {@link Criterion}. */
  private static final List<CriterionFormula> FORMULAS =
      List.of(
          new SituationCriterion(),
          new FunctionCriterion(),
          new ExpertiseCriterion(),
          new IndustryCriterion(),
          new AvailabilityCriterion(),
          new RateCriterion(),
          new PlaceCriterion());

  private Ranking() {}

  /** Judges one pair. */
  public static Verdict score(
      RequestInput request,
      CandidateInput candidate,
      Model model,
      Relatedness relatedness,
      LocalDate today) {
    Pairing pairing = new Pairing(request, candidate, model, relatedness, today);
    List<Contribution> contributions = new ArrayList<>(FORMULAS.size());
    for (CriterionFormula formula : FORMULAS) {
      contributions.add(formula.contribute(pairing));
    }
    Admission admission = admit(request, candidate, model, relatedness, today);
    return new Verdict(model.version(), today, admission, contributions);
  }

  /**
   * Decides the constraints of one pair without scoring it: much cheaper. {@link Tally} does it for
   * a whole population.
   */
  public static Admission admit(
      RequestInput request,
      CandidateInput candidate,
      Model model,
      Relatedness relatedness,
      LocalDate today) {
    return new Constraints(request, model, relatedness, today).admission(candidate);
  }

  /**
   * Judges all pairs, sets the excluded ones apart and puts the others in order: higher score
   * first, between equal scores the lower tie key. The order of the entries does not matter.
   *
   * @throws IllegalArgumentException when two entries have the same tie key, since then nothing
   *     would decide between them but their order in the list
   */
  public static <K> RankedList<K> rank(
      List<Entry<K>> entries, Model model, Relatedness relatedness, LocalDate today) {
    Set<Long> tieKeys = new HashSet<>();
    List<Judged<K>> judged = new ArrayList<>(entries.size());
    for (Entry<K> entry : entries) {
      if (!tieKeys.add(entry.tieKey())) {
        throw new IllegalArgumentException(
            "tie key " + entry.tieKey() + " is given twice, must differ for each pair");
      }
      Verdict verdict = score(entry.request(), entry.candidate(), model, relatedness, today);
      judged.add(new Judged<>(entry.key(), Standing.of(verdict, entry.tieKey()), verdict));
    }
    judged.sort((a, b) -> a.standing.compareTo(b.standing));
    List<Judged<K>> admitted = judged.stream().filter(j -> !j.verdict.excluded()).toList();
    List<Integer> bestPlaces =
        Standing.bestPlaces(admitted.stream().map(Judged::standing).toList());
    List<Ranked<K>> ranked = new ArrayList<>(admitted.size());
    for (int i = 0; i < admitted.size(); i++) {
      Judged<K> next = admitted.get(i);
      ranked.add(
          new Ranked<>(next.key, next.standing.tieKey(), i + 1, bestPlaces.get(i), next.verdict));
    }
    List<RankedList.Excluded<K>> excluded =
        judged.stream()
            .filter(j -> j.verdict.excluded())
            .map(j -> new RankedList.Excluded<>(j.key, j.standing.tieKey(), j.verdict))
            .toList();
    return new RankedList<>(model.version(), today, ranked, excluded);
  }

  private record Judged<K>(K key, Standing standing, Verdict verdict) {}
}
