package eu.veerman.matching.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.RequestId;
import eu.veerman.contracts.event.ManagerChanged;
import eu.veerman.contracts.event.RequestChanged;
import eu.veerman.contracts.manager.ManagerState;
import eu.veerman.contracts.request.RequestState;
import eu.veerman.expertise.taxonomy.Taxonomy;
import eu.veerman.matching.concept.TaxonomyRelatedness;
import eu.veerman.matching.manager.CandidateRules;
import eu.veerman.matching.request.DemandRules;
import eu.veerman.matching.search.TieKeys;
import eu.veerman.ranking.Constraint;
import eu.veerman.ranking.Contribution;
import eu.veerman.ranking.Entry;
import eu.veerman.ranking.Model;
import eu.veerman.ranking.Ranked;
import eu.veerman.ranking.RankedList;
import eu.veerman.ranking.Ranking;
import eu.veerman.ranking.Relaxation;
import eu.veerman.ranking.RequestInput;
import eu.veerman.ranking.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the answers have to be: everybody judged by the ranking itself, without any index. */
record BruteForce(TieKeys tieKeys) {
  static final Taxonomy TAXONOMY = Taxonomy.load();
  static final Model MODEL = Model.current();
  static final TaxonomyRelatedness RELATEDNESS = new TaxonomyRelatedness(TAXONOMY, MODEL);

  static RequestInput demand(RequestChanged request) {
    return DemandRules.demand(request, MODEL.defaultWeights());
  }

  RankedList<ManagerId> managers(RequestChanged request, Collection<ManagerChanged> everybody) {
    return managers(request.request(), demand(request), everybody);
  }

  private RankedList<ManagerId> managers(
      RequestId request, RequestInput demand, Collection<ManagerChanged> everybody) {
    List<Entry<ManagerId>> entries = new ArrayList<>();
    for (ManagerChanged manager : everybody) {
      if (manager.state() == ManagerState.PUBLISHED) {
        entries.add(
            new Entry<>(
                manager.manager(),
                demand,
                CandidateRules.candidate(manager),
                tieKeys.of(request, manager.manager())));
      }
    }
    return Ranking.rank(entries, MODEL, RELATEDNESS, Marketplace.TODAY);
  }

  RankedList<RequestId> requests(ManagerChanged manager, Collection<RequestChanged> all) {
    List<Entry<RequestId>> entries = new ArrayList<>();
    for (RequestChanged request : all) {
      if (request.state() == RequestState.PUBLISHED) {
        entries.add(
            new Entry<>(
                request.request(),
                demand(request),
                CandidateRules.candidate(manager),
                tieKeys.of(request.request(), manager.manager())));
      }
    }
    return Ranking.rank(entries, MODEL, RELATEDNESS, Marketplace.TODAY);
  }

  /** The whole of a shortlist's numbers is that of the ranking. */
  void assertShortlist(
      JsonNode answer, RequestChanged request, Collection<ManagerChanged> everybody, int limit) {
    RankedList<ManagerId> expected = managers(request, everybody);
    assertPlaces(answer, request, expected, limit);
    assertExclusions(answer.path("excluded"), request, expected, everybody);
  }

  /** The places alone, without what each constraint costs. */
  void assertPlaces(
      JsonNode answer, RequestChanged request, Collection<ManagerChanged> everybody, int limit) {
    assertPlaces(answer, request, managers(request, everybody), limit);
  }

  private static void assertPlaces(
      JsonNode answer, RequestChanged request, RankedList<ManagerId> expected, int limit) {
    List<Ranked<ManagerId>> first = expected.ranked().stream().limit(limit).toList();
    assertThat(answer.path("candidates"))
        .extracting(candidate -> candidate.at("/manager/id").asText())
        .as("order of %s", request.document().title())
        .containsExactlyElementsOf(first.stream().map(each -> each.key().toString()).toList());
    for (int i = 0; i < first.size(); i++) {
      JsonNode candidate = answer.path("candidates").get(i);
      assertThat(candidate.path("rank").asInt()).isEqualTo(first.get(i).place());
      assertThat(candidate.path("bestPlace").asInt()).isEqualTo(first.get(i).bestPlace());
      assertPair(candidate, first.get(i).verdict());
    }
    assertThat(answer.path("exact").asBoolean()).isTrue();
    assertThat(answer.path("qualified").asInt()).isEqualTo(expected.ranked().size());
    assertThat(answer.path("population").asInt())
        .isEqualTo(expected.ranked().size() + expected.excluded().size());
    assertThat(answer.path("examined").asInt()).isBetween(first.size(), expected.ranked().size());
  }

