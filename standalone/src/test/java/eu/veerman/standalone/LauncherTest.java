package eu.veerman.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The launcher's answers to a slip of the pen: given at once, without building anything. */
class LauncherTest {

  private record Answer(int exitCode, String said) {}

  @Test
  void helpNamesEveryCommand() throws Exception {
    Answer answer = veerman("help");
    assertThat(answer.exitCode()).isZero();
    assertThat(answer.said()).contains("veerman up", "veerman test", "veerman format");
  }

  @Test
  void anUnknownCommandEndsWithTwoAndOneSentence() throws Exception {
    assertThat(veerman("serve"))
        .isEqualTo(
            new Answer(2, "veerman: 'serve' is not a command; ./veerman help lists them.\n"));
  }

  @Test
  void anUnknownFlagEndsWithTwoAndOneSentence() throws Exception {
    assertThat(veerman("up", "--empty", "--demo"))
        .isEqualTo(
            new Answer(2, "veerman: '--demo' is not understood; ./veerman help says what is.\n"));
  }

  @Test
  void aFlagWithoutItsValueEndsWithTwoAndOneSentence() throws Exception {
    assertThat(veerman("up", "--data"))
        .isEqualTo(new Answer(2, "veerman: --data needs a value; ./veerman help says which.\n"));
  }

  private static Answer veerman(String... words) throws IOException, InterruptedException {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("veerman"))) {
      root = root.getParent();
    }
    List<String> command = new ArrayList<>(List.of(root.resolve("veerman").toString()));
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Answer(process.waitFor(), said);
  }
}
