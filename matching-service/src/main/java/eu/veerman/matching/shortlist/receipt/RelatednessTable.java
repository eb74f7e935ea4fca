package eu.veerman.matching.shortlist.receipt;

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

/**
 * How close the concepts of one ranking were in the taxonomy of its day. Kept with the receipt, so
 * that replaying needs no old taxonomy.
 *
 * @param related by the concept asked, then by the one held: values above 0
 * @param covered by the concept asked: the held ones that surely show it
 */
record RelatednessTable(Map<String, Map<String, Double>> related, Map<String, Set<String>> covered)
    implements Relatedness {

  static RelatednessTable of(
      RequestInput demand, Collection<CandidateInput> candidates, Relatedness relatedness) {
    Map<String, Map<String, Double>> related = new TreeMap<>();
    Map<String, Set<String>> covered = new TreeMap<>();
    for (AskedConcept asked : demand.concepts()) {
      Map<String, Double> near = new TreeMap<>();
      Set<String> under = new TreeSet<>();
      for (CandidateInput candidate : candidates) {
        for (HeldConcept held : candidate.concepts()) {
          double value = relatedness.of(asked.id(), held.id());
          if (value > 0) {
            near.put(held.id(), value);
          }
          if (relatedness.covers(asked.id(), held.id())) {
            under.add(held.id());
          }
        }
      }
      related.put(asked.id(), near);
      covered.put(asked.id(), under);
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
