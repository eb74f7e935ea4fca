package eu.veerman.ranking;

/**
 * A language asked for.
 *
 * @param language primary BCP 47 subtag in lower case, such as {@code nl}
 * @param level the least level that will do
 * @param must whether a lower level excludes; otherwise it is a wish that counts within expertise
 */
public record LanguageDemand(String language, CefrLevel level, boolean must)
    implements Comparable<LanguageDemand> {
  public LanguageDemand {
    Range.language(language);
  }

  @Override
  public int compareTo(LanguageDemand other) {
    int byLanguage = language.compareTo(other.language);
    return byLanguage != 0 ? byLanguage : Boolean.compare(other.must, must);
  }
}
