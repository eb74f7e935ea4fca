package eu.veerman.benchmarks.tagger;

import eu.veerman.expertise.Language;
import eu.veerman.expertise.cue.MeaningModel;
import eu.veerman.expertise.tagger.Tag;
import eu.veerman.expertise.tagger.Tagger;
import eu.veerman.expertise.taxonomy.ConceptKind;
import eu.veerman.expertise.taxonomy.Taxonomy;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * How well the tagger reads the judged sentences, names alone against names and cues, and how fast.
 * Prints the report that is committed as {@code benchmarks/results/tagger.md}.
 */
public final class Main {
  private static final int CV_SENTENCES = 350;
  private static final int ROUNDS = 30;

  /** F1 in each language. */
  private static final double AIM = 0.8;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final Map<Language, List<Judged>> judged = new EnumMap<>(Language.class);

  private Main() {
    for (Language language : Language.values()) {
      judged.put(language, Judged.in(language));
    }
  }

  public static void main(String[] arguments) {
    new Main().run();
  }

  private void run() {
    Taxonomy taxonomy = Taxonomy.load();
    long before = System.nanoTime();
    Tagger both = Tagger.withCues(taxonomy);
    double learning = (System.nanoTime() - before) / 1e9;
    Tagger names = new Tagger(taxonomy, MeaningModel.NONE);
    out.printf(
        Locale.ROOT,
        """
        # The tagger

        Taxonomy %s, %s, %d processors, Java %s. `./veerman bench tagger` makes this page.

        Situations and functions only: the sentences are not judged for skills and industries. *Tuned* sentences were known to whoever
        wrote the words beside the cues; only *held* ones say how well it does on texts that it was not made for.

        """,
        taxonomy.version(),
        LocalDate.now(),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version().feature());
    for (String half : List.of("held", "tuned")) {
      quality(half, names, both);
    }
    againstTheAim(both);
    new Passages(both).print(out);
    byKind(both);
    negations(both);
    parity(both);
    calibration(both);
    speed(names, both, learning);
  }

  /** Counts of one tagger on some sentences. */
  private static final class Score {
    private int right;
    private int wrong;
    private int missed;

    private void add(Set<String> wanted, Set<String> got) {
      for (String concept : got) {
        if (wanted.contains(concept)) {
          right++;
        } else {
          wrong++;
        }
      }
      missed += (int) wanted.stream().filter(concept -> !got.contains(concept)).count();
    }

    private double precision() {
      return right + wrong == 0 ? 1 : (double) right / (right + wrong);
    }

    private double recall() {
      return right + missed == 0 ? 1 : (double) right / (right + missed);
    }

    private double f1() {
      double sum = precision() + recall();
      return sum == 0 ? 0 : 2 * precision() * recall() / sum;
    }

    @Override
    public String toString() {
      return "%.2f | %.2f | **%.2f**".formatted(precision(), recall(), f1());
    }
  }

  private static Set<String> found(Tagger tagger, Judged sentence) {
    Set<String> concepts = new TreeSet<>();
    for (Tag tag : tagger.tag(sentence.sentence(), Optional.of(sentence.language())).tags()) {
      boolean judgedKind =
          tag.concept().kind() == ConceptKind.SITUATION
              || tag.concept().kind() == ConceptKind.FUNCTION;
      if (judgedKind && !tag.negated()) {
        concepts.add(tag.concept().value());
      }
    }
    return concepts;
  }

  private Score score(Tagger tagger, Language language, Predicate<Judged> of) {
    Score score = new Score();
    judged.getOrDefault(language, List.of()).stream()
        .filter(of)
        .forEach(sentence -> score.add(sentence.found(), found(tagger, sentence)));
    return score;
  }

  private void quality(String half, Tagger names, Tagger both) {
    out.printf("## %s%n%n", half.equals("held") ? "Held sentences" : "Tuned sentences");
    out.println(
        "| | sentences | names: precision | recall | F1 | names and cues: precision | recall | F1"
            + " |");
    out.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
    for (Language language : Language.values()) {
      Predicate<Judged> of = sentence -> sentence.half().equals(half);
      out.printf(
          "| %s | %d | %s | %s |%n",
          language.tag(),
          judged.getOrDefault(language, List.of()).stream().filter(of).count(),
          score(names, language, of),
          score(both, language, of));
    }
    out.println();
  }

  private void againstTheAim(Tagger both) {
    double least = 1;
    double most = 0;
    for (Language language : Language.values()) {
      double f1 = score(both, language, sentence -> sentence.half().equals("held")).f1();
      least = Math.min(least, f1);
      most = Math.max(most, f1);
    }
    out.printf(
        Locale.ROOT,
        """
        The aim is an F1 of 0.8 in each language. Held sentences miss it by %.2f to %.2f: they name nothing, each is judged alone without
        the brief around it, and what they tell takes knowledge of the world that no count of cues supplies
        ([why not an encoder](../../docs/adr/0008-what-is-told-is-read-by-likeness-to-cues.md)). In whole briefs several sentences tell the
        same, which is why the shortlists made from them do better ([quality](quality.md)).

        """,
        AIM - most,
        AIM - least);
  }

