package eu.veerman.matching.shortlist.receipt;

import eu.veerman.matching.shortlist.receipt.ReceiptAnswer.ReplayAnswer;
import eu.veerman.platform.json.Json;
import eu.veerman.ranking.CandidateInput;
import eu.veerman.ranking.Contribution;
import eu.veerman.ranking.Entry;
import eu.veerman.ranking.Model;
import eu.veerman.ranking.Ranked;
import eu.veerman.ranking.RankedList;
import eu.veerman.ranking.Ranking;
import eu.veerman.ranking.RequestInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Ranks what a receipt kept once more, by the model of then, and compares. */
final class Replay {
  private Replay() {}

  /**
   * @param inputs the kept contents by their hash
   */
  static ReplayAnswer of(ReceiptContent content, Map<String, String> inputs) {
    Model model;
    try {
      model = Model.load(content.model());
    } catch (IllegalArgumentException gone) {
      return new ReplayAnswer("impossible", List.of("model " + content.model()));
    }
    RequestInput demand = input(inputs, content.demand(), RequestInput.class);
    RelatednessTable relatedness = input(inputs, content.relatedness(), RelatednessTable.class);
    List<Entry<ReceiptContent.Place>> entries = new ArrayList<>();
    for (ReceiptContent.Place place : content.places()) {
      entries.add(
          new Entry<>(
              place,
              demand,
              input(inputs, place.input(), CandidateInput.class),
              Long.parseLong(place.tieKey())));
    }
    List<String> differences =
        differences(content, Ranking.rank(entries, model, relatedness, content.today()));
    return new ReplayAnswer(differences.isEmpty() ? "same" : "different", differences);
  }

  private static <T> T input(Map<String, String> inputs, String hash, Class<T> type) {
    return Json.read(
        Objects.requireNonNull(inputs.get(hash), () -> "input " + hash + " is not kept"), type);
  }

  private static List<String> differences(
      ReceiptContent content, RankedList<ReceiptContent.Place> replayed) {
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < content.places().size(); i++) {
      ReceiptContent.Place then = content.places().get(i);
      Ranked<ReceiptContent.Place> now =
          i < replayed.ranked().size() ? replayed.ranked().get(i) : null;
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
