package eu.veerman.expertise.taxonomy;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The permanent id of a concept: kind, dot, slug, such as {@code situation.ai-adoption}. It never
 * changes its meaning and is never given out again.
 */
public record ConceptId(String value) implements Comparable<ConceptId> {
  private static final Pattern FORM =
      Pattern.compile("(situation|function|skill|industry)[.][a-z0-9-]{1,60}");

  public ConceptId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "concept is '" + value + "', must look like situation.ai-adoption");
    }
  }

  static boolean isValid(String value) {
    return FORM.matcher(value).matches();
  }

  public ConceptKind kind() {
    return ConceptKind.valueOf(value.substring(0, value.indexOf('.')).toUpperCase(Locale.ROOT));
  }

  @Override
  public int compareTo(ConceptId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
