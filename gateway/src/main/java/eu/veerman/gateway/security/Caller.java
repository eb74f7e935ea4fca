package eu.veerman.gateway.security;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;

/**
 * Where a request comes from.
 *
 * @param address the caller's network address
 * @param encrypted whether the caller came by https
 */
public record Caller(String address, boolean encrypted) {
  private static final int MAX_ADDRESS_CHARS = 64;

  /**
   * Reads it from the connection, or from what a proxy in front says.
   *
   * @param behindProxy whether a proxy of ours is in front: only what it added itself, the last
   *     entry, is believed
   */
  public static Caller of(HttpServerRequest request, boolean behindProxy) {
    SocketAddress remote = request.remoteAddress();
    String direct = remote == null || remote.host() == null ? "unknown" : remote.host();
    if (!behindProxy) {
      return new Caller(direct, request.isSSL());
    }
    String chain = request.getHeader("X-Forwarded-For");
    String last = chain == null ? "" : chain.substring(chain.lastIndexOf(',') + 1).strip();
    return new Caller(
        last.isEmpty() || last.length() > MAX_ADDRESS_CHARS ? direct : last,
        "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto")));
  }

  /** The scheme the caller used. */
  public String scheme() {
    return encrypted ? "https" : "http";
  }
}
