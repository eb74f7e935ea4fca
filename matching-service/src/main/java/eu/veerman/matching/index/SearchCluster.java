package eu.veerman.matching.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest_client.RestClientOptions;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import org.apache.http.HttpHost;
import org.apache.http.client.config.RequestConfig;
import org.elasticsearch.client.RequestOptions;
import org.elasticsearch.client.RestClient;

/** The connection to Elasticsearch: one, shared by all that ask it. */
public final class SearchCluster implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(20);

  private final RestClientTransport transport;
  private final ElasticsearchClient client;

  private SearchCluster(RestClientTransport transport) {
    this.transport = transport;
    this.client = new ElasticsearchClient(transport);
  }

  /** Connects lazily: an Elasticsearch that is away shows at the first question. */
  public static SearchCluster at(URI url) {
    return new SearchCluster(
        new RestClientTransport(
            RestClient.builder(HttpHost.create(url.toString()))
                .setRequestConfigCallback(
                    config ->
                        config
                            .setConnectTimeout((int) CONNECT.toMillis())
                            .setSocketTimeout((int) ANSWER.toMillis()))
                .build(),
            new JacksonJsonpMapper()));
  }

  public ElasticsearchClient client() {
    return client;
  }

  /** The same connection, less patient. */
  static ElasticsearchClient within(ElasticsearchClient client, Duration deadline) {
    RequestConfig config =
        RequestConfig.custom()
            .setConnectTimeout((int) CONNECT.toMillis())
            .setSocketTimeout((int) deadline.toMillis())
            .build();
    RequestOptions options = RequestOptions.DEFAULT.toBuilder().setRequestConfig(config).build();
    return client.withTransportOptions(new RestClientOptions(options, false));
  }

  @Override
  public void close() {
    try {
      transport.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
