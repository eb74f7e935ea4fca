package eu.veerman.matching.shortlist;

import eu.veerman.contracts.ManagerId;
import eu.veerman.matching.population.Member;
import eu.veerman.matching.population.OpenRequest;
import eu.veerman.matching.population.Population;
import eu.veerman.matching.search.ExactTop;
import eu.veerman.matching.search.Retriever;
import eu.veerman.matching.search.TieKeys;
import eu.veerman.ranking.AskedFilter;
import eu.veerman.ranking.AskedWeights;
import eu.veerman.ranking.CandidateInput;
import eu.veerman.ranking.Constraints;
import eu.veerman.ranking.Model;
import eu.veerman.ranking.Ranking;
import eu.veerman.ranking.Relatedness;
import eu.veerman.ranking.RequestInput;
import eu.veerman.ranking.Standing;
import eu.veerman.ranking.Verdict;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Computes one shortlist from one snapshot: who is excluded and by what, for everybody; who comes
 * first, exactly. Blocking (it asks the index): for virtual threads.
 */
public final class ShortlistComputation {
  private final Model model;
  private final Relatedness relatedness;
  private final TieKeys tieKeys;
  private final Population population;
  private final Tallies tallies;
  private final Retriever managers;

  public ShortlistComputation(
      Model model,
      Relatedness relatedness,
      TieKeys tieKeys,
      Population population,
      Retriever managers) {
    this.population = population;
    this.tallies = new Tallies(population, model, relatedness);
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
    Tallies.Counted counted = tallies.of(demand, snapshot.sight(request.owner()), snapshot, today);
    List<ExclusionAnswer> exclusions = ExclusionRules.answer(counted.costs());
    if (limit == 0 || counted.qualified() == 0) {
      return new Computed(counted.population(), counted.qualified(), 0, exclusions, List.of());
    }
    ExactTop<ManagerId> top = new ExactTop<>(model, relatedness, today, limit);
    AskedWeights asked = AskedWeights.of(demand, model);
    managers.examine(
        top,
        new ManagerPool(
            request,
            demand,
            today,
            new Constraints(demand, model, relatedness, today),
            population,
            snapshot,
            tieKeys,
            counted.qualified()),
        snapshot.position(),
        asked.features(),
        Optional.of(AskedFilter.of(demand, model, today)),
        dot -> asked.upperBoundThousandths(dot, AskedWeights.ELASTICSEARCH_SHORTENING));
    return new Computed(
        counted.population(), counted.qualified(), top.examined(), exclusions, top.places());
  }

  /** What would decide the place of a manager, whoever is on the list. */
  public Standing standing(OpenRequest request, Member manager, Verdict verdict) {
    return Standing.of(verdict, tieKeys.of(request.request(), manager.manager()));
  }

  /** One pair alone, also when a constraint keeps it apart. */
  public Verdict judge(RequestInput demand, CandidateInput candidate, LocalDate today) {
    return Ranking.score(demand, candidate, model, relatedness, today);
  }
}
