package eu.veerman.platform.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The versions a writer accepts, from {@code If-Match} (RFC 9110, section 13.1.1). Tags are
 * compared strongly: a weak one never matches.
 *
 * @param any whether any existing version is accepted ({@code *})
 * @param versions otherwise the versions named
 */
public record IfMatch(boolean any, List<Long> versions) {
  private static final Pattern TAG =
      Pattern.compile("\\s*(W/)?\"([\\x21\\x23-\\x7e]{0,64})\"\\s*(?:,|$)");
  private static final int MAX_TAGS = 20;

  public IfMatch {
    versions = List.copyOf(versions);
  }

  /** A version as a strong entity tag. */
  public static String etag(long version) {
    return "\"" + version + "\"";
  }

  /** Reads a header; empty when it is not a list of entity tags. */
  public static Optional<IfMatch> parse(String header) {
    if (header.strip().equals("*")) {
      return Optional.of(new IfMatch(true, List.of()));
    }
    List<Long> versions = new ArrayList<>();
    Matcher matcher = TAG.matcher(header);
    int end = 0;
    int tags = 0;
    while (end < header.length() && matcher.find(end) && matcher.start() == end) {
      end = matcher.end();
      if (++tags > MAX_TAGS) {
        return Optional.empty();
      }
      if (matcher.group(1) == null && matcher.group(2).matches("\\d{1,18}")) {
        versions.add(Long.valueOf(matcher.group(2)));
      }
    }
    return end == header.length() && tags > 0
        ? Optional.of(new IfMatch(false, versions))
        : Optional.empty();
  }

  /** Whether a document of this version may be overwritten. */
  public boolean accepts(long version) {
    return any || versions.contains(version);
  }
}
