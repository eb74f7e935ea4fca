package eu.veerman.expertise.taxonomy;

import java.text.Normalizer;
import java.util.Locale;

/** Makes names comparable: case, accents, hyphens and outer space do not tell two names apart. */
public final class Folding {
  private Folding() {}

  /** The name in lower case without accents, its words separated by one space. */
  public static String fold(String name) {
    String plain =
        Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
            .replace("ß", "ss")
            .replace("œ", "oe")
            .replace("æ", "ae");
    StringBuilder folded = new StringBuilder(plain.length());
    boolean gap = false;
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (Character.isLetterOrDigit(c) || c == '&' || c == '+') {
        if (gap && !folded.isEmpty()) {
          folded.append(' ');
        }
        gap = false;
        folded.append(c);
      } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
        gap = true;
      }
    }
    return folded.toString();
  }
}