  private void byKind(Tagger both) {
    out.printf("## By kind of sentence (names and cues)%n%n");
    out.println("| | half | precision | recall | F1 |\n| --- | --- | --- | --- | --- |");
    for (String kind : List.of("telling", "naming", "typo")) {
      for (String half : List.of("held", "tuned")) {
        Score all = new Score();
        judged.values().stream()
            .flatMap(List::stream)
            .filter(sentence -> sentence.kind().equals(kind) && sentence.half().equals(half))
            .forEach(sentence -> all.add(sentence.found(), found(both, sentence)));
        if (all.right + all.missed > 0) {
          out.printf("| %s | %s | %s |%n", kind, half, all);
        }
      }
    }
    out.println();
  }

  private void negations(Tagger both) {
    int sentences = 0;
    List<String> errors = new ArrayList<>();
    for (List<Judged> ofLanguage : judged.values()) {
      for (Judged sentence : ofLanguage) {
        if (!sentence.notFound().isEmpty()) {
          sentences++;
          Set<String> got = new HashSet<>(found(both, sentence));
          got.retainAll(sentence.notFound());
          if (!got.isEmpty()) {
            errors.add(sentence.sentence());
          }
        }
      }
    }
    out.printf(
        Locale.ROOT,
        "## Denied, somebody else's, another sense%n%n%d of %d sentences (%.1f%%) give a concept"
            + " that they must not:%n%n",
        errors.size(),
        sentences,
        100.0 * errors.size() / sentences);
    errors.forEach(each -> out.println("- " + each));
    out.println();
  }

  /** The held sentences tell the same, line by line. */
  private void parity(Tagger both) {
    double sum = 0;
    int pairs = 0;
    List<Judged> first = held(Language.NL);
    for (int line = 0; line < first.size(); line++) {
      Set<String> dutch = found(both, first.get(line));
      for (Language language : List.of(Language.EN, Language.FR, Language.DE)) {
        Set<String> other = found(both, held(language).get(line));
        Set<String> union = new HashSet<>(dutch);
        union.addAll(other);
        Set<String> shared = new HashSet<>(dutch);
        shared.retainAll(other);
        if (!union.isEmpty()) {
          sum += (double) shared.size() / union.size();
          pairs++;
        }
      }
    }
    out.printf(
        Locale.ROOT,
        "## Parity%n%nThe same content in Dutch and in each other language gives sets of concepts"
            + " that overlap by %.2f; the aim is 0.9 (Jaccard, %d pairs of held sentences in which"
            + " either gives any).%n%n",
        sum / pairs,
        pairs);
  }

  private List<Judged> held(Language language) {
    return judged.getOrDefault(language, List.of()).stream()
        .filter(each -> each.half().equals("held"))
        .toList();
  }

  private void calibration(Tagger both) {
    out.printf("## Confidence of what is told%n%n");
    out.println(
        "| confidence | proposals held | right | proposals tuned | right |\n"
            + "| --- | --- | --- | --- | --- |");
    double[] bounds = {0.2, 0.4, 0.6, 0.8, 1.01};
    for (int b = 0; b + 1 < bounds.length; b++) {
      StringBuilder row = new StringBuilder();
      for (String half : List.of("held", "tuned")) {
        int right = 0;
        int all = 0;
        for (List<Judged> ofLanguage : judged.values()) {
          for (Judged sentence : ofLanguage) {
            if (sentence.half().equals(half)) {
              for (Tag tag :
                  both.tag(sentence.sentence(), Optional.of(sentence.language())).tags()) {
                if (tag.origin() == Tag.Origin.TOLD
                    && tag.confidence() >= bounds[b]
                    && tag.confidence() < bounds[b + 1]) {
                  all++;
                  right += sentence.found().contains(tag.concept().value()) ? 1 : 0;
                }
              }
            }
          }
        }
        row.append(" %d | %.2f |".formatted(all, all == 0 ? 0 : (double) right / all));
      }
      out.printf(Locale.ROOT, "| %.1f–%.1f |%s%n", bounds[b], Math.min(1, bounds[b + 1]), row);
    }
    out.println();
  }

  private void speed(Tagger names, Tagger both, double learning) {
    out.printf(
        Locale.ROOT, "## Speed%n%nLearning from the cues took %.1f s at the start.%n%n", learning);
    out.println(
        "| text | kB | names, ms | names and cues, ms | µs a kB | ratio |\n"
            + "| --- | --- | --- | --- | --- | --- |");
    for (int pages : List.of(1, 10, 40)) {
      String text = cv(pages);
      double kiloBytes = text.getBytes(StandardCharsets.UTF_8).length / 1024.0;
      double alone = median(names, text);
      double together = median(both, text);
      out.printf(
          Locale.ROOT,
          "| %d pages | %.0f | %.1f | %.1f | %.0f | %.1f |%n",
          pages,
          kiloBytes,
          alone,
          together,
          1000 * together / kiloBytes,
          together / alone);
    }
  }

  /** About 3 kB a page, of judged sentences one after the other. */
  private String cv(int pages) {
    StringBuilder text = new StringBuilder();
    List<Judged> sentences = judged.getOrDefault(Language.EN, List.of());
    for (int i = 0; i < pages * CV_SENTENCES / 10; i++) {
      text.append(sentences.get(i % sentences.size()).sentence()).append('\n');
    }
    return text.toString();
  }

  private static double median(Tagger tagger, String text) {
    List<Long> nanos = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      long before = System.nanoTime();
      tagger.tag(text, Optional.empty());
      nanos.add(System.nanoTime() - before);
    }
    nanos.sort(null);
    return nanos.get(ROUNDS / 2) / 1e6;
  }
}
