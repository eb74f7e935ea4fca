package eu.veerman.matching.index;

import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.RangeRelation;
import eu.veerman.ranking.AskedFilter;
import eu.veerman.ranking.HeldFacts;
import eu.veerman.ranking.Period;
import java.util.LinkedHashMap;
import java.util.Map;

/** The ranking's coarse filter in the words of Elasticsearch. */
final class FilterQuery {
  private FilterQuery() {}

  /** What a document holds of the facts. */
  static Map<String, Object> fields(HeldFacts facts) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("speaks", facts.speaks());
    fields.put("shows", facts.shows());
    fields.put("countries", facts.countries());
    if (facts.euroCents() != null) {
      fields.put("euroCents", facts.euroCents());
    }
    fields.put(
        "nothingFree",
        facts.nothingFree().stream()
            .map(
                period -> Map.of("gte", period.first().toString(), "lte", period.last().toString()))
            .toList());
    return fields;
  }

  /** Adds what is asked to a query; it decides as {@link AskedFilter} says it. */
  static void add(BoolQuery.Builder query, AskedFilter asked) {
    for (String language : asked.speaks()) {
      query.filter(
          orNotStated("speaks", Query.of(q -> q.term(t -> t.field("speaks").value(language)))));
    }
    for (String concept : asked.shows()) {
      query.filter(f -> f.term(t -> t.field("shows").value(concept)));
    }
    String country = asked.country();
    if (country != null) {
      query.filter(
          orNotStated(
              "countries", Query.of(q -> q.term(t -> t.field("countries").value(country)))));
    }
    Long most = asked.euroCents();
    if (most != null) {
      query.filter(
          orNotStated(
              "euroCents",
              Query.of(q -> q.range(r -> r.number(n -> n.field("euroCents").lte((double) most))))));
    }
    Period start = asked.start();
    if (start != null) {
      query.mustNot(
          q ->
              q.range(
                  r ->
                      r.date(
                          d ->
                              d.field("nothingFree")
                                  .gte(start.first().toString())
                                  .lte(start.last().toString())
                                  .relation(RangeRelation.Contains))));
    }
  }

  private static Query orNotStated(String field, Query stated) {
    return Query.of(
        q ->
            q.bool(
                b ->
                    b.should(stated)
                        .should(s -> s.bool(n -> n.mustNot(m -> m.exists(e -> e.field(field)))))));
  }
}
