package eu.veerman.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** An ISO 3166-1 alpha-2 country code such as NL. */
public record CountryCode(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("[A-Z]{2}");

  @JsonCreator
  public CountryCode {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "country is '" + value + "', must be an ISO 3166-1 code of two capitals such as NL");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
