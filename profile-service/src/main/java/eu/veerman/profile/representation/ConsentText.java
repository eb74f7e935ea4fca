package eu.veerman.profile.representation;

import eu.veerman.contracts.TextLanguage;
import eu.veerman.profile.input.Choices;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** The words of a consent. They are kept as they were read: a later wording changes none. */
final class ConsentText {
  private ConsentText() {}

  /** What a person consents to who lets an agency represent them. */
  static String of(TextLanguage language, String agency, Optional<String> client, LocalDate until) {
    Locale locale = Locale.forLanguageTag(Choices.nameOf(language));
    ResourceBundle words =
        ResourceBundle.getBundle(
            "eu.veerman.profile.representation.consent",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    String day =
        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(until);
    return client
        .map(name -> MessageFormat.format(words.getString("forClient"), agency, name, day))
        .orElseGet(() -> MessageFormat.format(words.getString("forAny"), agency, day));
  }
}
