package eu.veerman.expertise.taxonomy;

import java.text.Normalizer;
import java.util.Locale;

/** Makes names comparable: case, accents, hyphens and outer space do not tell two names apart. */
public final class Folding {
  private Folding() {}

  /** The name in lower case without accents, its words separated by one space. */
  public static String fold(String name) {
    String plain = withoutAccents(name.toLowerCase(Locale.ROOT));
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
      } else if (Character.getType(c) != Character.NON_SPACING_MARK
          && Character.getType(c) != Character.FORMAT) {
        gap = true;
      }
    }
    return folded.toString();
  }

  private static String withoutAccents(String lower) {
    if (lower.chars().allMatch(c -> c < 0x80)) {
      return lower;
    }
    return Normalizer.normalize(lower, Normalizer.Form.NFKD)
        .replace("ß", "ss")
        .replace("œ", "oe")
        .replace("æ", "ae")
        .replace("ø", "o")
        .replace("ł", "l")
        .replace("đ", "d")
        .replace("ı", "i");
  }
}
