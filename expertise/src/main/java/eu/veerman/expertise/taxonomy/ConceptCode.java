package eu.veerman.expertise.taxonomy;

/**
 * The concept's code in a public classification.
 *
 * @param value an ESCO URI, a NACE 2.1 section or division ({@code L}, {@code L64}, {@code
 *     C25.62}), or an ISCO-08 group ({@code 1211})
 */
public record ConceptCode(Scheme scheme, String value) {
  /** The classifications that concepts point to. */
  public enum Scheme {
    ESCO,
    NACE,
    ISCO
  }

  public ConceptCode {
    String form =
        switch (scheme) {
          case ESCO -> "http://data\\.europa\\.eu/esco/(skill|occupation|isco)/[A-Za-z0-9-]{1,60}";
          case NACE -> "[A-V]([0-9]{2}(\\.[0-9]{1,2})?)?";
          case ISCO -> "[0-9]{1,4}";
        };
    if (!value.matches(form)) {
      throw new IllegalArgumentException(
          scheme + " code is '" + value + "', must have the form " + form);
    }
  }
}
