package eu.veerman.standalone.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What classes no longer show: rules on the sources themselves. */
class SourcesTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final int MOST_LINES = 500;
  private static final Map<Path, String> MAIN = sources("main");
  private static final Map<Path, String> TEST = sources("test");

  private static Map<Path, String> sources(String set) {
    try (Stream<Path> modules = Files.list(ROOT)) {
      Map<Path, String> sources = new TreeMap<>();
      for (Path module : modules.filter(each -> Files.exists(each.resolve("pom.xml"))).toList()) {
        Path java = module.resolve("src").resolve(set).resolve("java");
        if (Files.isDirectory(java)) {
          try (Stream<Path> files = Files.walk(java)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
              sources.put(ROOT.relativize(file), Files.readString(file));
            }
          }
        }
      }
      return sources;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void sourcesAreFound() {
    assertThat(MAIN).hasSizeGreaterThan(300);
    assertThat(TEST).hasSizeGreaterThan(50);
  }

  @Test
  void aNameNamesANoun() {
    assertThat(MAIN.keySet())
        .noneMatch(
            file ->
                file.getFileName()
                    .toString()
                    .matches(".*(Utils?|Helpers?|Impl|Common|Misc)\\.java"));
  }

  @Test
  void nothingIsLeftOpen() {
    assertThat(containing(MAIN, "\\b(TODO|FIXME|XXX)\\b")).isEmpty();
    assertThat(containing(TEST, "@Disabled\\b")).isEmpty();
  }

  @Test
  void testsAwaitAConditionAndDoNotSleep() {
    assertThat(containing(TEST, "Thread\\.sleep\\("))
        .as("a test awaits a condition with a deadline")
        .isEmpty();
  }

  @Test
  void noMockingLibraryIsUsed() {
    assertThat(containing(TEST, "import (static )?(org\\.mockito|org\\.easymock|io\\.mockk)"))
        .isEmpty();
  }

  @Test
  void aFileDoesOneThing() {
    assertThat(
            MAIN.entrySet().stream()
                .filter(each -> each.getValue().lines().count() > MOST_LINES)
                .map(Map.Entry::getKey))
        .as("longer than %s lines", MOST_LINES)
        .isEmpty();
  }

  private static List<Path> containing(Map<Path, String> sources, String expression) {
    Pattern pattern = Pattern.compile(expression);
    // This file names what it forbids.
    return sources.entrySet().stream()
        .filter(each -> !each.getKey().endsWith("SourcesTest.java"))
        .filter(each -> pattern.matcher(each.getValue()).find())
        .map(Map.Entry::getKey)
        .toList();
  }
}
