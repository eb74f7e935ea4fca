package eu.veerman.gateway.proxy;

import io.vertx.core.Future;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.Iterator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a request to the next instance that takes a connection. Only connecting is tried again
 * elsewhere.
 */
final class InstanceConnector {
  private static final Logger LOG = LoggerFactory.getLogger(InstanceConnector.class);
  private static final Duration CONNECT = Duration.ofSeconds(2);

  private final Upstream upstream;
  private final HttpClient client;

  InstanceConnector(Upstream upstream, HttpClient client) {
    this.upstream = upstream;
    this.client = client;
  }

  /**
   * Connects. Fails with {@link AllAway} when no instance takes a connection.
   *
   * @param response how long the answer's head may take, counted from now
   */
  Future<HttpClientRequest> connect(Duration response) {
    return connect(upstream.inTurn().iterator(), response);
  }

  private Future<HttpClientRequest> connect(Iterator<SocketAddress> instances, Duration response) {
    SocketAddress instance = instances.next();
    RequestOptions options =
        new RequestOptions()
            .setServer(instance)
            .setHost(instance.host())
            .setPort(instance.port())
            .setConnectTimeout(CONNECT.toMillis())
            .setIdleTimeout(response.toMillis());
    return client
        .request(options)
        .onSuccess(request -> upstream.answered(instance))
        .recover(
            cause -> {
              // Full is not away: it goes on answering others.
              if (!(cause instanceof ConnectionPoolTooBusyException)) {
                upstream.refused(instance);
              }
              LOG.atWarn()
                  .addKeyValue("service", upstream.name())
                  .addKeyValue("instance", instance.toString())
                  .addKeyValue("reason", cause.toString())
                  .log("An instance takes no connection");
              return instances.hasNext()
                  ? connect(instances, response)
                  : Future.failedFuture(new AllAway(upstream.name()));
            });
  }

  /** No instance of a service takes a connection. */
  static final class AllAway extends RuntimeException {
    private static final long serialVersionUID = 1;

    AllAway(String service) {
      super("no instance of " + service + " takes a connection", null, false, false);
    }
  }
}
