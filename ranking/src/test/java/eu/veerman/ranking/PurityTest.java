package eu.veerman.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The same inputs give the same answer on every machine, on every day, in every order. */
class PurityTest {
  private static final Path SOURCES = Path.of("src/main/java");

  /** What would make an answer depend on the moment, on chance, on the machine or on a hash. */
  private static final Pattern IMPURE =
      Pattern.compile(
          "\\.now\\(|Clock|Random|java\\.net|java\\.nio\\.file|System\\.|parallel\\(|HashMap"
              + "|(?<!Strict)Math\\.(sin|cos|asin|pow|exp|log|toRadians)\\(");

  @Test
  void noSourceNamesAClockChanceOrMachineDependentMathematics() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      assertThat(sources).isNotEmpty();
      for (Path source : sources) {
        assertThat(IMPURE.matcher(Files.readString(source)).results().map(r -> r.group()))
            .as("%s", source)
            .isEmpty();
      }
    }
  }
}
