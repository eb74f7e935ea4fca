package eu.veerman.embedded;

import org.jspecify.annotations.Nullable;

/**
 * A server could not be started or stopped. The message is written for the person in front of the
 * screen and ends with the last lines of the server's log where there are any.
 */
public final class ServerTrouble extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ServerTrouble(String message) {
    super(message);
  }

  ServerTrouble(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
