package eu.veerman.platform.service;

import java.time.Duration;

/**
 * Something this service needs does not answer. Nothing is wrong with the request; it may be sent
 * again later, and is answered with 503 and {@code Retry-After}.
 */
public final class Outage extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Duration retryAfter;

  /**
   * @param what what does not answer, for the log
   * @param retryAfter when to try again, from 1 second
   */
  public Outage(String what, Duration retryAfter, Throwable cause) {
    super(what + " does not answer: " + cause, cause);
    this.retryAfter = retryAfter;
  }

  public Duration retryAfter() {
    return retryAfter;
  }
}
