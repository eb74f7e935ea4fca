package eu.veerman.matching.shortlist;

import eu.veerman.contracts.ManagerId;
import eu.veerman.matching.population.Member;
import eu.veerman.matching.population.OpenRequest;
import eu.veerman.matching.population.Population;
import eu.veerman.matching.search.ExactTop;
import eu.veerman.matching.search.Pair;
import eu.veerman.matching.search.Retriever;
import eu.veerman.matching.search.TieKeys;
import eu.veerman.platform.events.Position;
import eu.veerman.ranking.Admission;
import eu.veerman.ranking.AskedWeights;
import eu.veerman.ranking.CandidateInput;
import eu.veerman.ranking.Model;
import eu.veerman.ranking.Ranking;
import eu.veerman.ranking.Relatedness;
import eu.veerman.ranking.RequestInput;
import eu.veerman.ranking.Verdict;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Computes one shortlist from one snapshot: who is excluded and by what, for everybody; who comes
 * first, exactly. Blocking (it asks the index): for virtual threads.
 */
public final class ShortlistComputation {
  private final Model model;
  private final Relatedness relatedness;
  private final TieKeys tieKeys;
  private final Retriever managers;

  public ShortlistComputation(
      Model model, Relatedness relatedness, TieKeys tieKeys, Retriever managers) {
    this.model = model;
    this.relatedness = relatedness;
    this.tieKeys = tieKeys;
    this.managers = managers;
  }

  /**
   * @param qualified how many no constraint excludes
   * @param examined how many were scored
   * @param places the first of them, best first
   */
  public record Computed(
      int population,
      int qualified,
      int examined,
      List<ExclusionAnswer> excluded,
      List<ExactTop.Placed<ManagerId>> places) {}

  /**
   * @param demand what is asked, perhaps with other weights than the request's own
   * @param limit how many places, 0 for the counts alone
   */
  public Computed compute(
      OpenRequest request,
      RequestInput demand,
      Population.Snapshot snapshot,
      int limit,
      LocalDate today) {
    Map<String, Pair<ManagerId>> qualified = new HashMap<>();
    // By identity: two people may have the same data, and both count.
    Map<CandidateInput, Admission> excluded = new IdentityHashMap<>();
    for (Member member : snapshot.managers().values()) {
      Admission admission = Ranking.admit(demand, member.input(), model, relatedness, today);
      if (admission.excluded()) {
        excluded.put(member.input(), admission);
      } else {
        qualified.put(
            member.manager().toString(),
            new Pair<>(
                member.manager(),
                demand,
                member.input(),
                tieKeys.of(request.request(), member.manager())));
      }
    }
    List<ExclusionAnswer> exclusions =
        new ExclusionRules(model, relatedness, today).answer(demand, excluded);
    if (limit == 0 || qualified.isEmpty()) {
      return new Computed(snapshot.managers().size(), qualified.size(), 0, exclusions, List.of());
    }
    ExactTop<ManagerId> top = new ExactTop<>(model, relatedness, today, limit);
    AskedWeights asked = AskedWeights.of(demand, model);
    managers.examine(
        top,
        qualified,
        snapshot.position(),
        asked.features(),
        dot -> asked.upperBoundThousandths(dot, AskedWeights.ELASTICSEARCH_SHORTENING),
        manager -> changedAt(snapshot, manager));
    return new Computed(
        snapshot.managers().size(), qualified.size(), top.examined(), exclusions, top.places());
  }

  /** One pair alone, also when a constraint keeps it apart. */
  public Verdict judge(RequestInput demand, CandidateInput candidate, LocalDate today) {
    return Ranking.score(demand, candidate, model, relatedness, today);
  }

  private static Position changedAt(Population.Snapshot snapshot, ManagerId manager) {
    Member member = snapshot.managers().get(manager);
    return member == null ? Position.BEGINNING : member.position();
  }
}
