package eu.veerman.profile.mail;

import eu.veerman.contracts.TextLanguage;
import eu.veerman.profile.input.Choices;
import eu.veerman.profile.storage.SecretWord;
import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** What mails say, in the four languages. */
public final class Letters {
  private final Map<TextLanguage, ResourceBundle> texts = new EnumMap<>(TextLanguage.class);
  private final String publicUrl;

  /**
   * Reads the texts.
   *
   * @param publicUrl what links begin with
   */
  public Letters(String publicUrl) {
    this.publicUrl = publicUrl;
    for (TextLanguage language : TextLanguage.values()) {
      texts.put(
          language,
          ResourceBundle.getBundle(
              "eu.veerman.profile.mail.letters",
              Locale.forLanguageTag(Choices.nameOf(language)),
              ResourceBundle.Control.getNoFallbackControl(
                  ResourceBundle.Control.FORMAT_PROPERTIES)));
    }
  }

  /**
   * A letter.
   *
   * @param name which one, as the texts are called
   * @param values what stands for {0}, {1} and so on
   */
  public Letter write(EmailAddress to, TextLanguage language, String name, String... values) {
    ResourceBundle bundle = texts.get(language);
    if (bundle == null) {
      throw new IllegalStateException("no letters in " + language);
    }
    Object[] given = values.clone();
    return new Letter(
        to,
        language,
        MessageFormat.format(bundle.getString(name + ".subject"), given),
        MessageFormat.format(bundle.getString(name + ".body"), given)
            + "\n\n"
            + bundle.getString("signature"));
  }

  /** The address of the page where a secret does what it is for; a browser keeps it to itself. */
  public String link(LinkPurpose purpose, SecretWord secret) {
    return publicUrl + purpose.page() + "#" + secret.word();
  }

  /** The address of a page. */
  public String page(String path) {
    return publicUrl + path;
  }
}
