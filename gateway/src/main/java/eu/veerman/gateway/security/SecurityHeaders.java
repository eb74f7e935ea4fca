package eu.veerman.gateway.security;

import io.vertx.core.MultiMap;
import java.util.Map;

/**
 * What every answer tells browsers not to do. The pages use no inline script or style, so the
 * content security policy needs no exception; nor is any other site allowed to read an answer (no
 * CORS header is ever sent).
 */
public final class SecurityHeaders {
  private static final String CONTENT_SECURITY_POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self' data:",
          "font-src 'self'",
          "connect-src 'self'",
          "manifest-src 'self'",
          "base-uri 'none'",
          "form-action 'self'",
          "frame-ancestors 'none'");

  private static final Map<String, String> ALWAYS =
      Map.of(
          "Content-Security-Policy", CONTENT_SECURITY_POLICY,
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "same-origin",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()",
          "X-Frame-Options", "DENY");

  private static final String ONE_YEAR = "max-age=31536000";

  private SecurityHeaders() {}

  /**
   * Sets the headers of an answer, just before it is sent.
   *
   * @param path what was asked for
   * @param encrypted whether the caller came by https: only then may it be told to stay there
   */
  public static void set(MultiMap headers, String path, boolean encrypted) {
    ALWAYS.forEach(headers::set);
    if (encrypted) {
      headers.set("Strict-Transport-Security", ONE_YEAR);
    }
    // Answers of the API are somebody's own; none may rest in a cache unless it says so.
    if (path.startsWith("/api/") && !headers.contains("Cache-Control")) {
      headers.set("Cache-Control", "no-store");
    }
  }
}
