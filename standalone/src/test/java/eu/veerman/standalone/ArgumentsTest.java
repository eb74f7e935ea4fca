package eu.veerman.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

  @Test
  void nothingSaidMeansTheDefaults() {
    assertThat(Arguments.parse(List.of()))
        .isEqualTo(new Arguments.Understood(new Arguments(8080, Path.of(".veerman"), false)));
  }

  @Test
  void everythingSaidIsUnderstood() {
    assertThat(Arguments.parse(List.of("--empty", "--data", "/srv/veerman", "--port", "9000")))
        .isEqualTo(new Arguments.Understood(new Arguments(9000, Path.of("/srv/veerman"), true)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"65536", "-1", "http", "99999999999", ""})
  void aPortThatIsNoneIsRefusedWithWhatWasSaid(String port) {
    assertThat(Arguments.parse(List.of("--port", port)))
        .isEqualTo(
            new Arguments.NotUnderstood(
                "--port needs a number from 0 to 65535, not '" + port + "'."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--port", "--data"})
  void aNameWithoutItsValueIsRefused(String name) {
    assertThat(Arguments.parse(List.of(name))).isInstanceOf(Arguments.NotUnderstood.class);
  }

  @Test
  void anUnknownWordIsRefusedWithWhatThereIs() {
    assertThat(Arguments.parse(List.of("--demo")))
        .isEqualTo(
            new Arguments.NotUnderstood(
                "'--demo' is not understood: there are --port N, --data DIR and --empty."));
  }
}
