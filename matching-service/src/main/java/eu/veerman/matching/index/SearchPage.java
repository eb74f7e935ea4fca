package eu.veerman.matching.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.json.JsonpUtils;
import co.elastic.clients.transport.rest_client.RestClientOptions;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import eu.veerman.matching.index.SearchIndex.Scored;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.http.entity.ContentType;
import org.apache.http.message.BasicNameValuePair;
import org.apache.http.nio.entity.NStringEntity;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.RestClient;

/**
 * A page of ids and scores. The question is the typed client's; its answer is read here, value by
 * value: making an object for everything that a hit could have costs more than the search.
 *
 * @param after where the next page begins
 * @param pit the point in time to go on with, where the question had one
 */
record SearchPage(List<Scored> found, List<FieldValue> after, Optional<String> pit) {
  private static final JsonFactory JSON = new JsonFactory();

  /** The type that the typed client accepts answers in: both must be of the same version. */
  private static final ContentType TYPE =
      ContentType.create(
          "application/vnd.elasticsearch+json", new BasicNameValuePair("compatible-with", "8"));

  /** Only what is read is sent. */
  private static final String PARTS = "pit_id,hits.hits._score,hits.hits.fields,hits.hits.sort";

  static SearchPage ask(ElasticsearchClient client, SearchRequest search) throws IOException {
    RestClient connection = ((RestClientTransport) client._transport()).restClient();
    Request request =
        new Request(
            "POST",
            search.index().isEmpty()
                ? "/_search"
                : "/" + String.join(",", search.index()) + "/_search");
    request.addParameter("filter_path", PARTS);
    request.setEntity(
        new NStringEntity(JsonpUtils.toJsonString(search, client._jsonpMapper()), TYPE));
    if (client._transportOptions() instanceof RestClientOptions options) {
      request.setOptions(options.restClientRequestOptions());
    }
    try (JsonParser json =
        JSON.createParser(connection.performRequest(request).getEntity().getContent())) {
      return read(json);
    }
  }

  private static SearchPage read(JsonParser json) throws IOException {
    List<Scored> found = new ArrayList<>();
    List<FieldValue> after = List.of();
    Optional<String> pit = Optional.empty();
    double score = 0;
    for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
      if (token == JsonToken.FIELD_NAME) {
        switch (json.currentName()) {
          case "pit_id" -> pit = Optional.of(json.nextTextValue());
          case "_score" -> {
            json.nextToken();
            score = json.getDoubleValue();
          }
          case "id" -> {
            json.nextToken();
            found.add(new Scored(json.nextTextValue(), score));
          }
          case "sort" -> after = sort(json);
          default -> {
            // The names on the way to a hit.
          }
        }
      }
    }
    return new SearchPage(found, after, pit);
  }

  private static List<FieldValue> sort(JsonParser json) throws IOException {
    List<FieldValue> values = new ArrayList<>();
    json.nextToken();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      values.add(
          json.currentToken() == JsonToken.VALUE_NUMBER_INT
              ? FieldValue.of(json.getLongValue())
              : FieldValue.of(json.getDoubleValue()));
    }
    return values;
  }
}