  static void assertPair(JsonNode pair, Verdict verdict) {
    assertThat(thousandths(pair.path("score"))).isEqualTo(verdict.scoreThousandths());
    assertThat(thousandths(pair.path("upperBound"))).isEqualTo(verdict.upperBoundThousandths());
    for (int i = 0; i < verdict.contributions().size(); i++) {
      Contribution contribution = verdict.contributions().get(i);
      JsonNode criterion = pair.path("criteria").get(i);
      assertThat(criterion.path("criterion").asText())
          .isEqualTo(contribution.criterion().name().toLowerCase(Locale.ROOT));
      assertThat(thousandths(criterion.path("weight"))).isEqualTo(contribution.weightThousandths());
      assertThat(thousandths(criterion.path("points"))).isEqualTo(contribution.pointsThousandths());
      assertThat(thousandths(criterion.path("unknown")))
          .isEqualTo(contribution.unknownThousandths());
      assertThat(criterion.path("fit").asDouble()).isEqualTo(contribution.fit().value());
    }
  }

  /** Counted anew from the verdicts, and each relaxation by ranking everybody once more. */
  private void assertExclusions(
      JsonNode excluded,
      RequestChanged request,
      RankedList<ManagerId> expected,
      Collection<ManagerChanged> everybody) {
    Map<String, int[]> tally = new HashMap<>();
    for (RankedList.Excluded<ManagerId> out : expected.excluded()) {
      Set<Constraint> failed = out.verdict().admission().failed();
      for (Constraint constraint : failed) {
        int[] counts = tally.computeIfAbsent(constraint.id(), unseen -> new int[2]);
        counts[0]++;
        counts[1] += failed.size() == 1 ? 1 : 0;
      }
    }
    Map<String, Relaxation> steps = new HashMap<>();
    Relaxation.of(demand(request), MODEL, Marketplace.TODAY)
        .forEach(step -> steps.put(step.constraint().id(), step));
    assertThat(excluded.size()).isEqualTo(tally.size());
    for (JsonNode exclusion : excluded) {
      String id = id(exclusion);
      assertThat(tally).containsKey(id);
      assertThat(exclusion.path("count").asInt()).as(id).isEqualTo(tally.get(id)[0]);
      assertThat(exclusion.path("onlyThis").asInt()).as(id).isEqualTo(tally.get(id)[1]);
      Optional<Relaxation> step = Optional.ofNullable(steps.get(id));
      assertThat(exclusion.has("relaxed")).as(id).isEqualTo(step.isPresent());
      step.ifPresent(
          relaxation ->
              assertThat(exclusion.at("/relaxed/adds").asInt())
                  .as("%s relaxed", id)
                  .isEqualTo(adds(relaxation, request, expected, everybody)));
    }
  }

  private static String id(JsonNode exclusion) {
    String kind = exclusion.path("constraint").asText();
    return switch (kind) {
      case "language", "concept" -> kind + ":" + exclusion.path(kind).asText();
      default -> kind;
    };
  }

  private int adds(
      Relaxation step,
      RequestChanged request,
      RankedList<ManagerId> before,
      Collection<ManagerChanged> everybody) {
    Set<ManagerId> in = new HashSet<>();
    managers(request.request(), step.applyTo(demand(request)), everybody)
        .ranked()
        .forEach(each -> in.add(each.key()));
    before.ranked().forEach(each -> in.remove(each.key()));
    return in.size();
  }

  static int thousandths(JsonNode points) {
    return points.decimalValue().movePointRight(3).intValueExact();
  }
}
