package eu.veerman.platform.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.veerman.platform.config.Secret;
import eu.veerman.platform.json.Json;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPrivateKeySpec;

/**
 * A key pair that signs tokens with ES256 (ECDSA on P-256 with SHA-256). It is stored as a private
 * JSON Web Key (RFC 7517).
 *
 * @param id the {@code kid} by which verifiers find the public half
 */
public record SigningKey(String id, ECPrivateKey privateKey, ECPublicKey publicKey) {

  /** Makes a new pair. */
  public static SigningKey generate(String id, SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(P256.NAME), random);
      KeyPair pair = generator.generateKeyPair();
      return new SigningKey(id, (ECPrivateKey) pair.getPrivate(), (ECPublicKey) pair.getPublic());
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("this Java has no elliptic curves", missing);
    }
  }

  /** Reads the stored form. Throws {@link IllegalArgumentException} when it is none. */
  public static SigningKey fromJwk(Secret stored) {
    JsonNode jwk = Json.readTree(stored.value());
    ECPublicKey publicKey = P256.publicKey(jwk);
    BigInteger d = new BigInteger(1, P256.decode(jwk.path("d").asText()));
    try {
      ECPrivateKey privateKey =
          (ECPrivateKey)
              KeyFactory.getInstance("EC")
                  .generatePrivate(new ECPrivateKeySpec(d, publicKey.getParams()));
      return new SigningKey(jwk.path("kid").asText(), privateKey, publicKey);
    } catch (GeneralSecurityException invalid) {
      throw new IllegalArgumentException("the stored key is not a private key on P-256", invalid);
    }
  }

  /** The form to store. */
  public Secret toJwk() {
    ObjectNode jwk = publicJwk();
    jwk.put("d", P256.encode(privateKey.getS()));
    return new Secret(Json.text(jwk));
  }

  /** The public half, to be published. */
  public ObjectNode publicJwk() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("kty", "EC")
        .put("crv", "P-256")
        .put("x", P256.encode(publicKey.getW().getAffineX()))
        .put("y", P256.encode(publicKey.getW().getAffineY()))
        .put("use", "sig")
        .put("alg", "ES256")
        .put("kid", id);
  }

  @Override
  public String toString() {
    return "SigningKey[" + id + "]";
  }
}
