package eu.veerman.expertise;

import java.util.Locale;
import java.util.Optional;

/** The languages that concepts are named in and texts are read in. */
public enum Language {
  NL,
  EN,
  FR,
  DE;

  /** The BCP 47 tag: {@code nl}, {@code en}, {@code fr} or {@code de}. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The language of a BCP 47 tag, whatever its region or script ({@code nl-BE}, {@code de_AT});
   * empty for another language or for what is no tag.
   */
  public static Optional<Language> ofTag(String tag) {
    String primary = tag.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
    for (Language language : values()) {
      if (language.tag().equals(primary)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }
}
