package eu.veerman.gateway.security;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * How a browser's cookie becomes a bearer token, and how a request that another site made with that
 * cookie is told apart: the browser says so in {@code Sec-Fetch-Site}, or in {@code Origin}. A
 * header given by the client goes before the cookie.
 */
public final class BrowserSession {
  /** The cookie that profile-service sets. */
  public static final String COOKIE = "veerman_session";

  /** How the refresh token of a browser's cookie goes on to profile-service. */
  public static final String REFRESH_HEADER = "Veerman-Refresh-Token";

  /** The cookie that browsers send to the one address that takes it. */
  private static final String REFRESH_COOKIE = "veerman_refresh";

  private static final String BEARER = "Bearer ";
  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private BrowserSession() {}

  /** The token that a request carries, from the header or else the cookie. */
  public static Optional<String> token(HttpServerRequest request) {
    String header = request.getHeader("Authorization");
    if (header != null) {
      return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
          ? Optional.of(header.substring(BEARER.length()).strip())
          : Optional.empty();
    }
    Cookie cookie = request.getCookie(COOKIE);
    return cookie == null || cookie.getValue().isEmpty()
        ? Optional.empty()
        : Optional.of(cookie.getValue());
  }

  /** The refresh token that a browser sent. */
  public static Optional<String> refreshToken(HttpServerRequest request) {
    return Optional.ofNullable(request.getCookie(REFRESH_COOKIE))
        .map(Cookie::getValue)
        .filter(value -> !value.isEmpty());
  }

  /**
   * Whether an unsafe request that relies on the cookie, or would set one, was made by a page of
   * another site. Programs that are no browsers send neither header and pass.
   */
  public static boolean isCrossSite(HttpServerRequest request) {
    if (SAFE.contains(request.method()) || request.getHeader("Authorization") != null) {
      return false;
    }
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return !site.equals("same-origin") && !site.equals("none");
    }
    String origin = request.getHeader("Origin");
    return origin != null && !isOfThisHost(origin, request);
  }

  private static boolean isOfThisHost(String origin, HttpServerRequest request) {
    try {
      String authority = URI.create(origin).getAuthority();
      return authority != null
          && request.authority() != null
          && authority.equalsIgnoreCase(request.authority().toString());
    } catch (IllegalArgumentException notAnOrigin) {
      return false;
    }
  }
}
