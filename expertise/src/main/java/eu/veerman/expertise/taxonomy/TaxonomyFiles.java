package eu.veerman.expertise.taxonomy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/**
 * The text of the taxonomy's files.
 *
 * @param version the line in {@code version.txt}
 * @param byKind the stanzas of each kind
 * @param removed lines {@code removed-id -> id that took its place}
 */
record TaxonomyFiles(String version, Map<ConceptKind, String> byKind, String removed) {
  static TaxonomyFiles ofClassPath() {
    Map<ConceptKind, String> byKind = new EnumMap<>(ConceptKind.class);
    byKind.put(ConceptKind.SITUATION, resource("situations.txt"));
    byKind.put(ConceptKind.FUNCTION, resource("functions.txt"));
    byKind.put(ConceptKind.SKILL, resource("skills.txt"));
    byKind.put(ConceptKind.INDUSTRY, resource("industries.txt"));
    return new TaxonomyFiles(resource("version.txt"), byKind, resource("removed.txt"));
  }

  private static String resource(String name) {
    String path = "/taxonomy/" + name;
    try (InputStream in = TaxonomyFiles.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(path + " is missing on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }
}
