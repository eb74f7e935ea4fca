package eu.veerman.benchmarks.tagger;

import eu.veerman.expertise.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A sentence with what a careful reader finds in it.
 *
 * @param half {@code tuned} or {@code held}
 * @param kind telling, naming, typo, negated or nothing
 * @param found concepts that must be found
 * @param notFound concepts that must not be found
 */
public record Judged(
    Language language,
    String half,
    String kind,
    Set<String> found,
    Set<String> notFound,
    String sentence) {

  /** The sentences of a language, in the order in which the other languages have them too. */
  public static List<Judged> in(Language language) {
    List<Judged> all = new ArrayList<>();
    for (String line : resource(language).split("\n")) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] part = line.split("\t", 5);
        all.add(
            new Judged(language, part[0], part[1], ids(part[2]), ids(part[3]), part[4].strip()));
      }
    }
    return all;
  }

  private static Set<String> ids(String list) {
    return list.isEmpty() ? Set.of() : Set.of(list.split(","));
  }

  private static String resource(Language language) {
    String path = "/tagger/judged." + language.tag() + ".tsv";
    try (InputStream in = Judged.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(path + " is missing on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }
}
