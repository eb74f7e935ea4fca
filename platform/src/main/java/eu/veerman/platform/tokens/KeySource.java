package eu.veerman.platform.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import eu.veerman.platform.json.Json;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Where a verifier gets the public keys from: a JSON Web Key set. */
@FunctionalInterface
public interface KeySource {
  /** Fetches the set as it is now. */
  Future<JsonNode> fetch();

  /** The set of an issuer in the same process. */
  static KeySource of(TokenIssuer issuer) {
    return () -> Future.succeededFuture(issuer.jwks());
  }

  /** The set at an address, fetched within a deadline. */
  static KeySource at(Vertx vertx, URI address, Duration deadline) {
    HttpClientAgent client =
        vertx.createHttpClient(new HttpClientOptions().setMaxChunkSize(65_536));
    RequestOptions request =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setAbsoluteURI(address.toString())
            .setTimeout(deadline.toMillis());
    return () ->
        client
            .request(request)
            .compose(sent -> sent.send())
            .compose(
                response ->
                    response.statusCode() == 200
                        ? response.body()
                        : Future.failedFuture(
                            address + " answered " + response.statusCode() + ", must be 200"))
            .map(body -> Json.readStrictTree(body.getBytes()))
            .timeout(deadline.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * The set of the first source that answers, asked in order: the instances of one issuer publish
   * the same keys, and one of them may be away.
   *
   * @param sources at least one
   */
  static KeySource firstOf(List<KeySource> sources) {
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("sources are none, must be at least one");
    }
    KeySource first = sources.getFirst();
    if (sources.size() == 1) {
      return first;
    }
    KeySource others = firstOf(sources.subList(1, sources.size()));
    return () -> first.fetch().recover(away -> others.fetch());
  }
}
