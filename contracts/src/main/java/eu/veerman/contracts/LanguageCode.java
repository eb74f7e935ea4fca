package eu.veerman.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The primary subtag of a BCP 47 language tag, such as nl. */
public record LanguageCode(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("[a-z]{2,3}");

  @JsonCreator
  public LanguageCode {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "language is '" + value + "', must be a BCP 47 primary subtag such as nl");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
