package eu.veerman.ranking;

/** A language a manager states: primary BCP 47 subtag in lower case, and the level. */
public record HeldLanguage(String language, CefrLevel level) implements Comparable<HeldLanguage> {
  public HeldLanguage {
    Range.language(language);
  }

  @Override
  public int compareTo(HeldLanguage other) {
    return language.compareTo(other.language);
  }
}
