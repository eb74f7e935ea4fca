package eu.veerman.matching.match;

import eu.veerman.contracts.RequestId;
import eu.veerman.matching.population.Member;
import eu.veerman.matching.population.OpenRequest;
import eu.veerman.matching.population.Population;
import eu.veerman.matching.search.ExactTop;
import eu.veerman.matching.search.Pair;
import eu.veerman.matching.search.Pool;
import eu.veerman.matching.search.Retriever;
import eu.veerman.matching.search.TieKeys;
import eu.veerman.platform.events.Position;
import eu.veerman.ranking.AskedWeights;
import eu.veerman.ranking.Expansion;
import eu.veerman.ranking.HeldVector;
import eu.veerman.ranking.Model;
import eu.veerman.ranking.Ranking;
import eu.veerman.ranking.Relatedness;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Computes a manager's matches: the same pairs by the same function, seen from the other side.
 * Blocking.
 */
public final class MatchComputation {
  private final Model model;
  private final Relatedness relatedness;
  private final Expansion expansion;
  private final TieKeys tieKeys;
  private final Retriever requests;

  public MatchComputation(
      Model model,
      Relatedness relatedness,
      Expansion expansion,
      TieKeys tieKeys,
      Retriever requests) {
    this.model = model;
    this.relatedness = relatedness;
    this.expansion = expansion;
    this.tieKeys = tieKeys;
    this.requests = requests;
  }

  /**
   * @param population published requests that are shown to the manager
   */
  public record Computed(int population, int examined, List<ExactTop.Placed<RequestId>> places) {}

  public Computed compute(
      Member manager, Population.Snapshot snapshot, int limit, LocalDate today) {
    Map<String, Pair<RequestId>> pool = new HashMap<>();
    int published = 0;
    int mostElsewhere = 0;
    for (OpenRequest request : snapshot.requests().values()) {
      if (!snapshot.isOpenTo(request, manager)) {
        continue;
      }
      published++;
      if (!Ranking.admit(request.input(), manager.input(), model, relatedness, today).excluded()) {
        pool.put(
            request.request().toString(),
            new Pair<>(
                request.request(),
                request.input(),
                manager.input(),
                tieKeys.of(request.request(), manager.manager())));
        mostElsewhere =
            Math.max(mostElsewhere, AskedWeights.of(request.input(), model).othersThousandths());
      }
    }
    if (limit == 0 || pool.isEmpty()) {
      return new Computed(published, 0, List.of());
    }
    ExactTop<RequestId> top = new ExactTop<>(model, relatedness, today, limit);
    HeldVector held = HeldVector.of(manager.input(), model, expansion, today);
    // What the pool's most demanding request asks elsewhere bounds every other.
    AskedWeights bound = new AskedWeights(new TreeMap<>(), mostElsewhere);
    requests.examine(
        top,
        Pool.of(pool, request -> changedAt(snapshot, request)),
        snapshot.position(),
        held.features(),
        Optional.empty(),
        dot -> bound.upperBoundThousandths(dot, AskedWeights.ELASTICSEARCH_SHORTENING));
    return new Computed(published, top.examined(), top.places());
  }

  private static Position changedAt(Population.Snapshot snapshot, RequestId id) {
    OpenRequest request = snapshot.requests().get(id);
    return request == null ? Position.BEGINNING : request.position();
  }
}
