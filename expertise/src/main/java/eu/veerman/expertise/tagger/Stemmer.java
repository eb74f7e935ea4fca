package eu.veerman.expertise.tagger;

import eu.veerman.expertise.Language;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.GermanStemmer;

/**
 * Takes the endings off words of one language, in two strengths. Names are compared by the light
 * form, which keeps apart what insures ({@code verzekering}) and what assures ({@code verzekeren});
 * tellings by the strong one, in which a noun meets its verb ({@code invoering}, {@code invoeren}).
 *
 * <p>Holds state of Lucene's filters, so one instance serves one call.
 */
final class Stemmer {
  private static final Pattern DUTCH_EREN = Pattern.compile("^ge(.{3,})eerde?n?$");
  private static final Pattern DUTCH_SEPARABLE =
      Pattern.compile("^(in|af|uit|op|aan|over|door|om|samen|terug)ge(.{3,})[dt]$");
  private static final Pattern GERMAN_IEREN = Pattern.compile("^(.{3,})iert(?:e[nrs]?)?$");
  private static final Pattern GERMAN_SEPARABLE =
      Pattern.compile("^(ein|ab|aus|auf|an|um|zusammen|zuruck|weiter)ge(.{3,})t$");

  /** The forms of a word. */
  record Stem(String light, String strong) {}

  private final Language language;
  private final WordStream lightWords = new WordStream();
  private final WordStream strongWords = new WordStream();
  private final TokenStream lightFilter;
  private final TokenStream strongFilter;

  Stemmer(Language language) {
    this.language = language;
    this.lightFilter =
        switch (language) {
          case NL -> new SnowballFilter(lightWords, new DutchStemmer());
          case EN -> new KStemFilter(lightWords);
          case FR -> new FrenchLightStemFilter(lightWords);
          case DE -> new GermanLightStemFilter(new GermanNormalizationFilter(lightWords));
        };
    this.strongFilter =
        switch (language) {
          case NL -> new SnowballFilter(strongWords, new DutchStemmer());
          case EN -> new SnowballFilter(strongWords, new EnglishStemmer());
          case FR -> new SnowballFilter(strongWords, new FrenchStemmer());
          case DE ->
              new SnowballFilter(new GermanNormalizationFilter(strongWords), new GermanStemmer());
        };
  }

  /** The forms of a word in lower case without accents. */
  Stem stem(String word) {
    String normal = normalise(word);
    return new Stem(
        voiceless(keepsEnding(normal) ? normal : lightWords.through(lightFilter, normal)),
        voiceless(strongWords.through(strongFilter, infinitive(normal))));
  }

  /** Spellings that Lucene's stemmers take for different words. */
  private String normalise(String word) {
    return switch (language) {
      case NL -> dutch(word);
      case EN -> english(word);
      case FR -> french(word);
      case DE -> german(word);
    };
  }

  private static String dutch(String word) {
    if (word.length() > 6 && word.endsWith("ingen")) {
      return word.substring(0, word.length() - 2);
    }
    return word.length() > 5 && word.endsWith("ies") ? word.substring(0, word.length() - 1) : word;
  }

  /** British and American spellings of -ise, -our and -gramme. */
  private static String english(String word) {
    int is = word.lastIndexOf("is");
    if (is >= 4) {
      String tail = word.substring(is + 2);
      switch (tail) {
        case "e", "es", "ed", "ing", "ation", "ations", "er", "ers" -> {
          return word.substring(0, is) + "iz" + tail;
        }
        default -> {
          // Another word with "is" in it.
        }
      }
    }
    return word.replace("programme", "program")
        .replace("labour", "labor")
        .replace("behaviour", "behavior")
        .replace("centre", "center")
        .replace("mobilis", "mobiliz");
  }

  /** Feminine forms, which have lost the accents by which Lucene's stemmer knows them. */
  private static String french(String word) {
    if (word.length() > 6 && (word.endsWith("trice") || word.endsWith("trices"))) {
      return word.substring(0, word.lastIndexOf("trice")) + "teur";
    }
    return word.length() > 6 && (word.endsWith("iere") || word.endsWith("ieres"))
        ? word.substring(0, word.lastIndexOf("iere")) + "ier"
        : word;
  }

  private static String german(String word) {
    if (word.length() > 6 && word.endsWith("erinnen")) {
      return word.substring(0, word.length() - 5);
    }
    return word.length() > 6 && (word.endsWith("erin") || word.endsWith("orin"))
        ? word.substring(0, word.length() - 2)
        : word;
  }

  /** Dutch {@code bedrijven} has the stem {@code bedrijf}, {@code huizen} has {@code huis}. */
  private String voiceless(String stem) {
    if (language != Language.NL || stem.length() < 4) {
      return stem;
    }
    String all = stem.substring(0, stem.length() - 1);
    return switch (stem.charAt(stem.length() - 1)) {
      case 'v' -> all + "f";
      case 'z' -> all + "s";
      default -> stem;
    };
  }

  /** A past participle as its verb: {@code ingevoerd}, {@code geïntegreerd}, {@code eingeführt}. */
  private String infinitive(String word) {
    return switch (language) {
      case NL ->
          DUTCH_SEPARABLE
              .matcher(DUTCH_EREN.matcher(word).replaceFirst("$1eren"))
              .replaceFirst("$1$2");
      case DE ->
          GERMAN_SEPARABLE
              .matcher(GERMAN_IEREN.matcher(word).replaceFirst("$1ieren"))
              .replaceFirst("$1$2");
      case EN, FR -> word;
    };
  }

  /** Dutch nouns in -ing are no verbs; the Snowball stemmer would make them so. */
  private boolean keepsEnding(String word) {
    return language == Language.NL && word.length() > 5 && word.endsWith("ing");
  }

  /** A stream that gives one word at a time to the filters above it. */
  private static final class WordStream extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    String through(TokenStream filter, String word) {
      term.setEmpty().append(word);
      try {
        filter.incrementToken();
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException("stemming reads no file", e);
      }
      return term.toString();
    }

    @Override
    public boolean incrementToken() {
      return true;
    }
  }
}
