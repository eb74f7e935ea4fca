package eu.veerman.ranking;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A small taxonomy for tests: narrower and related steps multiply, the best path counts. */
final class Taxonomy implements Relatedness, Expansion {
  private record Step(String to, double factor) {}

  private final Model.RelatednessConstants constants;
  private final Map<String, Set<String>> narrower = new LinkedHashMap<>();
  private final Map<String, Map<String, Double>> relatedness = new HashMap<>();

  /** {@code lines} are {@code broad > narrow} or {@code one ~ other}. */
  Taxonomy(Model model, String... lines) {
    constants = model.relatedness();
    Map<String, Set<Step>> steps = new TreeMap<>();
    for (String line : lines) {
      String[] words = line.split(" ");
      boolean tree = words[1].equals(">");
      step(steps, words[0], words[2], tree ? constants.narrower() : constants.related());
      step(steps, words[2], words[0], tree ? constants.broader() : constants.related());
      if (tree) {
        narrower.computeIfAbsent(words[0], unused -> new LinkedHashSet<>()).add(words[2]);
      }
    }
    steps.keySet().forEach(from -> relatedness.put(from, reached(steps, from)));
  }

  private static void step(Map<String, Set<Step>> steps, String from, String to, double factor) {
    steps.computeIfAbsent(from, unused -> new LinkedHashSet<>()).add(new Step(to, factor));
  }

  private Map<String, Double> reached(Map<String, Set<Step>> steps, String from) {
    Map<String, Double> best = new TreeMap<>(Map.of(from, constants.same()));
    boolean grows = true;
    while (grows) {
      grows = false;
      for (Map.Entry<String, Double> reached : List.copyOf(best.entrySet())) {
        for (Step step : steps.get(reached.getKey())) {
          double value = reached.getValue() * step.factor;
          if (value >= constants.floor() && value > best.getOrDefault(step.to, 0.0)) {
            best.put(step.to, value);
            grows = true;
          }
        }
      }
    }
    return best;
  }

  List<String> concepts() {
    return relatedness.keySet().stream().sorted().toList();
  }

  @Override
  public double of(String asked, String held) {
    if (asked.equals(held)) {
      return 1;
    }
    return relatedness.getOrDefault(asked, Map.of()).getOrDefault(held, 0.0);
  }

  @Override
  public boolean covers(String asked, String held) {
    return asked.equals(held)
        || narrower.getOrDefault(asked, Set.of()).stream().anyMatch(n -> covers(n, held));
  }

  @Override
  public Map<String, Double> askedBy(String held) {
    Map<String, Double> askedBy = new TreeMap<>(Map.of(held, 1.0));
    for (String asked : concepts()) {
      if (of(asked, held) > 0) {
        askedBy.put(asked, of(asked, held));
      }
    }
    return askedBy;
  }

  @Override
  public Set<String> shownBy(String held) {
    Set<String> shown = new LinkedHashSet<>(Set.of(held));
    concepts().stream().filter(asked -> covers(asked, held)).forEach(shown::add);
    return shown;
  }
}
