package eu.veerman.contracts.visibility;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The form in which names are compared: two spellings of one name have the same key. Case, accents,
 * punctuation and the legal form ("B.V.", "GmbH", "S.A.") do not tell names apart.
 */
public final class NameKey {
  private static final Pattern DOMAIN =
      Pattern.compile("(?:https?://)?(?:www\\.)?((?:[a-z0-9-]+\\.)+[a-z]{2,})/?");
  private static final Pattern DOTTED = Pattern.compile("(?<=\\b\\p{L})\\.(?=\\p{L}\\b|\\s|$)");
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern NOT_IN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** The usual legal forms of the countries where Veerman speaks the language. */
  private static final Set<String> LEGAL_FORMS =
      Set.of(
          "bv",
          "nv",
          "vof",
          "cv",
          "cooperatie",
          "stichting",
          "gmbh",
          "mbh",
          "ag",
          "kg",
          "kgaa",
          "ohg",
          "ug",
          "ev",
          "se",
          "co",
          "sa",
          "sas",
          "sarl",
          "srl",
          "sprl",
          "sca",
          "scs",
          "snc",
          "asbl",
          "vzw",
          "ltd",
          "limited",
          "plc",
          "llp",
          "llc",
          "inc",
          "holding",
          "group",
          "groep",
          "groupe",
          "gruppe");

  private NameKey() {}

  /** The key of a name; empty for a text without letters or digits. */
  public static String of(String name) {
    String plain = DOTTED.matcher(name.strip()).replaceAll("");
    String folded =
        ACCENTS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFKD)).replaceAll("");
    List<String> words = new ArrayList<>();
    for (String word : NOT_IN_WORDS.split(folded.toLowerCase(Locale.ROOT).replace("ß", "ss"))) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    List<String> telling = words.stream().filter(word -> !LEGAL_FORMS.contains(word)).toList();
    return String.join(" ", telling.isEmpty() ? words : telling);
  }

  /** The key of an internet domain, such as {@code @veerman.example}. */
  public static String ofDomain(String domain) {
    var found = DOMAIN.matcher(domain.strip().toLowerCase(Locale.ROOT));
    return "@" + (found.matches() ? found.group(1) : domain.strip().toLowerCase(Locale.ROOT));
  }

  /** The key of what somebody wrote who may write a name or a domain. */
  public static String ofNameOrDomain(String text) {
    return isDomain(text) ? ofDomain(text) : of(text);
  }

  /** Whether a text is an internet domain, with or without {@code https://} and {@code www.}. */
  public static boolean isDomain(String text) {
    return DOMAIN.matcher(text.strip().toLowerCase(Locale.ROOT)).matches();
  }
}
