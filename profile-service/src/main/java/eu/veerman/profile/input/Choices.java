package eu.veerman.profile.input;

import eu.veerman.contracts.Level;
import eu.veerman.contracts.TextLanguage;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names that stand for values in documents. */
public final class Choices {
  public static final Map<String, TextLanguage> LANGUAGES = lowerCase(TextLanguage.values());
  public static final Map<String, Level> LEVELS =
      Stream.of(Level.values()).collect(Collectors.toUnmodifiableMap(Level::name, l -> l));

  private Choices() {}

  /** Each constant under its name in lower case, as JSON has it. */
  public static <E extends Enum<E>> Map<String, E> lowerCase(E[] values) {
    return Stream.of(values)
        .collect(Collectors.toUnmodifiableMap(Choices::nameOf, Function.identity()));
  }

  /** The constant's name in JSON and in the database. */
  public static String nameOf(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
