package eu.veerman.matching.receipt;

import eu.veerman.ranking.AskedConcept;
import eu.veerman.ranking.CandidateInput;
import eu.veerman.ranking.HeldConcept;
import eu.veerman.ranking.Relatedness;
import eu.veerman.ranking.RequestInput;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How close the concepts of one ranking were in the taxonomy of its day. Kept with the receipt, so
 * that replaying needs no old taxonomy.
 *
 * @param related by the concept asked, then by the one held: values above 0
 * @param covered by the concept asked: the held ones that surely show it
 */
public record RelatednessTable(
    Map<String, Map<String, Double>> related, Map<String, Set<String>> covered)
    implements Relatedness {

  /** Of every concept asked in any of the requests with every one held by any of the candidates. */
  public static RelatednessTable of(
      Collection<RequestInput> demands,
      Collection<CandidateInput> candidates,
      Relatedness relatedness) {
    Map<String, Map<String, Double>> related = new TreeMap<>();
    Map<String, Set<String>> covered = new TreeMap<>();
    Set<String> askedConcepts =
        demands.stream()
            .flatMap(demand -> demand.concepts().stream())
            .map(AskedConcept::id)
            .collect(Collectors.toCollection(TreeSet::new));
    for (String asked : askedConcepts) {
      Map<String, Double> near = new TreeMap<>();
      Set<String> under = new TreeSet<>();
      for (CandidateInput candidate : candidates) {
        for (HeldConcept held : candidate.concepts()) {
          double value = relatedness.of(asked, held.id());
          if (value > 0) {
            near.put(held.id(), value);
          }
          if (relatedness.covers(asked, held.id())) {
            under.add(held.id());
          }
        }
      }
      related.put(asked, near);
      covered.put(asked, under);
    }
    return new RelatednessTable(related, covered);
  }

  @Override
  public double of(String asked, String held) {
    return related.getOrDefault(asked, Map.of()).getOrDefault(held, 0.0);
  }

  @Override
  public boolean covers(String asked, String held) {
    return covered.getOrDefault(asked, Set.of()).contains(held);
  }
}
