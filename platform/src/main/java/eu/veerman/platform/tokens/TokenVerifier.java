package eu.veerman.platform.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import eu.veerman.platform.json.Json;
import eu.veerman.platform.json.UnreadableJson;
import eu.veerman.platform.service.Outage;
import eu.veerman.platform.tokens.Verification.Refused;
import eu.veerman.platform.tokens.Verification.Verified;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks bearer tokens: signed with ES256 by a published key, for this audience, by this issuer, in
 * force, of a session that was not ended. Nothing else is accepted, whatever the token's header
 * says. Keys are fetched when first needed, again after {@link Rules#refresh} and when a token
 * names a key that is not known, but never more often than {@link Rules#atMostEvery}; when fetching
 * fails, the known keys go on.
 */
public final class TokenVerifier {
  private static final Logger LOG = LoggerFactory.getLogger(TokenVerifier.class);
  private static final int MAX_TOKEN_CHARS = 8_192;
  private static final int MAX_KEYS = 20;

  /**
   * What counts.
   *
   * @param issuer the {@code iss} a token has to have
   * @param audience the {@code aud} a token has to have
   * @param leeway how far clocks may differ, 0 to 5 minutes
   * @param refresh how long fetched keys are used without looking again
   * @param atMostEvery how long to wait between two fetches
   */
  public record Rules(
      String issuer, String audience, Duration leeway, Duration refresh, Duration atMostEvery) {
    public Rules {
      if (leeway.isNegative() || leeway.compareTo(Duration.ofMinutes(5)) > 0) {
        throw new IllegalArgumentException("leeway is " + leeway + ", must be 0 to 5 minutes");
      }
    }

    /** 30 s of leeway, fresh keys every 10 minutes, at most one fetch in 5 s. */
    public static Rules usual(String issuer, String audience) {
      return new Rules(
          issuer, audience, Duration.ofSeconds(30), Duration.ofMinutes(10), Duration.ofSeconds(5));
    }
  }

  private record Keys(Map<String, ECPublicKey> byId, Instant fetchedAt) {}

  private final KeySource source;
  private final Rules rules;
  private final InstantSource clock;
  private final Predicate<Viewer> ended;
  private volatile Keys keys = new Keys(Map.of(), Instant.MIN);
  private volatile Instant triedAt = Instant.MIN;
  private @Nullable Future<Void> fetching;

  /**
   * Makes a verifier.
   *
   * @param ended tells whose session was ended before its token expires
   */
  public TokenVerifier(
      KeySource source, Rules rules, InstantSource clock, Predicate<Viewer> ended) {
    this.source = source;
    this.rules = rules;
    this.clock = clock;
    this.ended = ended;
  }

  /** Checks a token. Fails with an {@link Outage} when keys are needed and cannot be fetched. */
  public Future<Verification> verify(String token) {
    String[] parts = token.length() > MAX_TOKEN_CHARS ? new String[0] : token.split("\\.", -1);
    if (parts.length != 3) {
      return refused("The token is not a signed token.");
    }
    JsonNode header;
    try {
      header = Json.readStrictTree(P256.decode(parts[0]));
    } catch (UnreadableJson | IllegalArgumentException unreadable) {
      return refused("The token cannot be read.");
    }
    String keyId = header.path("kid").asText();
    if (!header.path("alg").asText().equals("ES256") || header.has("crit")) {
      return refused("The token is not signed with ES256.");
    }
    return key(keyId).map(key -> key.map(k -> check(k, parts)).orElse(UNKNOWN_KEY));
  }

  private static final Verification UNKNOWN_KEY =
      new Refused("The token is signed with a key that is not known.");

  private static Future<Verification> refused(String reason) {
    return Future.succeededFuture(new Refused(reason));
  }

  private Verification check(ECPublicKey key, String[] parts) {
    JsonNode claims;
    try {
      if (!signedBy(key, parts)) {
        return new Refused("The signature of the token does not hold.");
      }
      claims = Json.readStrictTree(P256.decode(parts[1]));
    } catch (UnreadableJson | IllegalArgumentException unreadable) {
      return new Refused("The token cannot be read.");
    }
    if (!claims.path("iss").asText().equals(rules.issuer()) || !isForUs(claims.path("aud"))) {
      return new Refused("The token is for somebody else.");
    }
    Instant now = clock.instant();
    if (!claims.path("exp").canConvertToLong()
        || !now.minus(rules.leeway()).isBefore(Instant.ofEpochSecond(seconds(claims, "exp")))) {
      return new Refused("The token has expired.");
    }
    if (claims.has("nbf")
        && now.plus(rules.leeway()).isBefore(Instant.ofEpochSecond(seconds(claims, "nbf")))) {
      return new Refused("The token is not in force yet.");
    }
    try {
      Viewer viewer = viewer(claims);
      return ended.test(viewer) ? new Refused("The session was ended.") : new Verified(viewer);
    } catch (IllegalArgumentException invalid) {
      return new Refused("The token lacks a claim.");
    }
  }

  private static long seconds(JsonNode claims, String name) {
    // The years 1970 to 9999: what Instant can hold without an overflow in sums.
    return Math.clamp(claims.path(name).asLong(), 0, 253_402_300_799L);
  }

  private boolean isForUs(JsonNode audience) {
    if (!audience.isArray()) {
      return audience.asText().equals(rules.audience());
    }
    for (JsonNode one : audience) {
      if (one.asText().equals(rules.audience())) {
        return true;
      }
    }
    return false;
  }

  private static Viewer viewer(JsonNode claims) {
    Set<String> roles = new HashSet<>();
    claims.path("roles").forEach(role -> roles.add(role.asText()));
    return new Viewer(
        UUID.fromString(claims.path("sub").asText()),
        UUID.fromString(claims.path("org").asText()),
        claims.path("orgKind").asText(),
        roles,
        claims.hasNonNull("manager")
            ? Optional.of(UUID.fromString(claims.path("manager").asText()))
            : Optional.empty(),
        claims.path("name").asText(),
        UUID.fromString(claims.path("sid").asText()));
  }

  private static boolean signedBy(ECPublicKey key, String[] parts) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initVerify(key);
      signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
      return signature.verify(P256.decode(parts[2]));
    } catch (GeneralSecurityException notASignature) {
      return false;
    }
  }

  private Future<Optional<ECPublicKey>> key(String id) {
    Keys known = keys;
    Instant now = clock.instant();
    boolean old =
        known.fetchedAt() == Instant.MIN || known.fetchedAt().plus(rules.refresh()).isBefore(now);
    ECPublicKey key = known.byId().get(id);
    if (key != null && !old) {
      return Future.succeededFuture(Optional.of(key));
    }
    if (triedAt != Instant.MIN
        && now.isBefore(triedAt.plus(rules.atMostEvery()))
        && !isFetching()) {
      return known.fetchedAt() == Instant.MIN
          ? Future.failedFuture(
              new Outage(
                  "the source of keys",
                  rules.atMostEvery(),
                  new IllegalStateException("it did not answer a moment ago")))
          : Future.succeededFuture(Optional.ofNullable(key));
    }
    return fetch(now)
        .map(fetched -> Optional.ofNullable(keys.byId().get(id)))
        .recover(
            failure ->
                known.fetchedAt() == Instant.MIN
                    ? Future.failedFuture(
                        new Outage("the source of keys", rules.atMostEvery(), failure))
                    : Future.succeededFuture(Optional.ofNullable(key)));
  }

  private synchronized boolean isFetching() {
    return fetching != null;
  }

  /** One fetch at a time; whoever comes meanwhile waits for the same one. */
  private synchronized Future<Void> fetch(Instant now) {
    if (fetching != null) {
      return fetching;
    }
    triedAt = now;
    Future<Void> fetch =
        source
            .fetch()
            .<Void>map(
                set -> {
                  keys = new Keys(readable(set), now);
                  return null;
                })
            .onFailure(
                failure ->
                    LOG.atWarn()
                        .addKeyValue("reason", String.valueOf(failure.getMessage()))
                        .log("The keys that sign tokens cannot be fetched"));
    if (!fetch.isComplete()) {
      fetching = fetch;
      fetch.onComplete(done -> forget());
    }
    return fetch;
  }

  private synchronized void forget() {
    fetching = null;
  }

  private static Map<String, ECPublicKey> readable(JsonNode set) {
    Map<String, ECPublicKey> byId = new HashMap<>();
    for (JsonNode jwk : set.path("keys")) {
      if (byId.size() == MAX_KEYS) {
        break;
      }
      try {
        byId.put(jwk.path("kid").asText(), P256.publicKey(jwk));
      } catch (IllegalArgumentException otherKind) {
        LOG.atWarn().addKeyValue("reason", otherKind.getMessage()).log("A key is left out");
      }
    }
    return Map.copyOf(byId);
  }
}
