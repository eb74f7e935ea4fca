package eu.veerman.expertise.tagger;

import eu.veerman.expertise.tagger.Quantity.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the numbers that matter, written in figures or, up to twelve, in words, in any of the four
 * languages at once: their units share no word. Thousands may be parted by a point, a comma, a
 * space or an apostrophe; a point or comma with one or two figures behind it is a decimal.
 */
final class QuantityReader {
  /** The most numbers that are read of one text. */
  static final int MAX = 500;

  /** How far around a number its context is looked for, in UTF-16 units. */
  private static final int NEAR = 60;

  private static final BigDecimal MOST = new BigDecimal("1e13");

  private static final Map<String, Integer> WORDS =
      Map.ofEntries(
          Map.entry("twee", 2),
          Map.entry("two", 2),
          Map.entry("deux", 2),
          Map.entry("zwei", 2),
          Map.entry("drie", 3),
          Map.entry("three", 3),
          Map.entry("trois", 3),
          Map.entry("drei", 3),
          Map.entry("vier", 4),
          Map.entry("four", 4),
          Map.entry("quatre", 4),
          Map.entry("vijf", 5),
          Map.entry("five", 5),
          Map.entry("cinq", 5),
          Map.entry("fünf", 5),
          Map.entry("zes", 6),
          Map.entry("six", 6),
          Map.entry("sechs", 6),
          Map.entry("zeven", 7),
          Map.entry("seven", 7),
          Map.entry("sept", 7),
          Map.entry("sieben", 7),
          Map.entry("acht", 8),
          Map.entry("eight", 8),
          Map.entry("huit", 8),
          Map.entry("negen", 9),
          Map.entry("nine", 9),
          Map.entry("neuf", 9),
          Map.entry("neun", 9),
          Map.entry("tien", 10),
          Map.entry("ten", 10),
          Map.entry("dix", 10),
          Map.entry("zehn", 10),
          Map.entry("elf", 11),
          Map.entry("eleven", 11),
          Map.entry("onze", 11),
          Map.entry("twaalf", 12),
          Map.entry("twelve", 12),
          Map.entry("douze", 12),
          Map.entry("zwölf", 12));

  private static final String NUMBER =
      "(?<n>\\d{1,3}(?:[.,'’\\u00a0\\u202f ]\\d{3})++(?!\\d)|\\d{1,9}+(?:[.,]\\d{1,2})?+(?!\\d)|"
          + String.join("|", WORDS.keySet())
          + ")";
  private static final String TIMES =
      "(?:[\\s\\u00a0]?(?<times>duizend|thousand|mille|tausend|miljoen|mln|millions?|millionen|mio|miljard|billions?|milliards?|milliarden|mrd|[kKmM](?=\\b)))?";
  private static final String CURRENCY = "€|euros?|eur|chf|£|gbp|\\$|usd|dollars?";

  private static final Pattern MONEY =
      pattern("(?:(?<before>" + CURRENCY + ")[\\s\\u00a0]?" + NUMBER + TIMES + ")(?!\\p{L})");
  private static final Pattern MONEY_AFTER =
      pattern(NUMBER + TIMES + "\\.?[\\s\\u00a0]?(?<after>" + CURRENCY + ")(?!\\p{L})");
  private static final Pattern COUNTED =
      pattern(
          NUMBER
              + "(?:[\\s\\u00a0-]+\\p{L}{2,20}){0,2}?[\\s\\u00a0-]+(?<unit>jaren|jaar|years?|ans|années|jahren?|maanden|maand|months?|mois|monaten?|dagen"
              + " per week|dagen in de week|days (?:a|per) week|jours par semaine|tagen?"
              + " (?:pro|die|in der) woche"
              + "|mensen|medewerkers|werknemers|collega['’]?s|fte['’]?s?|people|employees|staff|colleagues"
              + "|personnes|salariés|collaborateurs|agents|mitarbeitern?|mitarbeitenden?|beschäftigten?|leuten?|personen|kollegen)(?!\\p{L})");

  private static final Pattern EXPERIENCE =
      pattern("ervaring|experience|expérience|d['’]expérience|erfahrung");
  private static final Pattern TEAM =
      pattern("team|teams|ploeg|afdeling|department|équipe|service|abteilung|gruppe|unit");
  private static final Pattern A_DAY =
      pattern(
          "^[\\s\\u00a0]*(?:excl\\.?[^.;]{0,12})?(?:per|a|par|pro|am|/|de)?[\\s\\u00a0]*(?:dag|day|jour|tag)(?!\\p{L})|^[\\s\\u00a0]*journaliers?");

  /** "Day rate up to …": its name, and no other number since. */
  private static final Pattern DAY_RATE =
      pattern(
          "(?:dagtarief|dagprijs|day rate|daily rate|tarif journalier|tarif"
              + " jour|tjm|tagessatz|tageshonorar)[^.;\\d]*$");

