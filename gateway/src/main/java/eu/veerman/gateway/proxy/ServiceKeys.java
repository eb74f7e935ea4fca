package eu.veerman.gateway.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import eu.veerman.platform.tokens.KeySource;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/** The public keys of tokens, from the first instance of profile-service that answers. */
public final class ServiceKeys implements KeySource {
  /** Where a service publishes them. */
  public static final String PATH = "/.well-known/jwks.json";

  private static final Duration DEADLINE = Duration.ofSeconds(3);

  private final List<KeySource> instances;

  public ServiceKeys(Vertx vertx, List<URI> urls) {
    this.instances =
        urls.stream().map(url -> KeySource.at(vertx, url.resolve(PATH), DEADLINE)).toList();
  }

  @Override
  public Future<JsonNode> fetch() {
    return fetch(instances.iterator());
  }

  private static Future<JsonNode> fetch(Iterator<KeySource> left) {
    Future<JsonNode> answer = left.next().fetch();
    return left.hasNext() ? answer.recover(away -> fetch(left)) : answer;
  }
}
