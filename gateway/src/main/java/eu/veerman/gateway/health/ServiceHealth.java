package eu.veerman.gateway.health;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Asks the instances of a service on their management ports whether one of them is ready. */
public final class ServiceHealth {
  private static final Duration DEADLINE = Duration.ofSeconds(2);

  private final List<URI> managementUrls;
  private final HttpClient client;

  /**
   * Takes a service's management ports.
   *
   * @param managementUrls such as {@code http://profile-1:9081}; none when nobody is to be asked
   */
  public ServiceHealth(Vertx vertx, List<URI> managementUrls) {
    this.managementUrls = List.copyOf(managementUrls);
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions().setConnectTimeout((int) DEADLINE.toMillis()),
            new PoolOptions().setHttp1MaxSize(1).setMaxWaitQueueSize(8));
  }

  /** Succeeds when at least one instance says that it is ready, or when none can be asked. */
  public Future<Void> check() {
    if (managementUrls.isEmpty()) {
      return Future.succeededFuture();
    }
    List<Future<Void>> answers = managementUrls.stream().map(this::ask).toList();
    return Future.any(answers)
        .recover(none -> Future.failedFuture("no instance is ready"))
        .mapEmpty();
  }

  private Future<Void> ask(URI management) {
    RequestOptions ready =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setAbsoluteURI(management.resolve("/health/ready").toString())
            .setTimeout(DEADLINE.toMillis());
    return client
        .request(ready)
        .compose(request -> request.send())
        .compose(
            response ->
                response
                    .end()
                    .compose(
                        read ->
                            response.statusCode() == 200
                                ? Future.<Void>succeededFuture()
                                : Future.failedFuture("not ready")))
        .timeout(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Closes the connections. */
  public Future<Void> close() {
    return client.close();
  }
}
