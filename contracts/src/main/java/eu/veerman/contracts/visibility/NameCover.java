package eu.veerman.contracts.visibility;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Covers names where a text says them. What is covered keeps its length, so that places in the text
 * stay right.
 */
public final class NameCover {
  private static final String COVER = "▮";
  private static final int LEAST_NAME = 3;

  /** Shorter parts of names are words of their own: "van", "Max", "de". */
  private static final int LEAST_PART = 4;

  private final List<Pattern> names;

  private NameCover(List<Pattern> names) {
    this.names = List.copyOf(names);
  }

  /** Covers these names, however they are cased; names under three letters are left. */
  public static NameCover of(Collection<String> names) {
    return new NameCover(patterns(names));
  }

  /** Covers a person's name, whole and in its parts, and other names. */
  public static NameCover ofPerson(String name, Collection<String> others) {
    List<String> whole = new ArrayList<>(others);
    whole.add(name);
    List<Pattern> patterns = new ArrayList<>(patterns(whole));
    for (String part : name.strip().split("[\\s-]+")) {
      if (part.length() >= LEAST_PART) {
        patterns.add(pattern("(?<![\\p{L}])" + Pattern.quote(part) + "(?![\\p{L}])"));
      }
    }
    return new NameCover(patterns);
  }

  private static List<Pattern> patterns(Collection<String> names) {
    return names.stream()
        .map(String::strip)
        .filter(name -> name.length() >= LEAST_NAME)
        .distinct()
        .map(name -> pattern(Pattern.quote(name)))
        .toList();
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  public boolean coversNothing() {
    return names.isEmpty();
  }

  /** The text with the names covered. */
  public String cover(String text) {
    String result = text;
    for (Pattern name : names) {
      result = name.matcher(result).replaceAll(found -> COVER.repeat(found.group().length()));
    }
    return result;
  }
}
