package eu.veerman.benchmarks.quality;

import com.fasterxml.jackson.databind.JsonNode;
import eu.veerman.benchmarks.Running;
import eu.veerman.expertise.taxonomy.Taxonomy;
import eu.veerman.matching.concept.TaxonomyRelatedness;
import eu.veerman.platform.json.Json;
import eu.veerman.ranking.CandidateInput;
import eu.veerman.ranking.Entry;
import eu.veerman.ranking.Model;
import eu.veerman.ranking.Ranked;
import eu.veerman.ranking.Ranking;
import eu.veerman.ranking.RequestInput;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleFunction;

/**
 * How far the first ten places move when one constant of the model moves by a fifth. The inputs are
 * those that the receipts of the collection's shortlists kept.
 */
final class Sensitivity {
  private static final int FIRST = 10;

  /** A step of 1 would make endless chains as good as the concept itself. */
  private static final double MOST = 0.99;

  private final Taxonomy taxonomy = Taxonomy.load();
  private final Model model = Model.current();
  private final List<Kept> lists = new ArrayList<>();
  private final LocalDate today;

  /** One list's inputs. */
  private record Kept(List<Entry<String>> entries) {}

  Sensitivity(Running running) {
    Map<String, JsonNode> inputs = new LinkedHashMap<>();
    running
        .query(
            "select json_build_object('hash', encode(hash, 'hex'), 'content', content)::text"
                + " from matching.receipt_inputs")
        .forEach(
            row -> {
              JsonNode input = Running.parsed(row);
              inputs.put(input.path("hash").asText(), input.path("content"));
            });
    LocalDate made = LocalDate.EPOCH;
    for (String row : running.query("select content::text from matching.receipts")) {
      JsonNode content = Running.parsed(row);
      made = LocalDate.parse(content.path("today").asText());
      RequestInput demand =
          Json.read(text(inputs, content.path("demand").asText()), RequestInput.class);
      List<Entry<String>> entries = new ArrayList<>();
      for (JsonNode place : content.path("places")) {
        entries.add(
            new Entry<>(
                place.path("person").asText(),
                demand,
                Json.read(text(inputs, place.path("input").asText()), CandidateInput.class),
                Long.parseLong(place.path("tieKey").asText())));
      }
      lists.add(new Kept(entries));
    }
    today = made;
  }

  private static String text(Map<String, JsonNode> inputs, String hash) {
    return String.valueOf(inputs.get(hash));
  }

  void print(PrintStream out) {
    out.println();
    out.println("### How far the first ten move when a constant moves by a fifth");
    out.println();
    out.println(
        "| constant | × 0.8: of the ten stay | first place stays | × 1.2: of the ten stay | first"
            + " place stays |");
    out.println("| --- | --- | --- | --- | --- |");
    variants()
        .forEach(
            (name, variant) -> {
              Moved less = moved(variant.apply(0.8));
              Moved more = moved(variant.apply(1.2));
              out.printf(
                  Locale.ROOT,
                  "| %s | %.1f | %.0f%% | %.1f | %.0f%% |%n",
                  name,
                  less.stay(),
                  100 * less.firstStays(),
                  more.stay(),
                  100 * more.firstStays());
            });
  }

  /**
   * @param stay how many of the first ten are still among them, on average
   * @param firstStays the share of lists whose first place is the same
   */
  private record Moved(double stay, double firstStays) {}

  private Moved moved(Model changed) {
    TaxonomyRelatedness before = new TaxonomyRelatedness(taxonomy, model);
    TaxonomyRelatedness after = new TaxonomyRelatedness(taxonomy, changed);
    double stay = 0;
    double first = 0;
    int counted = 0;
    for (Kept list : lists) {
      List<String> then = ten(list, model, before);
      List<String> now = ten(list, changed, after);
      if (then.size() == FIRST) {
        Set<String> both = new HashSet<>(then);
        both.retainAll(now);
        stay += both.size();
        first += then.getFirst().equals(now.isEmpty() ? "" : now.getFirst()) ? 1 : 0;
        counted++;
      }
    }
    return new Moved(stay / Math.max(1, counted), first / Math.max(1, counted));
  }

  private List<String> ten(Kept list, Model with, TaxonomyRelatedness relatedness) {
    return Ranking.rank(list.entries(), with, relatedness, today).ranked().stream()
        .limit(FIRST)
        .map(Ranked::key)
        .toList();
  }

  private Map<String, DoubleFunction<Model>> variants() {
    Map<String, DoubleFunction<Model>> variants = new LinkedHashMap<>();
    Model.Strengths s = model.strengths();
    variants.put(
        "strength of a stated assignment, 0.85",
        x ->
            with(
                new Model.Strengths(
                    1, most(s.statedAssignment() * x), s.claimedSkill(), s.claimedRecord())));
    variants.put(
        "strength of a claimed skill, 0.5",
        x ->
            with(
                new Model.Strengths(
                    1, s.statedAssignment(), s.claimedSkill() * x, s.claimedRecord())));
    variants.put(
        "strength of a claimed record, 0.2",
        x ->
            with(
                new Model.Strengths(
                    1, s.statedAssignment(), s.claimedSkill(), s.claimedRecord() * x)));
    Model.Recency r = model.recency();
    variants.put(
        "months of full recency, 36",
        x -> with(new Model.Recency((int) Math.round(r.fullMonths() * x), r.halvingMonths())));
    variants.put(
        "months until halved, 60",
        x -> with(new Model.Recency(r.fullMonths(), (int) Math.round(r.halvingMonths() * x))));
    Model.RelatednessConstants n = model.relatedness();
    variants.put(
        "relatedness of narrower, 0.9",
        x ->
            with(
                new Model.RelatednessConstants(
                    1, most(n.narrower() * x), n.broader(), n.related(), n.floor())));
    variants.put(
        "relatedness of broader, 0.6",
        x ->
            with(
                new Model.RelatednessConstants(
                    1, n.narrower(), n.broader() * x, n.related(), n.floor())));
    variants.put(
        "relatedness of related, 0.4",
        x ->
            with(
                new Model.RelatednessConstants(
                    1, n.narrower(), n.broader(), n.related() * x, n.floor())));
    variants.put(
        "floor of relatedness, 0.25",
        x ->
            with(
                new Model.RelatednessConstants(
                    1, n.narrower(), n.broader(), n.related(), n.floor() * x)));
    variants.put(
        "importance of a wish, 0.5",
        x ->
            with(
                new Model.Importances(model.importances().must(), model.importances().wish() * x)));
    return variants;
  }

  private static double most(double value) {
    return Math.min(MOST, value);
  }

  private Model with(Model.Strengths strengths) {
    return with(model.importances(), strengths, model.recency(), model.relatedness());
  }

  private Model with(Model.Recency recency) {
    return with(model.importances(), model.strengths(), recency, model.relatedness());
  }

  private Model with(Model.RelatednessConstants relatedness) {
    return with(model.importances(), model.strengths(), model.recency(), relatedness);
  }

  private Model with(Model.Importances importances) {
    return with(importances, model.strengths(), model.recency(), model.relatedness());
  }

  private Model with(
      Model.Importances importances,
      Model.Strengths strengths,
      Model.Recency recency,
      Model.RelatednessConstants relatedness) {
    return new Model(
        model.version(),
        model.defaultWeights(),
        importances,
        strengths,
        recency,
        relatedness,
        model.leastMustHaveConfidence(),
        model.tolerances(),
        model.freshness(),
        model.easyTravelShare(),
        model.steps(),
        model.referenceRates());
  }
}
