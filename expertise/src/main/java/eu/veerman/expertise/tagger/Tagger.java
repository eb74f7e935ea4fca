package eu.veerman.expertise.tagger;

import eu.veerman.expertise.Language;
import eu.veerman.expertise.cue.CueModel;
import eu.veerman.expertise.cue.Cues;
import eu.veerman.expertise.cue.Meaning;
import eu.veerman.expertise.cue.MeaningModel;
import eu.veerman.expertise.tagger.Tag.Origin;
import eu.veerman.expertise.taxonomy.ConceptKind;
import eu.veerman.expertise.taxonomy.Taxonomy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the taxonomy's concepts out of a text in Dutch, English, French or German.
 *
 * <p>Each sentence is read in its own language; English names of several words count in every
 * language, because everybody uses them. Of overlapping names the longest wins.
 *
 * <p>What a passage tells without naming it is proposed by a {@link MeaningModel}, with the
 * sentence that tells it most clearly.
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

  private static final Comparator<Tag> IN_ORDER =
      Comparator.comparingInt(Tag::start).thenComparingInt(Tag::end).thenComparing(Tag::concept);

  private final Map<Language, Vocabulary> vocabularies = new EnumMap<>(Language.class);
  private final LanguageReader languages;

  /** Of a sentence that names a concept of the same kind already, a telling must be this sure. */
  private static final double BESIDE_A_NAME = 0.75;

  /** How likely a sentence is about no work at all when an ambiguous name in it does not count. */
  private static final double OTHER_SENSE = 0.3;

  /**
   * Sentences that are read together, at most: more than a brief or an assignment has as a rule.
   */
  private static final int PASSAGE = 8;

  private final MeaningModel meanings;

  /**
   * A tagger for the names of this taxonomy and for what the model proposes. Building it takes
   * about a tenth of a second.
   */
  public Tagger(Taxonomy taxonomy, MeaningModel meanings) {
    this.meanings = meanings;
    for (Language language : Language.values()) {
      vocabularies.put(language, new Vocabulary(taxonomy, language));
    }
    this.languages =
        new LanguageReader(
            vocabularies.values().stream()
                .collect(Collectors.toMap(Vocabulary::language, Vocabulary::words)));
  }

  /** A tagger for names and for what is like the cues. Building it takes some ten seconds. */
  public static Tagger withCues(Taxonomy taxonomy) {
    Map<Language, Set<String>> small = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      small.put(language, LanguageWords.of(language).small());
    }
    return new Tagger(taxonomy, CueModel.learn(Cues.load(taxonomy), small));
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
    List<Quantity> quantities = QuantityReader.read(text, length);
    Stemmers stemmers = new Stemmers();
    Map<Language, Integer> read = new EnumMap<>(Language.class);
    List<Tag> tags = new ArrayList<>();
    List<ReadSentence> passage = new ArrayList<>();
    for (List<Token> tokens : sentences) {
      if (main.isEmpty()) {
        tags.addAll(tagsInAnyLanguage(tokens, stemmers));
      } else {
        Language language = languages.languageOf(tokens, main.get());
        read.merge(language, tokens.size(), Integer::sum);
        ReadSentence sentence = sentence(text, tokens, language, stemmers);
        if (!goesOn(passage, sentence, text)) {
          tags.addAll(tagsIn(text, passage));
          passage.clear();
        }
        passage.add(sentence);
      }
      if (tags.size() > MAX_TAGS) {
        return new Understanding(byAmount(read), tags.subList(0, MAX_TAGS), quantities, false);
      }
    }
    tags.addAll(tagsIn(text, passage));
    return new Understanding(
        byAmount(read),
        tags.size() > MAX_TAGS ? tags.subList(0, MAX_TAGS) : tags,
        quantities,
        length == text.length() && tags.size() <= MAX_TAGS);
  }

  private static boolean goesOn(List<ReadSentence> passage, ReadSentence next, String text) {
    return passage.isEmpty()
        || (passage.size() < PASSAGE && passage.getLast().goesOnWith(next, text));
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
      Polarity polarity = Polarity.of(sentence, vocabulary(language).words());
      List<Tag> tags = named(sentence, language, FOREIGN_NAME, polarity, stemmers);
      int covered = tags.stream().mapToInt(tag -> tag.end() - tag.start()).sum();
      if (covered > bestCovered) {
        best = tags;
        bestCovered = covered;
      }
    }
    return best;
  }

  private ReadSentence sentence(
      String text, List<Token> tokens, Language language, Stemmers stemmers) {
    Polarity polarity = Polarity.of(tokens, vocabulary(language).words());
    List<Tag> named = new ArrayList<>(named(tokens, language, 1, polarity, stemmers));
    ReadSentence sentence = new ReadSentence(tokens, language, polarity, named);
    // A plant's growth is no growth of a company: an ambiguous name needs a sentence about work.
    if (named.stream().anyMatch(Tagger::mayMeanSomethingElse)
        && meanings.nothing(language, sentence.in(text)) >= OTHER_SENSE) {
      named.removeIf(Tagger::mayMeanSomethingElse);
    }
    return sentence;
  }

  private static boolean mayMeanSomethingElse(Tag tag) {
    ConceptKind kind = tag.concept().kind();
    return !tag.negated()
        && tag.confidence() <= Matcher.AMBIGUOUS
        && (kind == ConceptKind.SITUATION || kind == ConceptKind.FUNCTION);
  }

  /** What the sentences of a passage name, and what they tell besides. */
  private List<Tag> tagsIn(String text, List<ReadSentence> passage) {
    List<Tag> tags = new ArrayList<>();
    passage.forEach(sentence -> tags.addAll(sentence.named()));
    List<ReadSentence> telling = passage.stream().filter(ReadSentence::tells).toList();
    if (!telling.isEmpty()) {
      List<List<Meaning>> read =
          meanings.read(
              telling.getFirst().language(),
              telling.stream().map(sentence -> sentence.in(text)).toList());
      for (int i = 0; i < telling.size(); i++) {
        tags.addAll(told(telling.get(i), read.get(i)));
      }
    }
    tags.sort(IN_ORDER);
    return tags;
  }

  /** What the sentence tells besides its names. */
  private static List<Tag> told(ReadSentence sentence, List<Meaning> meanings) {
    List<Tag> told = new ArrayList<>();
    for (Meaning meaning : meanings) {
      boolean known =
          sentence.named().stream().anyMatch(tag -> tag.concept().equals(meaning.concept()));
      boolean beside =
          sentence.named().stream()
              .anyMatch(tag -> tag.concept().kind() == meaning.concept().kind());
      if (!known && (!beside || meaning.confidence() >= BESIDE_A_NAME)) {
        told.add(
            new Tag(
                meaning.concept(),
                sentence.start(),
                sentence.end(),
                false,
                false,
                meaning.confidence(),
                Origin.TOLD));
      }
    }
    return told;
  }

  private List<Tag> named(
      List<Token> sentence, Language language, double trust, Polarity polarity, Stemmers stemmers) {
    Vocabulary vocabulary = vocabulary(language);
    List<Match> matches = Matcher.all(vocabulary, vocabulary.units(sentence, stemmers));
    if (language != Language.EN) {
      matches = new ArrayList<>(matches);
      matches.addAll(englishNames(sentence, stemmers));
    }
    return Selection.of(matches).stream()
        .map(
            match ->
                new Tag(
                    match.concept(),
                    sentence.get(match.first()).start(),
                    sentence.get(match.last()).end(),
                    polarity.denies(match),
                    polarity.wishes(match),
                    match.confidence() * trust,
                    match.isTelling() ? Origin.TOLD : Origin.NAMED))
        .sorted(IN_ORDER)
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
