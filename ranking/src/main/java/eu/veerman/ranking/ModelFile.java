package eu.veerman.ranking;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a {@link Model} from its properties. Missing, unknown and illegal keys are all told. */
final class ModelFile {
  private static final Pattern VERSION = Pattern.compile("[0-9]{1,4}\\.[0-9]{1,4}\\.[0-9]{1,4}");
  private static final String EXCHANGE = "exchange.";
  private static final String EXCHANGE_DATE = "exchange.date";

  private final Map<String, String> unread = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

  private ModelFile(Properties properties) {
    properties.forEach((key, value) -> unread.put(key.toString(), value.toString().strip()));
  }

  static Model load(String version) {
    if (!VERSION.matcher(version).matches()) {
      throw new IllegalArgumentException(
          "model version is '" + version + "', must be three numbers such as 1.0.0");
    }
    Properties properties = new Properties();
    try (InputStream file = Model.class.getResourceAsStream("model-" + version + ".properties")) {
      if (file == null) {
        throw new IllegalArgumentException(
            "model version is '" + version + "', must be one this build knows");
      }
      properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("model file " + version + " cannot be read", e);
    }
    return parse(version, properties);
  }

  /** Package-private so that a test can show what an illegal file is answered with. */
  static Model parse(String version, Properties properties) {
    ModelFile file = new ModelFile(properties);
    Model model;
    try {
      model = file.read();
    } catch (IllegalArgumentException e) {
      // A record refused what it was given, possibly only because of a problem already noted.
      file.problems.add(String.valueOf(e.getMessage()));
      throw file.refused(version, e);
    }
    file.unread.keySet().forEach(key -> file.problems.add(key + " is not a key of the model"));
    if (!model.version().equals(version)) {
      file.problems.add("version is '" + model.version() + "', must be " + version);
    }
    if (!file.problems.isEmpty()) {
      throw file.refused(version, null);
    }
    return model;
  }

  private IllegalStateException refused(String version, @Nullable Throwable cause) {
    return new IllegalStateException(
        "model file " + version + ": " + String.join("; ", new TreeSet<>(problems)), cause);
  }

  private Model read() {
    // Each value is read before any record is built, so that all missing keys are told at once.
    String version = text("version", "0.0.0");
    int situation = thousandths("weight.situation");
    int function = thousandths("weight.function");
    int expertise = thousandths("weight.expertise");
    int industry = thousandths("weight.industry");
    int availability = thousandths("weight.availability");
    int rate = thousandths("weight.rate");
    int place = thousandths("weight.place");
    double must = decimal("importance.must");
    double wish = decimal("importance.wish");
    double verified = decimal("strength.verifiedAssignment");
    double stated = decimal("strength.statedAssignment");
    double claimed = decimal("strength.claimedSkill");
    // The first version knew no difference.
    double claimedRecord = version.equals("1.0.0") ? claimed : decimal("strength.claimedRecord");
    int fullMonths = whole("recency.fullMonths");
    int halvingMonths = whole("recency.halvingMonths");
    double same = decimal("relatedness.same");
    double narrower = decimal("relatedness.narrower");
    double broader = decimal("relatedness.broader");
    double related = decimal("relatedness.related");
    double floor = decimal("relatedness.floor");
    double leastConfidence = decimal("mustHave.leastConfidence");
    int startDays = whole("tolerance.startDays");
    int busyDays = whole("tolerance.busyDays");
    double daysPerWeek = decimal("tolerance.daysPerWeek");
    int rateTolerance = thousandths("tolerance.rateShare");
    int travelTolerance = thousandths("tolerance.travelShare");
    double onsiteShare = decimal("tolerance.onsiteShare");
    int fullDays = whole("freshness.fullDays");
    int staleDays = whole("freshness.staleDays");
    double leastFreshness = decimal("freshness.least");
    double easyShare = decimal("place.easyShare");
    int stepStartDays = whole("step.startDays");
    int stepMonths = whole("step.months");
    double stepDaysPerWeek = decimal("step.daysPerWeek");
    int stepRate = thousandths("step.rateShare");
    LocalDate exchangeDate = date(EXCHANGE_DATE);
    Map<String, Double> perEuro = exchangeRates();
    return new Model(
        version,
        new Weights(situation, function, expertise, industry, availability, rate, place),
        new Model.Importances(must, wish),
        new Model.Strengths(verified, stated, claimed, claimedRecord),
        new Model.Recency(fullMonths, halvingMonths),
        new Model.RelatednessConstants(same, narrower, broader, related, floor),
        leastConfidence,
        new Model.Tolerances(
            startDays,
            busyDays,
            DaysPerWeek.of(daysPerWeek),
            rateTolerance,
            travelTolerance,
            onsiteShare),
        new Model.Freshness(fullDays, staleDays, leastFreshness),
        easyShare,
        new Model.Steps(stepStartDays, stepMonths, DaysPerWeek.of(stepDaysPerWeek), stepRate),
        new Model.ReferenceRates(exchangeDate, perEuro));
  }

  private Map<String, Double> exchangeRates() {
    Map<String, Double> perEuro = new TreeMap<>();
    List<String> keys = unread.keySet().stream().filter(key -> key.startsWith(EXCHANGE)).toList();
    for (String key : keys) {
      perEuro.put(key.substring(EXCHANGE.length()), decimal(key));
    }
    return perEuro;
  }

  private String text(String key, String otherwise) {
    String value = unread.remove(key);
    if (value == null || value.isEmpty()) {
      problems.add(key + " is missing");
      return otherwise;
    }
    return value;
  }

  private BigDecimal number(String key) {
    String value = text(key, "0");
    try {
      return new BigDecimal(value);
    } catch (NumberFormatException e) {
      problems.add(key + " is '" + value + "', must be a number");
      return BigDecimal.ZERO;
    }
  }

  private double decimal(String key) {
    return number(key).doubleValue();
  }

  private int whole(String key) {
    BigDecimal number = number(key);
    try {
      return number.intValueExact();
    } catch (ArithmeticException e) {
      problems.add(key + " is " + number + ", must be a whole number");
      return 0;
    }
  }

  private int thousandths(String key) {
    BigDecimal number = number(key);
    try {
      return number.movePointRight(3).intValueExact();
    } catch (ArithmeticException e) {
      problems.add(key + " is " + number + ", must have at most three decimals");
      return 0;
    }
  }

  private LocalDate date(String key) {
    String value = text(key, "1970-01-01");
    try {
      return LocalDate.parse(value);
    } catch (DateTimeParseException e) {
      problems.add(key + " is '" + value + "', must be a date such as 2026-01-31");
      return LocalDate.EPOCH;
    }
  }
}
