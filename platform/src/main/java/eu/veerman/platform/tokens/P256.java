package eu.veerman.platform.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EllipticCurve;
import java.util.Base64;

/** The curve P-256 in the forms of JSON Web Keys (RFC 7518, section 6.2). */
final class P256 {
  static final String NAME = "secp256r1";
  private static final int BYTES = 32;

  private P256() {}

  static byte[] decode(String base64url) {
    return Base64.getUrlDecoder().decode(base64url);
  }

  static String encode(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] fixed = new byte[BYTES];
    int length = Math.min(bytes.length, BYTES);
    System.arraycopy(bytes, bytes.length - length, fixed, BYTES - length, length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed);
  }

  /** Throws {@link IllegalArgumentException} when it is not a public key on this curve. */
  static ECPublicKey publicKey(JsonNode jwk) {
    if (!jwk.path("kty").asText().equals("EC") || !jwk.path("crv").asText().equals("P-256")) {
      throw new IllegalArgumentException("a key is not of type EC on the curve P-256");
    }
    ECPoint point =
        new ECPoint(
            new BigInteger(1, decode(jwk.path("x").asText())),
            new BigInteger(1, decode(jwk.path("y").asText())));
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec(NAME));
      ECParameterSpec curve = parameters.getParameterSpec(ECParameterSpec.class);
      if (!onCurve(point, curve.getCurve())) {
        throw new IllegalArgumentException("a key is not a point on the curve P-256");
      }
      return (ECPublicKey)
          KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, curve));
    } catch (GeneralSecurityException invalid) {
      throw new IllegalArgumentException("a key is not a public key on P-256", invalid);
    }
  }

  private static boolean onCurve(ECPoint point, EllipticCurve curve) {
    BigInteger p = ((java.security.spec.ECFieldFp) curve.getField()).getP();
    BigInteger x = point.getAffineX();
    BigInteger y = point.getAffineY();
    BigInteger right = x.multiply(x).add(curve.getA()).multiply(x).add(curve.getB());
    return x.compareTo(p) < 0
        && y.compareTo(p) < 0
        && y.multiply(y).subtract(right).mod(p).signum() == 0;
  }
}
