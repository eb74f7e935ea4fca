package eu.veerman.gateway.proxy;

import eu.veerman.platform.tokens.KeySource;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The public keys of tokens, from the first instance of profile-service that answers. */
public final class ServiceKeys {
  /** Where a service publishes them. */
  public static final String PATH = "/.well-known/jwks.json";

  private static final Duration DEADLINE = Duration.ofSeconds(3);

  private ServiceKeys() {}

  /** The source at the instances of profile-service. */
  public static KeySource at(Vertx vertx, List<URI> instances) {
    return KeySource.firstOf(
        instances.stream()
            .map(instance -> KeySource.at(vertx, instance.resolve(PATH), DEADLINE))
            .toList());
  }
}
