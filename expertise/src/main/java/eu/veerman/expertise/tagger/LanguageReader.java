package eu.veerman.expertise.tagger;

import com.github.pemistahl.lingua.api.LanguageDetector;
import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import eu.veerman.expertise.Language;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Tells the language of a text, and of a sentence in another language inside it.
 *
 * <p>A whole text is told by letter sequences (lingua, in its mode of low accuracy, which holds 10
 * MB where the full one holds 250), among some neighbouring languages too, so that a text in
 * Spanish is not taken for French. A sentence is told by its small words.
 */
final class LanguageReader {
  /** How much of a text is looked at, in UTF-16 units. */
  private static final int MAX_LOOKED_AT = 600;

  /** A shorter text is not told by its letters: names of functions look alike everywhere. */
  private static final int MIN_LOOKED_AT = 24;

  /** Another language must be this much less likely. */
  private static final double CLEAR = 0.97;

  /** Weight of small words from which they alone tell the language. */
  private static final double SURE = 2.0;

  private final LanguageDetector detector =
      LanguageDetectorBuilder.fromLanguages(
              com.github.pemistahl.lingua.api.Language.DUTCH,
              com.github.pemistahl.lingua.api.Language.ENGLISH,
              com.github.pemistahl.lingua.api.Language.FRENCH,
              com.github.pemistahl.lingua.api.Language.GERMAN,
              com.github.pemistahl.lingua.api.Language.SPANISH,
              com.github.pemistahl.lingua.api.Language.ITALIAN,
              com.github.pemistahl.lingua.api.Language.PORTUGUESE,
              com.github.pemistahl.lingua.api.Language.POLISH,
              com.github.pemistahl.lingua.api.Language.DANISH)
          .withLowAccuracyMode()
          .build();
  private final Map<String, Map<Language, Double>> weights;

  /** A small word that several languages have counts the less for each. */
  LanguageReader(Map<Language, LanguageWords> words) {
    Map<String, Map<Language, Double>> all = new HashMap<>();
    words.forEach(
        (language, each) -> {
          for (String word : each.small()) {
            if (word.length() >= 2) {
              all.computeIfAbsent(word, w -> new EnumMap<>(Language.class)).put(language, 1.0);
            }
          }
        });
    for (Map<Language, Double> sharing : all.values()) {
      double weight = 1.0 / (sharing.size() * sharing.size());
      sharing.replaceAll((language, one) -> weight);
    }
    this.weights = Map.copyOf(all);
  }

  /** The language of the whole text; empty if that cannot be told or is none of the four. */
  Optional<Language> languageOf(String text, List<List<Token>> sentences) {
    String sample = sample(text, sentences);
    if (sample.length() < MIN_LOOKED_AT) {
      return bySmallWords(sentences.stream().flatMap(List::stream).toList());
    }
    SortedMap<com.github.pemistahl.lingua.api.Language, Double> likely =
        detector.computeLanguageConfidenceValues(sample);
    List<Map.Entry<com.github.pemistahl.lingua.api.Language, Double>> best =
        likely.entrySet().stream()
            .sorted(
                Map.Entry.<com.github.pemistahl.lingua.api.Language, Double>comparingByValue()
                    .reversed())
            .limit(2)
            .toList();
    if (best.isEmpty()) {
      return Optional.empty();
    }
    if (best.size() == 2 && best.get(1).getValue() >= CLEAR * best.get(0).getValue()) {
      return bySmallWords(sentences.stream().flatMap(List::stream).toList());
    }
    return switch (best.getFirst().getKey()) {
      case DUTCH -> Optional.of(Language.NL);
      case ENGLISH -> Optional.of(Language.EN);
      case FRENCH -> Optional.of(Language.FR);
      case GERMAN -> Optional.of(Language.DE);
      default -> Optional.empty();
    };
  }

  /** The language of one sentence, where its small words are sure and not those of the text's. */
  Language languageOf(List<Token> sentence, Language ofText) {
    Map<Language, Double> weights = weigh(sentence);
    Language best = best(weights);
    return weights.getOrDefault(best, 0.0) >= SURE
            && weights.getOrDefault(best, 0.0) >= 2 * weights.getOrDefault(ofText, 0.0) + 1
        ? best
        : ofText;
  }

  private Optional<Language> bySmallWords(List<Token> tokens) {
    Map<Language, Double> weights =
        weigh(tokens.subList(0, Math.min(tokens.size(), MAX_LOOKED_AT)));
    Language best = best(weights);
    double weight = weights.getOrDefault(best, 0.0);
    double next =
        weights.entrySet().stream()
            .filter(entry -> entry.getKey() != best)
            .mapToDouble(Map.Entry::getValue)
            .max()
            .orElse(0);
    return weight >= 1 && weight >= 1.5 * next ? Optional.of(best) : Optional.empty();
  }

  private static Language best(Map<Language, Double> weights) {
    return weights.entrySet().stream()
        .max(Map.Entry.<Language, Double>comparingByValue().thenComparing(LanguageReader::earlier))
        .map(Map.Entry::getKey)
        .orElse(Language.NL);
  }

  private static int earlier(Map.Entry<Language, Double> a, Map.Entry<Language, Double> b) {
    return Comparator.<Language>reverseOrder().compare(a.getKey(), b.getKey());
  }

  private Map<Language, Double> weigh(List<Token> tokens) {
    Map<Language, Double> sum = new EnumMap<>(Language.class);
    for (Token token : tokens) {
      if (!token.isCapitals()) {
        weights
            .getOrDefault(token.word(), Map.of())
            .forEach((language, weight) -> sum.merge(language, weight, Double::sum));
      }
    }
    return sum;
  }

  /** The words of the beginning, without markup and marks. */
  private static String sample(String text, List<List<Token>> sentences) {
    StringBuilder sample = new StringBuilder();
    for (List<Token> sentence : sentences) {
      for (Token token : sentence) {
        if (!token.word().isEmpty() && !token.isCapitals()) {
          sample.append(text, token.start(), token.end()).append(' ');
        }
        if (sample.length() >= MAX_LOOKED_AT) {
          return sample.toString();
        }
      }
    }
    return sample.toString();
  }
}
