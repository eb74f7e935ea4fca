package eu.veerman.platform.http;

import io.vertx.core.Future;

/** What is done when an operation of the contract is called, with a request that fits it. */
@FunctionalInterface
public interface Operation {
  /**
   * Handles a call on its event loop. A failed future is answered as the problem it carries, as 503
   * when it is an outage, and as 500 otherwise.
   */
  Future<? extends Reply> handle(Call call);
}
