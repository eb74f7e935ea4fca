package eu.veerman.expertise.tagger;

import eu.veerman.expertise.Language;
import eu.veerman.expertise.taxonomy.Taxonomy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads the taxonomy's concepts out of a text in Dutch, English, French or German.
 *
 * <p>Each sentence is read in its own language; English names of several words count in every
 * language, because everybody uses them. Of overlapping names the longest wins.
 *
 * <p>Deterministic, safe for use by many threads, and linear in the text, whatever it holds.
 */
public final class Tagger {
  /** The most that is read of a text, in UTF-16 units. */
  public static final int MAX_LENGTH = 2_000_000;

  /** The most tags that a text gets. */
  public static final int MAX_TAGS = 10_000;

  /** A name of another language than the sentence's, or in a text of unknown language. */
  private static final double FOREIGN_NAME = 0.9;

  private final Map<Language, Vocabulary> vocabularies = new EnumMap<>(Language.class);
  private final LanguageReader languages;

  /** A tagger for the names of this taxonomy. Building it takes about a tenth of a second. */
  public Tagger(Taxonomy taxonomy) {
    for (Language language : Language.values()) {
      vocabularies.put(language, new Vocabulary(taxonomy, language));
    }
    this.languages =
        new LanguageReader(
            vocabularies.values().stream()
                .collect(Collectors.toMap(Vocabulary::language, Vocabulary::words)));
  }

  /**
   * What the text speaks of.
   *
   * @param hint the language it is said to be in; needed for a title of few words, which looks the
   *     same in several languages. A sentence clearly in another language is read in that one.
   */
  public Understanding tag(String text, Optional<Language> hint) {
    int length = Math.min(text.length(), MAX_LENGTH);
    List<List<Token>> sentences = TextScanner.sentences(text, length);
    Optional<Language> main = hint.or(() -> languages.languageOf(text, sentences));
    Stemmers stemmers = new Stemmers();
    Map<Language, Integer> read = new EnumMap<>(Language.class);
    List<Tag> tags = new ArrayList<>();
    for (List<Token> sentence : sentences) {
      if (main.isPresent()) {
        Language language = languages.languageOf(sentence, main.get());
        read.merge(language, sentence.size(), Integer::sum);
        tags.addAll(tagsIn(sentence, language, 1, stemmers));
      } else {
        tags.addAll(tagsInAnyLanguage(sentence, stemmers));
      }
      if (tags.size() > MAX_TAGS) {
        return new Understanding(byAmount(read), tags.subList(0, MAX_TAGS), false);
      }
    }
    return new Understanding(byAmount(read), tags, length == text.length());
  }

  private static List<Language> byAmount(Map<Language, Integer> read) {
    return read.entrySet().stream()
        .sorted(
            Map.Entry.<Language, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Where the language is not known: the one in which most of the sentence has a meaning. */
  private List<Tag> tagsInAnyLanguage(List<Token> sentence, Stemmers stemmers) {
    List<Tag> best = List.of();
    int bestCovered = 0;
    for (Language language : Language.values()) {
      List<Tag> tags = tagsIn(sentence, language, FOREIGN_NAME, stemmers);
      int covered = tags.stream().mapToInt(tag -> tag.end() - tag.start()).sum();
      if (covered > bestCovered) {
        best = tags;
        bestCovered = covered;
      }
    }
    return best;
  }

  private List<Tag> tagsIn(
      List<Token> sentence, Language language, double trust, Stemmers stemmers) {
    Vocabulary vocabulary = vocabulary(language);
    List<Match> matches = Matcher.all(vocabulary, vocabulary.units(sentence, stemmers));
    if (language != Language.EN) {
      matches = new ArrayList<>(matches);
      matches.addAll(englishNames(sentence, stemmers));
    }
    Polarity polarity = Polarity.of(sentence, vocabulary.words());
    return Selection.of(matches).stream()
        .map(
            match ->
                new Tag(
                    match.concept(),
                    sentence.get(match.first()).start(),
                    sentence.get(match.last()).end(),
                    polarity.denies(match),
                    polarity.wishes(match),
                    match.confidence() * trust))
        .sorted(
            Comparator.comparingInt(Tag::start)
                .thenComparingInt(Tag::end)
                .thenComparing(Tag::concept))
        .toList();
  }

  private List<Match> englishNames(List<Token> sentence, Stemmers stemmers) {
    Vocabulary english = vocabulary(Language.EN);
    return Matcher.all(english, english.units(sentence, stemmers)).stream()
        .filter(match -> match.words() >= 2)
        .map(
            match ->
                new Match(
                    match.concept(),
                    match.first(),
                    match.last(),
                    match.words(),
                    match.confidence() * FOREIGN_NAME,
                    match.tokens()))
        .toList();
  }

  private Vocabulary vocabulary(Language language) {
    return java.util.Objects.requireNonNull(
        vocabularies.get(language), "every language has its vocabulary");
  }
}
