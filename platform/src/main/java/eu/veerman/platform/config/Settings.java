package eu.veerman.platform.config;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a configuration record from a map such as the environment. Problems are collected and told
 * together, and a {@code VEERMAN_*} key that nobody asked for is one of them: a misspelt key must
 * not quietly leave a default in place.
 *
 * <p>A getter that finds a problem answers a legal stand-in, so that reading goes on; {@link #read}
 * then throws instead of answering.
 */
public final class Settings {
  private static final String PREFIX = "VEERMAN_";
  private static final int SECRET_FILE_MAX_BYTES = 65_536;
  private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

  private final Map<String, String> values;
  private final Set<String> asked = new TreeSet<>();
  private final List<String> problems = new ArrayList<>();

  private Settings(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Reads a configuration. Throws {@link ConfigurationProblems} when a value is missing or outside
   * its range, when the record refuses its values, or when a {@code VEERMAN_*} key is left unread.
   */
  public static <T> T read(Map<String, String> values, Function<Settings, T> reader) {
    Settings settings = new Settings(Map.copyOf(values));
    @Nullable T result = null;
    try {
      result = reader.apply(settings);
    } catch (IllegalArgumentException refused) {
      // With a problem already noted the record may have refused a stand-in: not worth telling.
      if (settings.problems.isEmpty()) {
        settings.problems.add(String.valueOf(refused.getMessage()));
      }
    }
    settings.noteUnknownKeys();
    if (result == null || !settings.problems.isEmpty()) {
      throw new ConfigurationProblems(settings.problems);
    }
    return result;
  }

  /** A text that has to be there. */
  public String text(String key) {
    return optionalText(key).orElseGet(() -> missing(key, "a text", "missing"));
  }

  /** A text, or its default. */
  public String text(String key, String fallback) {
    return optionalText(key).orElse(fallback);
  }

  /** A text that may be absent; an empty one counts as absent. */
  public Optional<String> optionalText(String key) {
    asked.add(key);
    String value = values.get(key);
    return value == null || value.isBlank() ? Optional.empty() : Optional.of(value.strip());
  }

  /** A TCP port, 0 to 65535; 0 lets the system choose a free one. */
  public int port(String key, int fallback) {
    return (int) number(key, fallback, 0, 65_535);
  }

  /** A whole number from {@code min} to {@code max}. */
  public long number(String key, long fallback, long min, long max) {
    return optionalText(key)
        .map(
            text -> {
              try {
                long value = Long.parseLong(text);
                if (value >= min && value <= max) {
                  return value;
                }
              } catch (NumberFormatException notANumber) {
                // told below, in the same words as a number out of range
              }
              problem(key, "is '" + text + "', must be a whole number from " + min + " to " + max);
              return fallback;
            })
        .orElse(fallback);
  }

  /** {@code true} or {@code false}. */
  public boolean flag(String key, boolean fallback) {
    return optionalText(key)
        .map(
            text ->
                switch (text.toLowerCase(Locale.ROOT)) {
                  case "true" -> true;
                  case "false" -> false;
                  default -> {
                    problem(key, "is '" + text + "', must be true or false");
                    yield fallback;
                  }
                })
        .orElse(fallback);
  }

  /** One of an enumeration's names, written in lower case with hyphens. */
  public <E extends Enum<E>> E choice(String key, E fallback) {
    E[] all = fallback.getDeclaringClass().getEnumConstants();
    return optionalText(key)
        .map(
            text -> {
              for (E one : all) {
                if (choiceName(one).equals(text)) {
                  return one;
                }
              }
              List<String> names = Arrays.stream(all).map(Settings::choiceName).toList();
              problem(key, "is '" + text + "', must be one of " + String.join(", ", names));
              return fallback;
            })
        .orElse(fallback);
  }

  /** A duration from {@code min} to {@code max}, written as 250ms, 30s, 5m, 2h, 7d or ISO 8601. */
  public Duration duration(String key, Duration fallback, Duration min, Duration max) {
    return optionalText(key)
        .map(
            text -> {
              Optional<Duration> value = parseDuration(text);
              if (value.isPresent()
                  && value.get().compareTo(min) >= 0
                  && value.get().compareTo(max) <= 0) {
                return value.get();
              }
              problem(
                  key,
                  "is '"
                      + text
                      + "', must be a duration from "
                      + min
                      + " to "
                      + max
                      + ", such as 30s");
              return fallback;
            })
        .orElse(fallback);
  }

  /** An absolute address with one of the schemes, that has to be there. */
  public URI uri(String key, String... schemes) {
    return optionalText(key)
        .map(text -> parseUri(key, text, schemes))
        .orElseGet(
            () ->
                URI.create(
                    missing(key, "an address such as " + schemes[0] + "://host", "missing:///")));
  }

  /** An absolute address with one of the schemes, or its default. */
  public URI uri(String key, URI fallback, String... schemes) {
    return optionalText(key).map(text -> parseUri(key, text, schemes)).orElse(fallback);
  }

  /** Absolute addresses with one of the schemes, comma separated, at least one. */
  public List<URI> uris(String key, String... schemes) {
    return optionalText(key)
        .map(
            text ->
                Arrays.stream(text.split(",", -1))
                    .map(one -> parseUri(key, one.strip(), schemes))
                    .toList())
        .orElseGet(
            () ->
                List.of(
                    URI.create(
                        missing(
                            key,
                            "addresses such as " + schemes[0] + "://host, comma separated",
                            "missing:///"))));
  }

  /** A path in the file system, or its default. */
  public Path path(String key, Path fallback) {
    return optionalText(key)
        .map(
            text -> {
              try {
                return Path.of(text);
              } catch (InvalidPathException invalid) {
                problem(key, "is '" + text + "', must be a path");
                return fallback;
              }
            })
        .orElse(fallback);
  }

  /**
   * A secret that has to be there, in the key itself or in the file that {@code <key>_FILE} names
   * (the form in which containers are given secrets).
   */
  public Secret secret(String key) {
    return optionalSecret(key)
        .orElseGet(() -> new Secret(missing(key, "a secret, or " + key + "_FILE", "missing")));
  }

  /** A secret that may be absent. */
  public Optional<Secret> optionalSecret(String key) {
    Optional<String> direct = optionalText(key);
    Optional<String> file = optionalText(key + "_FILE");
    if (direct.isPresent() && file.isPresent()) {
      problem(key, "and " + key + "_FILE are both set, must be one of them");
    }
    return direct.or(() -> file.flatMap(name -> secretFrom(key + "_FILE", name))).map(Secret::new);
  }

  /** Notes a problem that a getter cannot see, such as two values that exclude each other. */
  public void problem(String key, String what) {
    problems.add(key + " " + what);
  }

  private Optional<String> secretFrom(String key, String name) {
    try (InputStream in = Files.newInputStream(Path.of(name))) {
      byte[] bytes = in.readNBytes(SECRET_FILE_MAX_BYTES + 1);
      String value = new String(bytes, StandardCharsets.UTF_8).strip();
      if (bytes.length > SECRET_FILE_MAX_BYTES || value.isEmpty()) {
        problem(key, "names '" + name + "', which must hold 1 to 65536 bytes");
        return Optional.empty();
      }
      return Optional.of(value);
    } catch (IOException | InvalidPathException unreadable) {
      problem(key, "names '" + name + "', which cannot be read");
      return Optional.of("unreadable");
    }
  }

  private URI parseUri(String key, String text, String... schemes) {
    try {
      URI uri = new URI(text);
      if (uri.getScheme() != null
          && List.of(schemes).contains(uri.getScheme())
          && uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException notAnAddress) {
      // told below, in the same words as a wrong scheme
    }
    // The text itself is not repeated: an address may hold a password.
    problem(
        key, "is not an absolute address with the scheme " + String.join(" or ", schemes) + "://");
    return URI.create("missing:///");
  }

  private String missing(String key, String what, String standIn) {
    problem(key, "is missing, must be " + what);
    return standIn;
  }

  private void noteUnknownKeys() {
    values.keySet().stream()
        .filter(key -> key.startsWith(PREFIX) && !asked.contains(key))
        .sorted()
        .forEach(
            key -> problem(key, "is not a known key; known here: " + String.join(", ", asked)));
  }

  private static Optional<Duration> parseDuration(String text) {
    Matcher matcher = SHORT_DURATION.matcher(text);
    if (matcher.matches()) {
      long count = Long.parseLong(matcher.group(1));
      return Optional.of(
          switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
          });
    }
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeParseException notADuration) {
      return Optional.empty();
    }
  }

  private static String choiceName(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
