package eu.veerman.matching.receipt;

import eu.veerman.platform.json.Json;
import eu.veerman.ranking.CandidateInput;
import eu.veerman.ranking.Contribution;
import eu.veerman.ranking.Entry;
import eu.veerman.ranking.Model;
import eu.veerman.ranking.Ranked;
import eu.veerman.ranking.RankedList;
import eu.veerman.ranking.Ranking;
import eu.veerman.ranking.RequestInput;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Ranks what a receipt kept once more, by the model of then, and compares. */
public final class Replay {
  private Replay() {}

  /**
   * One pair as it was ranked.
   *
   * @param demand hash of the normalised request
   * @param candidate hash of the normalised profile
   * @param tieKey as text: JSON's numbers do not hold 64 bits
   * @param points of the seven criteria in their order, in thousandths
   */
  public record Pair(
      String demand,
      String candidate,
      String tieKey,
      int score,
      int upperBound,
      List<Integer> points) {}

  /**
   * @param relatedness hash of how close the concepts were
   * @param pairs in the order shown
   * @param inputs the kept contents by their hash
   */
  public static ReplayAnswer of(
      String modelVersion,
      String relatedness,
      LocalDate today,
      List<Pair> pairs,
      Map<String, String> inputs) {
    Model model;
    try {
      model = Model.load(modelVersion);
    } catch (IllegalArgumentException gone) {
      return new ReplayAnswer("impossible", List.of("model " + modelVersion));
    }
    List<Entry<Pair>> entries = new ArrayList<>();
    for (Pair pair : pairs) {
      entries.add(
          new Entry<>(
              pair,
              input(inputs, pair.demand(), RequestInput.class),
              input(inputs, pair.candidate(), CandidateInput.class),
              Long.parseLong(pair.tieKey())));
    }
    RelatednessTable table = input(inputs, relatedness, RelatednessTable.class);
    List<String> differences = differences(pairs, Ranking.rank(entries, model, table, today));
    return new ReplayAnswer(differences.isEmpty() ? "same" : "different", differences);
  }

  private static <T> T input(Map<String, String> inputs, String hash, Class<T> type) {
    return Json.read(
        Objects.requireNonNull(inputs.get(hash), () -> "input " + hash + " is not kept"), type);
  }

  private static List<String> differences(List<Pair> pairs, RankedList<Pair> replayed) {
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      Pair then = pairs.get(i);
      Ranked<Pair> now = i < replayed.ranked().size() ? replayed.ranked().get(i) : null;
      if (now == null
          || !now.key().equals(then)
          || now.verdict().scoreThousandths() != then.score()
          || now.verdict().upperBoundThousandths() != then.upperBound()
          || !points(now).equals(then.points())) {
        differences.add("place " + (i + 1));
      }
    }
    return differences;
  }

  private static List<Integer> points(Ranked<?> ranked) {
    return ranked.verdict().contributions().stream().map(Contribution::pointsThousandths).toList();
  }
}
