package eu.veerman.matching.index;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.RangeRelation;
import eu.veerman.ranking.AskedFilter;
import eu.veerman.ranking.HeldFacts;
import eu.veerman.ranking.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The ranking's coarse filter in the words of Elasticsearch. */
final class FilterQuery {
  private FilterQuery() {}

  /** Stands for what is not stated: one more term is found faster than a field that is missing. */
  private static final String NOT_STATED = "?";

  private static final long RATE_UNKNOWN = 0;

  /** What a document holds of the facts. */
  static Map<String, Object> fields(HeldFacts facts) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("speaks", orNotStated(facts.speaks()));
    fields.put("shows", facts.shows());
    fields.put("countries", orNotStated(facts.countries()));
    fields.put("euroCents", facts.euroCents() == null ? RATE_UNKNOWN : facts.euroCents());
    fields.put(
        "nothingFree",
        facts.nothingFree().stream()
            .map(
                period -> Map.of("gte", period.first().toString(), "lte", period.last().toString()))
            .toList());
    return fields;
  }

  private static Set<String> orNotStated(Set<String> stated) {
    return stated.isEmpty() ? Set.of(NOT_STATED) : stated;
  }

  /** Adds what is asked to a query; it decides as {@link AskedFilter} says it. */
  static void add(BoolQuery.Builder query, AskedFilter asked) {
    for (String language : asked.speaks()) {
      query.filter(isOrNotStated("speaks", language));
    }
    for (String concept : asked.shows()) {
      query.filter(f -> f.term(t -> t.field("shows").value(concept)));
    }
    String country = asked.country();
    if (country != null) {
      query.filter(isOrNotStated("countries", country));
    }
    Long most = asked.euroCents();
    if (most != null) {
      query.filter(q -> q.range(r -> r.number(n -> n.field("euroCents").lte((double) most))));
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

  private static Query isOrNotStated(String field, String value) {
    List<FieldValue> values = List.of(FieldValue.of(value), FieldValue.of(NOT_STATED));
    return Query.of(q -> q.terms(t -> t.field(field).terms(v -> v.value(values))));
  }
}
