package eu.veerman.contracts.concept;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The permanent id of a concept of the taxonomy: its kind and a slug, such as {@code
 * situation.ai-adoption}.
 */
public record ConceptId(@JsonValue String value) implements Comparable<ConceptId> {
  private static final Pattern FORM =
      Pattern.compile("(situation|function|skill|industry)[.][a-z0-9-]{1,60}");

  @JsonCreator
  public ConceptId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "concept is '" + value + "', must look like situation.ai-adoption");
    }
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
