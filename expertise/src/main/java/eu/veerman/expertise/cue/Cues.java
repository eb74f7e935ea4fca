package eu.veerman.expertise.cue;

import eu.veerman.expertise.Language;
import eu.veerman.expertise.taxonomy.ConceptId;
import eu.veerman.expertise.taxonomy.ConceptKind;
import eu.veerman.expertise.taxonomy.Taxonomy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The cues of all languages; {@code /cues/README.md} explains the files.
 *
 * @param languages what there is in each language
 */
public record Cues(Map<Language, InLanguage> languages) {
  /** The kinds of concept that are told in sentences. */
  static final List<ConceptKind> KINDS = List.of(ConceptKind.SITUATION, ConceptKind.FUNCTION);

  /**
   * The cues of one language.
   *
   * @param concepts what is told of each concept
   * @param neutral sentences that tell of none
   */
  public record InLanguage(SortedMap<ConceptId, Told> concepts, List<String> neutral) {}

  /**
   * How a concept is told.
   *
   * @param sentences the cues
   * @param words of its world, in no order
   */
  public record Told(List<String> sentences, List<String> words) {}

  /** Reads the files on the class path; tells all mistakes at once as an invalid-cues exception. */
  public static Cues load(Taxonomy taxonomy) {
    Map<Language, InLanguage> languages = new EnumMap<>(Language.class);
    List<String> problems = new ArrayList<>();
    for (Language language : Language.values()) {
      Map<ConceptKind, String> files = new EnumMap<>(ConceptKind.class);
      files.put(ConceptKind.SITUATION, resource("situations", language));
      files.put(ConceptKind.FUNCTION, resource("functions", language));
      CueReader reader = new CueReader(taxonomy, language);
      languages.put(language, reader.read(files, resource("neutral", language)));
      problems.addAll(reader.problems());
    }
    if (!problems.isEmpty()) {
      throw new InvalidCuesException(problems);
    }
    return new Cues(languages);
  }

  private static String resource(String name, Language language) {
    String path = "/cues/" + name + "." + language.tag() + ".txt";
    try (InputStream in = Cues.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(path + " is missing on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }
}
