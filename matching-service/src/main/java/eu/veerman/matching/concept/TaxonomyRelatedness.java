package eu.veerman.matching.concept;

import eu.veerman.expertise.taxonomy.Concept;
import eu.veerman.expertise.taxonomy.ConceptId;
import eu.veerman.expertise.taxonomy.RelatednessParameters;
import eu.veerman.expertise.taxonomy.Taxonomy;
import eu.veerman.ranking.Expansion;
import eu.veerman.ranking.Model;
import eu.veerman.ranking.Relatedness;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The taxonomy as the ranking asks it, with the constants of the ranking's model. Immutable. */
public final class TaxonomyRelatedness implements Relatedness, Expansion {
  private final Map<String, Map<String, Double>> askedByHeld = new HashMap<>();
  private final Map<String, Set<String>> ancestorsAndSelf = new HashMap<>();

  public TaxonomyRelatedness(Taxonomy taxonomy, Model model) {
    Model.RelatednessConstants constants = model.relatedness();
    eu.veerman.expertise.taxonomy.Relatedness relatedness =
        taxonomy.relatedness(
            new RelatednessParameters(
                constants.same(),
                constants.narrower(),
                constants.broader(),
                constants.related(),
                constants.floor()));
    for (Concept concept : taxonomy.concepts()) {
      Map<String, Double> asked = new TreeMap<>();
      relatedness.expand(concept.id()).forEach((id, value) -> asked.put(id.value(), value));
      askedByHeld.put(concept.id().value(), asked);
      ancestorsAndSelf.put(concept.id().value(), ancestorsAndSelf(taxonomy, concept.id()));
    }
  }

  private static Set<String> ancestorsAndSelf(Taxonomy taxonomy, ConceptId concept) {
    Set<String> found = new HashSet<>();
    Deque<ConceptId> open = new ArrayDeque<>();
    open.add(concept);
    while (!open.isEmpty()) {
      ConceptId next = open.remove();
      if (found.add(next.value())) {
        taxonomy.concept(next).ifPresent(known -> open.addAll(known.broader()));
      }
    }
    return Set.copyOf(found);
  }

  @Override
  public double of(String asked, String held) {
    return askedBy(held).getOrDefault(asked, 0.0);
  }

  @Override
  public boolean covers(String asked, String held) {
    return shownBy(held).contains(asked);
  }

  @Override
  public Map<String, Double> askedBy(String held) {
    Map<String, Double> asked = askedByHeld.get(held);
    return asked == null ? Map.of(held, 1.0) : asked;
  }

  @Override
  public Set<String> shownBy(String held) {
    return ancestorsAndSelf.getOrDefault(held, Set.of(held));
  }
}
