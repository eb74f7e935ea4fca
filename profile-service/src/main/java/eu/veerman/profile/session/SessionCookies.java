package eu.veerman.profile.session;

import java.time.Duration;

/**
 * The cookies in which a browser keeps its tokens: unreadable to scripts, and sent by no other
 * site. The refresh token goes to the one address that takes it.
 *
 * @param secure whether they are sent over HTTPS only; off where the door speaks plain HTTP
 */
record SessionCookies(boolean secure) {
  private static final String ACCESS = "veerman_session";
  private static final String REFRESH = "veerman_refresh";
  private static final String REFRESH_PATH = "/api/v1/sessions/refresh";

  String access(String token, Duration lifetime) {
    return ACCESS + "=" + token + attributes("/", lifetime.toSeconds());
  }

  String refresh(String token, Duration lifetime) {
    return REFRESH + "=" + token + attributes(REFRESH_PATH, lifetime.toSeconds());
  }

  String noAccess() {
    return ACCESS + "=" + attributes("/", 0);
  }

  String noRefresh() {
    return REFRESH + "=" + attributes(REFRESH_PATH, 0);
  }

  private String attributes(String path, long maxAgeSeconds) {
    return "; Path="
        + path
        + "; Max-Age="
        + maxAgeSeconds
        + "; HttpOnly; SameSite=Strict"
        + (secure ? "; Secure" : "");
  }
}
