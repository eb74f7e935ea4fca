package eu.veerman.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class FrontPortTest {

  private final InetAddress loopback = InetAddress.getLoopbackAddress();

  @Test
  void aTakenPortIsToldInOneSentence() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, loopback)) {
      assertThat(FrontPort.problem(loopback, taken.getLocalPort()))
          .hasValueSatisfying(
              sentence ->
                  assertThat(sentence)
                      .startsWith("Port " + taken.getLocalPort() + " cannot be had")
                      .endsWith("or choose another with --port.")
                      .doesNotContain("\n"));
    }
  }

  @Test
  void aFreePortHasNoProblem() {
    assertThat(FrontPort.problem(loopback, 0)).isEmpty();
  }
}