  private QuantityReader() {}

  private static Pattern pattern(String expression) {
    return Pattern.compile(
        "(?<![\\p{L}\\d.,])(?:" + expression + ")",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** The numbers of the first {@code length} units, in the order of the text. */
  static List<Quantity> read(String text, int length) {
    List<Quantity> found = new ArrayList<>();
    String read = text.substring(0, length);
    money(MONEY, "before", read, found);
    money(MONEY_AFTER, "after", read, found);
    Matcher counted = COUNTED.matcher(read);
    while (counted.find() && found.size() < MAX) {
      Kind kind = kind(counted.group("unit").toLowerCase(Locale.ROOT), read, counted);
      value(counted.group("n"), "")
          .ifPresent(
              value -> add(new Quantity(kind, value, "", counted.start(), counted.end()), found));
    }
    found.sort((a, b) -> Integer.compare(a.start(), b.start()));
    return found;
  }

  private static void money(Pattern pattern, String group, String text, List<Quantity> found) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find() && found.size() < MAX) {
      String times = matcher.group("times") == null ? "" : matcher.group("times");
      String currency = currency(matcher.group(group));
      boolean rate =
          A_DAY.matcher(after(text, matcher.end())).find()
              || DAY_RATE.matcher(before(text, matcher.start())).find();
      Kind kind = rate ? Kind.DAY_RATE : Kind.MONEY;
      value(matcher.group("n"), times)
          .ifPresent(
              value ->
                  add(new Quantity(kind, value, currency, matcher.start(), matcher.end()), found));
    }
  }

  /** Of two readings of the same words the first one stays. */
  private static void add(Quantity quantity, List<Quantity> found) {
    if (found.stream().noneMatch(o -> o.start() < quantity.end() && quantity.start() < o.end())) {
      found.add(quantity);
    }
  }

  private static String before(String text, int start) {
    return text.substring(Math.max(0, start - NEAR / 2), start);
  }

  private static String after(String text, int end) {
    return text.substring(end, Math.min(text.length(), end + 24));
  }

  private static Kind kind(String unit, String text, Matcher at) {
    if (unit.startsWith("da") || unit.startsWith("jours") || unit.startsWith("tag")) {
      return Kind.DAYS_PER_WEEK;
    }
    if (unit.startsWith("ja") || unit.startsWith("year") || unit.startsWith("an")) {
      return near(EXPERIENCE, text, at) ? Kind.YEARS_OF_EXPERIENCE : Kind.YEARS;
    }
    if (unit.startsWith("maand") || unit.startsWith("mo")) {
      return Kind.MONTHS;
    }
    return near(TEAM, text, at) ? Kind.TEAM_SIZE : Kind.ORGANISATION_SIZE;
  }

  private static boolean near(Pattern pattern, String text, Matcher at) {
    int from = Math.max(0, at.start() - NEAR);
    int to = Math.min(text.length(), at.end() + NEAR);
    return pattern.matcher(text.substring(from, to)).find();
  }

  private static Optional<BigDecimal> value(String number, String times) {
    Integer word = WORDS.get(number.toLowerCase(Locale.ROOT));
    String plain = word != null ? word.toString() : plain(number);
    BigDecimal value = new BigDecimal(plain).multiply(factor(times));
    return value.signum() > 0 && value.compareTo(MOST) < 0
        ? Optional.of(value.stripTrailingZeros())
        : Optional.empty();
  }

  private static String plain(String number) {
    String figures = number.replaceAll("[\\s\\u00a0\\u202f'’]", "");
    if (figures.matches("\\d{1,3}(?:[.,]\\d{3})+")) {
      return figures.replaceAll("[.,]", "");
    }
    return figures.replace(',', '.');
  }

  private static BigDecimal factor(String times) {
    String word = times.toLowerCase(Locale.ROOT);
    if (word.isEmpty()) {
      return BigDecimal.ONE;
    }
    return switch (word.charAt(0)) {
      case 'k', 'd', 't' -> new BigDecimal(1_000);
      case 'b' -> new BigDecimal(1_000_000_000L);
      default -> {
        boolean thousand = word.equals("mille");
        boolean billion = word.startsWith("mrd") || word.startsWith("milli") && word.contains("rd");
        yield thousand
            ? new BigDecimal(1_000)
            : new BigDecimal(billion || word.equals("miljard") ? 1_000_000_000L : 1_000_000L);
      }
    };
  }

  private static String currency(String sign) {
    String low = sign.toLowerCase(Locale.ROOT);
    if (low.startsWith("€") || low.startsWith("eu")) {
      return "EUR";
    }
    if (low.equals("chf")) {
      return "CHF";
    }
    return low.equals("£") || low.equals("gbp") ? "GBP" : "USD";
  }
}
