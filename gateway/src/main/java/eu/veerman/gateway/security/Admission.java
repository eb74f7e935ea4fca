package eu.veerman.gateway.security;

import com.fasterxml.jackson.databind.JsonNode;
import eu.veerman.gateway.limits.CallerLimits;
import eu.veerman.platform.http.Problem;
import eu.veerman.platform.json.Json;
import eu.veerman.platform.tokens.TokenVerifier;
import eu.veerman.platform.tokens.Verification;
import eu.veerman.platform.tokens.Viewer;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Who may come in: no page of another site with somebody's cookie, nobody without a valid token
 * where one is asked for, and nobody too often. Fails with the problem to answer.
 */
public final class Admission {
  private final TokenVerifier verifier;
  private final CallerLimits limits;

  public Admission(TokenVerifier verifier, CallerLimits limits) {
    this.verifier = verifier;
    this.limits = limits;
  }

  /** What an operation asks of its caller. */
  public enum Demand {
    /** A valid token. */
    TOKEN,
    /** Nothing; a valid token is taken along. */
    NOTHING,
    /** Nothing, and attempts are counted strictly. */
    SIGN_IN
  }

  /**
   * Somebody whose token was verified.
   *
   * @param token to send on
   * @param expiresAt when it stops being valid
   */
  public record Guest(Viewer viewer, String token, Instant expiresAt) {}

  /** Lets a request in, with its guest when it has one. */
  public Future<Optional<Guest>> admit(HttpServerRequest request, Caller caller, Demand demand) {
    if (BrowserSession.isCrossSite(request)) {
      return Problem.of(
              403,
              "other-site",
              "Requests from pages of other sites are refused",
              "Use Veerman's own pages, or send a bearer token from a program.")
          .asFailure();
    }
    if (demand == Demand.SIGN_IN) {
      // An old cookie says nothing about who signs in now.
      return counted(limits.takeSignIn(caller.address()), Optional.empty());
    }
    Optional<String> token = BrowserSession.token(request);
    if (token.isEmpty()) {
      return stranger(caller, demand, "Sign in, or send a bearer token.");
    }
    return verifier
        .verify(token.get())
        .compose(
            verification ->
                switch (verification) {
                  case Verification.Verified verified ->
                      counted(
                          limits.takeFor(verified.viewer()),
                          Optional.of(
                              new Guest(verified.viewer(), token.get(), expiry(token.get()))));
                  case Verification.Refused refused ->
                      stranger(caller, demand, refused.reason() + " Sign in again.");
                });
  }

  private Future<Optional<Guest>> stranger(Caller caller, Demand demand, String reason) {
    Optional<Duration> wait = limits.takeFor(caller.address());
    if (wait.isEmpty() && demand == Demand.TOKEN) {
      return Problem.unauthenticated(reason).asFailure();
    }
    return counted(wait, Optional.empty());
  }

  private static Future<Optional<Guest>> counted(Optional<Duration> wait, Optional<Guest> guest) {
    return wait.isPresent()
        ? Problem.tooManyRequests(wait.get()).asFailure()
        : Future.succeededFuture(guest);
  }

  /** The {@code exp} of a token that was verified, and so has one. */
  private static Instant expiry(String token) {
    JsonNode claims = Json.readStrictTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    return Instant.ofEpochSecond(claims.path("exp").asLong());
  }
}
