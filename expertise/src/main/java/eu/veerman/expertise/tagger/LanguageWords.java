package eu.veerman.expertise.tagger;

import eu.veerman.expertise.Language;
import eu.veerman.expertise.taxonomy.Folding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What the tagger knows of a language besides the taxonomy's names: the words in {@code
 * /tagger/nl.txt} and so on, where each section is explained.
 *
 * @param small words skipped between the words of a name
 * @param joining small words that are not skipped: "hospitals and reorganisations" names no
 *     reorganisation of hospitals
 * @param nominalNegation phrases that negate what follows
 * @param verbalNegation words that negate a clause
 * @param noNegation phrases that look like a negation and are none
 * @param denialAfter phrases that negate what precedes
 * @param theirs phrases that make the function before them somebody else's
 * @param need words of need or experience
 * @param scopeEnd words that end what a negation or wish reaches
 * @param or words that join alternatives
 * @param wishBefore phrases that make a wish of what follows
 * @param wishAfter phrases that make a wish of what precedes
 * @param parts parts of compounds that are no names
 * @param endings endings that are no part of a compound
 */
record LanguageWords(
    Set<String> small,
    Set<String> joining,
    Phrases nominalNegation,
    Phrases verbalNegation,
    Phrases noNegation,
    Phrases denialAfter,
    Phrases theirs,
    Phrases need,
    Phrases scopeEnd,
    Phrases or,
    Phrases wishBefore,
    Phrases wishAfter,
    Set<String> parts,
    Set<String> endings) {

  static LanguageWords of(Language language) {
    Builder builder = new Builder();
    String file = "/tagger/" + language.tag() + ".txt";
    for (String line : read(file).split("\n")) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] parts = line.split(":", 2);
        if (parts.length < 2) {
          throw new IllegalStateException(file + " has '" + line + "', must be section: words");
        }
        for (String phrase : parts[1].split("\\|")) {
          builder.add(parts[0].strip(), Folding.fold(phrase.strip()), file);
        }
      }
    }
    return builder.build();
  }

  private static String read(String file) {
    try (InputStream in = LanguageWords.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  private static final class Builder {
    private final Set<String> small = new HashSet<>();
    private final Set<String> joining = new HashSet<>();
    private final Phrases nominalNegation = new Phrases();
    private final Phrases verbalNegation = new Phrases();
    private final Phrases noNegation = new Phrases();
    private final Phrases denialAfter = new Phrases();
    private final Phrases theirs = new Phrases();
    private final Phrases need = new Phrases();
    private final Phrases scopeEnd = new Phrases();
    private final Phrases or = new Phrases();
    private final Phrases wishBefore = new Phrases();
    private final Phrases wishAfter = new Phrases();
    private final Set<String> parts = new HashSet<>();
    private final Set<String> endings = new HashSet<>();

    void add(String section, String folded, String file) {
      switch (section) {
        case "small" -> small.add(folded);
        case "joining" -> joining.add(folded);
        case "nominal-negation" -> nominalNegation.add(folded);
        case "verbal-negation" -> verbalNegation.add(folded);
        case "no-negation" -> noNegation.add(folded);
        case "denial-after" -> denialAfter.add(folded);
        case "theirs" -> theirs.add(folded);
        case "need" -> need.add(folded);
        case "scope-end" -> scopeEnd.add(folded);
        case "or" -> or.add(folded);
        case "wish-before" -> wishBefore.add(folded);
        case "wish-after" -> wishAfter.add(folded);
        case "part" -> parts.add(folded.toLowerCase(Locale.ROOT));
        case "ending" -> endings.add(folded);
        default -> throw new IllegalStateException(file + " has the unknown section " + section);
      }
    }

    LanguageWords build() {
      return new LanguageWords(
          Set.copyOf(small),
          Set.copyOf(joining),
          nominalNegation,
          verbalNegation,
          noNegation,
          denialAfter,
          theirs,
          need,
          scopeEnd,
          or,
          wishBefore,
          wishAfter,
          Set.copyOf(parts),
          Set.copyOf(endings));
    }
  }
}
