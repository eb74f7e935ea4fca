package eu.veerman.expertise.places;

import eu.veerman.expertise.taxonomy.Folding;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * A gazetteer of European places that needs no network: about 33,000 places of GeoNames and a
 * reviewed table of the names that other languages have for them. Immutable.
 */
public final class Places {
  /** The longest name that is looked up, in UTF-16 units. */
  private static final int MAX_NAME = 100;

  private static final Pattern POSTAL_CODE =
      Pattern.compile("^(?:[A-Za-z]{1,2}-)?[0-9]{4,5}(?: ?[A-Z]{2}(?= ))?\\s+");
  private static final Pattern DISTRICT =
      Pattern.compile("\\s+(?:[0-9]{1,2}(?:er?|e|ème)?|cedex.*)$");
  private static final Pattern SURROUNDINGS =
      Pattern.compile(
          "^(?:regio|omgeving|omstreken van|groot|greater|region of|area of|near|région de|région"
              + "|grand|agglomération de|raum|großraum|region|umgebung|nähe)\\s+",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern SAINT = Pattern.compile("^(?:st|sankt|sint|saint)\\b");

  /** How a river is named after a place: Frankfurt am Main, Villefranche-sur-Saône. */
  private static final Pattern AT_RIVER =
      Pattern.compile(" (?:am|an der|an den|im|in der|sur|upon|aan de|aan den|ob der|bei|de) .*$");

  private record Entry(Place place, long inhabitants) {}

  private final Map<String, List<Entry>> byName;

  private Places(Map<String, List<Entry>> byName) {
    this.byName = byName;
  }

  /** Reads the gazetteer from the class path: some tenths of a second, some 10 MB. */
  public static Places load() {
    Map<String, List<Entry>> byName = new HashMap<>();
    Map<String, Entry> byOwnName = new HashMap<>();
    forEachLine(
        "/places/places.tsv.gz",
        fields -> {
          Entry entry =
              new Entry(
                  new Place(
                      fields[0].intern(),
                      fields[1].intern(),
                      Double.parseDouble(fields[2]),
                      Double.parseDouble(fields[3])),
                  Long.parseLong(fields[4]));
          byOwnName.putIfAbsent(fields[1] + "\t" + fields[0], entry);
          for (String key : ownKeys(fields[0])) {
            add(byName, key, entry);
          }
        });
    forEachLine(
        "/places/exonyms.tsv",
        fields -> {
          Entry entry = byOwnName.get(fields[0] + "\t" + fields[1]);
          if (entry == null) {
            throw new IllegalStateException(
                "exonyms.tsv names " + fields[1] + " in " + fields[0] + ", which is no place");
          }
          for (String name : fields[2].split("\\|")) {
            add(byName, Folding.fold(name), entry);
          }
        });
    return new Places(byName);
  }

  /**
   * The place with this name in any of the languages, the largest of several. Case and accents do
   * not matter; postal codes, districts and "region of" are forgiven.
   *
   * @param countryCode ISO 3166-1 alpha-2, also {@code UK} and {@code EL}; without it, the whole of
   *     Europe is looked at
   * @return empty for a name that is unknown, or unknown in this country
   */
  public Optional<Place> resolve(String city, Optional<String> countryCode) {
    if (city.length() > MAX_NAME) {
      return Optional.empty();
    }
    Optional<String> country = countryCode.map(Places::isoCountry).filter(code -> !code.isEmpty());
    for (String key : lookedUp(city.strip())) {
      for (Entry entry : byName.getOrDefault(key, List.of())) {
        if (country.isEmpty() || entry.place().countryCode().equals(country.get())) {
          return Optional.of(entry.place());
        }
      }
    }
    return Optional.empty();
  }

  private static String isoCountry(String code) {
    String upper = code.strip().toUpperCase(Locale.ROOT);
    return switch (upper) {
      case "UK" -> "GB";
      case "EL" -> "GR";
      default -> upper;
    };
  }

  /** What the city may be called, the most literal first. */
  private static Set<String> lookedUp(String city) {
    Set<String> keys = new LinkedHashSet<>();
    addVariants(keys, city);
    String plain = DISTRICT.matcher(POSTAL_CODE.matcher(city).replaceFirst("")).replaceFirst("");
    addVariants(keys, plain);
    String nearby = SURROUNDINGS.matcher(plain).replaceFirst("");
    addVariants(keys, nearby);
    // Gent (BE); Zaventem, Belgium; Biel/Bienne; Berlin-Mitte.
    for (String separator : List.of("\\(", ",", "/", " - ", "-")) {
      addVariants(keys, nearby.split(separator, 2)[0].strip());
    }
    keys.remove("");
    return keys;
  }

  private static void addVariants(Set<String> keys, String name) {
    String folded = Folding.fold(name);
    keys.add(folded);
    // Muenchen and Goeppingen, as a keyboard without umlauts writes them.
    keys.add(folded.replace("ae", "a").replace("oe", "o").replace("ue", "u"));
    if (SAINT.matcher(folded).find()) {
      for (String saint : List.of("saint", "sankt", "sint", "st")) {
        keys.add(SAINT.matcher(folded).replaceFirst(saint));
      }
    }
  }

  private static Set<String> ownKeys(String name) {
    Set<String> keys = new LinkedHashSet<>();
    String folded = Folding.fold(name);
    keys.add(folded);
    for (String part : name.split("/| - ")) {
      keys.add(Folding.fold(part));
    }
    keys.add(Folding.fold(name.split("\\(", 2)[0]));
    keys.add(AT_RIVER.matcher(folded).replaceFirst(""));
    keys.remove("");
    return keys;
  }

  private static void add(Map<String, List<Entry>> byName, String key, Entry entry) {
    List<Entry> entries = byName.computeIfAbsent(key, k -> new ArrayList<>(1));
    if (!entries.contains(entry)) {
      int at = entries.size();
      while (at > 0 && entries.get(at - 1).inhabitants() < entry.inhabitants()) {
        at--;
      }
      entries.add(at, entry);
    }
  }

  private interface LineReader {
    void read(String[] fields);
  }

  private static void forEachLine(String resource, LineReader reader) {
    try (InputStream in = Places.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing on the class path");
      }
      InputStream text = resource.endsWith(".gz") ? new GZIPInputStream(in) : in;
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          reader.read(line.split("\t"));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }
}
