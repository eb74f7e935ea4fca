package eu.veerman.platform.tokens;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.veerman.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** Issues JSON Web Tokens (RFC 7519) signed with ES256. */
public final class TokenIssuer {
  private final String issuer;
  private final String audience;
  private volatile List<SigningKey> keys;

  /**
   * Begins.
   *
   * @param issuer the {@code iss} of its tokens
   * @param audience the {@code aud} of its tokens
   * @param keys the first one signs; all are published, so that tokens of an older one still count
   */
  public TokenIssuer(String issuer, String audience, List<SigningKey> keys) {
    this.issuer = issuer;
    this.audience = audience;
    this.keys = checked(keys);
  }

  /** From now on signs with the first of these, and publishes them. */
  public void use(List<SigningKey> newer) {
    keys = checked(newer);
  }

  private static List<SigningKey> checked(List<SigningKey> keys) {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("keys are none, must be at least one");
    }
    return List.copyOf(keys);
  }

  /**
   * A token.
   *
   * @param token its compact form
   * @param expiresAt from when on it is refused
   */
  public record Token(String token, Instant expiresAt) {}

  /** Issues a token for a viewer. */
  public Token issue(Viewer viewer, Instant now, Duration lifetime) {
    SigningKey key = keys.getFirst();
    ObjectNode header =
        JsonNodeFactory.instance
            .objectNode()
            .put("alg", "ES256")
            .put("typ", "JWT")
            .put("kid", key.id());
    Instant expiresAt = Instant.ofEpochSecond(now.plus(lifetime).getEpochSecond());
    ObjectNode claims =
        JsonNodeFactory.instance
            .objectNode()
            .put("iss", issuer)
            .put("aud", audience)
            .put("iat", now.getEpochSecond())
            .put("exp", expiresAt.getEpochSecond())
            .put("sub", viewer.accountId().toString())
            .put("org", viewer.organisationId().toString())
            .put("orgKind", viewer.organisationKind())
            .put("name", viewer.name())
            .put("sid", viewer.sessionId().toString());
    viewer.roles().stream().sorted().forEach(claims.putArray("roles")::add);
    viewer.managerId().ifPresent(id -> claims.put("manager", id.toString()));
    String content = encode(Json.bytes(header)) + "." + encode(Json.bytes(claims));
    return new Token(content + "." + encode(sign(key, content)), expiresAt);
  }

  /** The JSON Web Key set to publish at {@code /.well-known/jwks.json}. */
  public ObjectNode jwks() {
    ObjectNode set = JsonNodeFactory.instance.objectNode();
    keys.forEach(key -> set.withArray("keys").add(key.publicJwk()));
    return set;
  }

  private static byte[] sign(SigningKey key, String content) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(key.privateKey());
      signature.update(content.getBytes(StandardCharsets.US_ASCII));
      return signature.sign();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("signing with " + key + " failed", impossible);
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
