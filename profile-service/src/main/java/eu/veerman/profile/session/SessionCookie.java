package eu.veerman.profile.session;

import java.time.Duration;

/**
 * The cookie in which a browser keeps the token: unreadable to scripts, and sent by no other site.
 *
 * @param secure whether it is sent over HTTPS only; off where the door speaks plain HTTP
 */
record SessionCookie(boolean secure) {
  static final String NAME = "veerman_session";

  /** The header that sets it. */
  String set(String token, Duration lifetime) {
    return NAME + "=" + token + attributes(lifetime.toSeconds());
  }

  /** The header that removes it. */
  String clear() {
    return NAME + "=" + attributes(0);
  }

  private String attributes(long maxAgeSeconds) {
    return "; Path=/; Max-Age="
        + maxAgeSeconds
        + "; HttpOnly; SameSite=Strict"
        + (secure ? "; Secure" : "");
  }
}
