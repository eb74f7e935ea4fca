package eu.veerman.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;

/** Looks at the public port before anything is started, so that a taken one is told at once. */
final class FrontPort {

  private FrontPort() {}

  /** Why the port cannot be had on this address, in one sentence; empty when it can. */
  static Optional<String> problem(InetAddress address, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // As the HTTP server does it: a port that only waits for its last packets is free.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port), 1);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(
          "Port "
              + port
              + " cannot be had ("
              + e.getMessage()
              + "): stop what uses it, or choose another with --port.");
    }
  }
}
