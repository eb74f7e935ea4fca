package eu.veerman.benchmarks.scale;

import com.fasterxml.jackson.databind.JsonNode;
import eu.veerman.benchmarks.Running;
import eu.veerman.contracts.event.ManagerChanged;
import eu.veerman.contracts.event.RequestChanged;
import eu.veerman.expertise.taxonomy.Taxonomy;
import eu.veerman.matching.concept.TaxonomyRelatedness;
import eu.veerman.matching.manager.CandidateRules;
import eu.veerman.matching.request.DemandRules;
import eu.veerman.platform.json.Json;
import eu.veerman.ranking.Model;
import eu.veerman.ranking.Ranking;
import eu.veerman.ranking.RequestInput;
import eu.veerman.ranking.Verdict;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The same function over all rows of the log.
 *
 * @param same whether its first twenty scores are the shortlist's; between equal ones the
 *     marketplace's own tie keys decide
 */
record Scan(Spread millis, boolean same) {
  private static final int ROUNDS = 2;
  private static final int K = 20;

  static Scan measure(Running running, List<RequestChanged> requests, Latencies beside) {
    Model model = Model.current();
    TaxonomyRelatedness relatedness = new TaxonomyRelatedness(Taxonomy.load(), model);
    List<Double> millis = new ArrayList<>();
    boolean same = beside.again().p50() > 0;
    for (int round = 0; round < ROUNDS; round++) {
      RequestChanged request = requests.get(round);
      List<Integer> scores = new ArrayList<>();
      millis.add(Latencies.millis(() -> scores.addAll(best(running, request, model, relatedness))));
      List<Integer> shown = new ArrayList<>();
      for (JsonNode candidate :
          running
              .get("/api/v1/requests/" + request.request() + "/shortlist?limit=" + K)
              .path("candidates")) {
        shown.add(candidate.path("score").decimalValue().movePointRight(3).intValueExact());
      }
      same &= scores.equals(shown);
    }
    return new Scan(Spread.of(millis), same);
  }

  private static List<Integer> best(
      Running running, RequestChanged request, Model model, TaxonomyRelatedness relatedness) {
    RequestInput demand = DemandRules.demand(request, model.defaultWeights());
    LocalDate today = LocalDate.now();
    PriorityQueue<Integer> best = new PriorityQueue<>();
    try (Connection connection = running.connect()) {
      connection.setAutoCommit(false);
      try (PreparedStatement rows =
          connection.prepareStatement(
              """
              select distinct on (subject) data::text from events.log
              where starts_with(subject, 'manager/') order by subject, subject_version desc
              """)) {
        rows.setFetchSize(1_000);
        try (ResultSet row = rows.executeQuery()) {
          while (row.next()) {
            ManagerChanged manager = Json.read(row.getString(1), ManagerChanged.class);
            Verdict verdict =
                Ranking.score(demand, CandidateRules.candidate(manager), model, relatedness, today);
            if (!verdict.excluded()) {
              best.add(verdict.scoreThousandths());
              if (best.size() > K) {
                best.poll();
              }
            }
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the rows cannot be read", e);
    }
    return best.stream().sorted(Comparator.reverseOrder()).toList();
  }
}
