package eu.veerman.expertise.taxonomy;

/**
 * A name that people use for a concept.
 *
 * @param text as written, 1 to 120 characters
 * @param ambiguous whether the name means something else as well: another concept, or what
 *     everybody says without meaning a profession ({@code planning})
 */
public record Label(String text, boolean ambiguous) {
  /** The longest name, in UTF-16 units. */
  public static final int MAX_LENGTH = 120;

  public Label {
    if (text.isBlank() || text.length() > MAX_LENGTH || !text.equals(text.strip())) {
      throw new IllegalArgumentException(
          "label is '"
              + text
              + "', must be 1 to "
              + MAX_LENGTH
              + " characters without outer space");
    }
  }

  /**
   * Whether the name consists of capitals and digits only ({@code CFO}, {@code M&A}) and so is
   * meant only where it is written in capitals: {@code IT} is a field, {@code it} is a pronoun.
   */
  public boolean isAbbreviation() {
    return text.length() <= 6
        && text.chars().anyMatch(Character::isUpperCase)
        && text.chars().noneMatch(c -> Character.isLowerCase(c) || Character.isWhitespace(c));
  }
}
