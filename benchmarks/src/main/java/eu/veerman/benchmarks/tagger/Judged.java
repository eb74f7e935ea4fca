package eu.veerman.benchmarks.tagger;

import eu.veerman.benchmarks.Resources;
import eu.veerman.expertise.Language;
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
    for (String line : Resources.lines("/tagger/judged." + language.tag() + ".tsv")) {
      String[] part = line.split("\t", 5);
      all.add(new Judged(language, part[0], part[1], ids(part[2]), ids(part[3]), part[4].strip()));
    }
    return all;
  }

  private static Set<String> ids(String list) {
    return list.isEmpty() ? Set.of() : Set.of(list.split(","));
  }
}
