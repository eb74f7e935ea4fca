package eu.veerman.benchmarks.tagger;

import eu.veerman.benchmarks.Resources;
import eu.veerman.expertise.Language;
import eu.veerman.expertise.tagger.Tag;
import eu.veerman.expertise.tagger.Tagger;
import eu.veerman.expertise.taxonomy.ConceptKind;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** How well whole passages are read, and how alike in the four languages. */
final class Passages {
  private static final List<Language> COLUMNS =
      List.of(Language.NL, Language.EN, Language.FR, Language.DE);

  private final Tagger tagger;
  private final List<Passage> passages = load();

  /**
   * @param right situations of which any would be right
   * @param texts the same content in each language
   */
  private record Passage(Set<String> right, Map<Language, String> texts) {}

  /** What was read: the confidence of each situation. */
  private record Reading(SortedMap<String, Double> situations) {
    boolean isFirstIn(Set<String> right) {
      return situations.entrySet().stream()
          .max(Map.Entry.comparingByValue())
          .filter(first -> right.contains(first.getKey()))
          .isPresent();
    }

    boolean hasAnyOf(Set<String> right) {
      return situations.keySet().stream().anyMatch(right::contains);
    }

    double shareOf(Set<String> right) {
      double all = situations.values().stream().mapToDouble(Double::doubleValue).sum();
      double good =
          situations.entrySet().stream()
              .filter(each -> right.contains(each.getKey()))
              .mapToDouble(Map.Entry::getValue)
              .sum();
      return all == 0 ? 0 : good / all;
    }

    /** Of the confidence in either, the part that is in both; 1 where neither has any. */
    double overlap(Reading other) {
      Set<String> either = new TreeSet<>(situations.keySet());
      either.addAll(other.situations.keySet());
      double both = 0;
      double all = 0;
      for (String situation : either) {
        double here = situations.getOrDefault(situation, 0.0);
        double there = other.situations.getOrDefault(situation, 0.0);
        both += Math.min(here, there);
        all += Math.max(here, there);
      }
      return all == 0 ? 1 : both / all;
    }
  }

  Passages(Tagger tagger) {
    this.tagger = tagger;
  }

  void print(PrintStream out) {
    out.printf(
        Locale.ROOT,
        """
        ## Whole passages

        %d assignments and briefs of a few sentences, the same content in each language, each with the situations of which any would be
        right. *First*: the surest is right; *any*: a right one is proposed; *share*: of all confidence, what is in right ones.

        | | first | any | share |
        | --- | --- | --- | --- |
        """,
        passages.size());
    Map<Language, List<Reading>> read = new EnumMap<>(Language.class);
    for (Language language : COLUMNS) {
      List<Reading> readings = passages.stream().map(passage -> read(passage, language)).toList();
      read.put(language, readings);
      double first = 0;
      double any = 0;
      double share = 0;
      for (int i = 0; i < readings.size(); i++) {
        Set<String> right = passages.get(i).right();
        first += readings.get(i).isFirstIn(right) ? 1 : 0;
        any += readings.get(i).hasAnyOf(right) ? 1 : 0;
        share += readings.get(i).shareOf(right);
      }
      out.printf(
          Locale.ROOT,
          "| %s | **%.2f** | %.2f | %.2f |%n",
          language.tag(),
          first / readings.size(),
          any / readings.size(),
          share / readings.size());
    }
    out.printf(
        Locale.ROOT,
        "%nBetween two languages the readings of a passage overlap by %.2f.%n%n",
        overlap(read));
  }

  private double overlap(Map<Language, List<Reading>> read) {
    double sum = 0;
    int pairs = 0;
    for (int a = 0; a < COLUMNS.size(); a++) {
      for (int b = a + 1; b < COLUMNS.size(); b++) {
        List<Reading> one = read.getOrDefault(COLUMNS.get(a), List.of());
        List<Reading> other = read.getOrDefault(COLUMNS.get(b), List.of());
        for (int i = 0; i < one.size(); i++) {
          sum += one.get(i).overlap(other.get(i));
          pairs++;
        }
      }
    }
    return sum / pairs;
  }

  private Reading read(Passage passage, Language language) {
    SortedMap<String, Double> situations = new TreeMap<>();
    String text = passage.texts().getOrDefault(language, "");
    for (Tag tag : tagger.tag(text, Optional.of(language)).tags()) {
      if (tag.concept().kind() == ConceptKind.SITUATION && !tag.negated()) {
        situations.merge(tag.concept().value(), tag.confidence(), Math::max);
      }
    }
    return new Reading(situations);
  }

  private static List<Passage> load() {
    List<Passage> all = new ArrayList<>();
    for (String line : Resources.lines("/tagger/passages.tsv")) {
      String[] part = line.split("\t");
      Map<Language, String> texts = new EnumMap<>(Language.class);
      for (int i = 0; i < COLUMNS.size(); i++) {
        texts.put(COLUMNS.get(i), part[2 + i]);
      }
      all.add(new Passage(Set.of(part[1].split(",")), texts));
    }
    return all;
  }
}
