package eu.veerman.profile.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import eu.veerman.contracts.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads a JSON object field by field. What cannot be read is noted with its pointer and read as
 * absent, so that one pass finds every problem. Null and absent are the same. The name of a list's
 * item is {@code list/index} where a problem with it is noted.
 */
public final class Fields {
  /** The most problems that one document is told of. */
  public static final int MAX_PROBLEMS = 50;

  private static final int MIN_YEAR = 1900;
  private static final int MAX_YEAR = 2100;
  private static final int QUOTED = 60;
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}");
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,8}([.][0-9]{1,2})?");
  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");

  private final JsonNode node;
  private final String pointer;
  private final List<FieldProblem> problems;
  private final Set<String> read = new HashSet<>();

  private Fields(JsonNode node, String pointer, List<FieldProblem> problems) {
    this.node = node;
    this.pointer = pointer;
    this.problems = problems;
  }

  /** Reads the whole of a document with {@code reader}; refuses what is no object. */
  public static <T> Outcome<T> read(JsonNode document, Function<Fields, T> reader) {
    List<FieldProblem> problems = new ArrayList<>();
    Fields fields = new Fields(document, "", problems);
    if (!document.isObject()) {
      return Outcome.bad("", "is " + fields.kindOf(document) + ", must be a JSON object");
    }
    T value;
    try {
      value = reader.apply(fields);
    } catch (Unreadable e) {
      return new Outcome.Bad<>(problems);
    }
    return problems.isEmpty() ? Outcome.good(value) : new Outcome.Bad<>(problems);
  }

  /** Thrown where a required value is missing; what reads the whole or the part catches it. */
  private static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable() {
      super("a required value is missing", null, false, false);
    }
  }

  /** A value that must be there. What else is wrong has been noted before. */
  public <T> T required(String name, Optional<T> value) {
    if (value.isEmpty() && problems.stream().noneMatch(p -> p.pointer().equals(pointerTo(name)))) {
      problem(
          name, at(name).isMissingNode() ? "is missing, must be given" : "is blank, must be given");
    }
    return value.orElseThrow(Unreadable::new);
  }

  public boolean has(String name) {
    return !at(name).isMissingNode();
  }

  /** Notes that a value is wrong although its form is right. */
  public void problem(String name, String message) {
    note(pointerTo(name), message);
  }

  private String pointerTo(String name) {
    return pointer + "/" + escaped(name);
  }

  /** Refuses every field that was not read. */
  public void nothingElse() {
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!read.contains(name)) {
        problem(name.substring(0, Math.min(name.length(), QUOTED)), "is not known here, leave out");
      }
    }
  }

  /** A text of at most {@code max} UTF-16 units, as written; blank is absent. */
  public Optional<String> text(String name, int max) {
    return textOf(at(name), name, max).filter(text -> !text.isBlank());
  }

  /** The strings of a list that are not blank. */
  public List<String> texts(String name, int maxItems, int max) {
    List<String> texts = new ArrayList<>();
    int index = 0;
    for (JsonNode item : items(name, maxItems)) {
      textOf(item, name + "/" + index++, max).filter(text -> !text.isBlank()).ifPresent(texts::add);
    }
    return List.copyOf(texts);
  }

  public OptionalInt wholeNumber(String name, int min, int max) {
    Optional<BigDecimal> number = decimal(name, new BigDecimal(min), new BigDecimal(max));
    if (number.isEmpty()) {
      return OptionalInt.empty();
    }
    try {
      return OptionalInt.of(number.get().intValueExact());
    } catch (ArithmeticException e) {
      problem(name, "is " + number.get().toPlainString() + ", must be a whole number");
      return OptionalInt.empty();
    }
  }

  public Optional<Double> number(String name, double min, double max) {
    return decimal(name, BigDecimal.valueOf(min), BigDecimal.valueOf(max))
        .map(BigDecimal::doubleValue);
  }

  public Optional<Boolean> flag(String name) {
    JsonNode value = at(name);
    if (value.isMissingNode() || value.isBoolean()) {
      return value.isMissingNode() ? Optional.empty() : Optional.of(value.booleanValue());
    }
    problem(name, "is " + kindOf(value) + ", must be true or false");
    return Optional.empty();
  }

  /** A day such as 2027-02-01, from 1900 to 2100. */
  public Optional<LocalDate> day(String name) {
    return shortText(name)
        .flatMap(
            text -> {
              try {
                if (DAY.matcher(text).matches()) {
                  LocalDate day = LocalDate.parse(text);
                  if (day.getYear() >= MIN_YEAR && day.getYear() <= MAX_YEAR) {
                    return Optional.of(day);
                  }
                }
              } catch (DateTimeException e) {
                // Falls through to the problem: 2027-02-30 has the form of a day and is none.
              }
              problem(
                  name, "is '" + text + "', must be a day such as 2027-02-01 from 1900 to 2100");
              return Optional.empty();
            });
  }

  /** A month such as 2025-02, from 1900 to 2100. */
  public Optional<YearMonth> month(String name) {
    return shortText(name)
        .flatMap(
            text -> {
              try {
                if (MONTH.matcher(text).matches()) {
                  YearMonth month = YearMonth.parse(text);
                  if (month.getYear() >= MIN_YEAR && month.getYear() <= MAX_YEAR) {
                    return Optional.of(month);
                  }
                }
              } catch (DateTimeException e) {
                // Falls through to the problem: 2025-13 has the form of a month and is none.
              }
              problem(name, "is '" + text + "', must be a month such as 2025-02 from 1900 to 2100");
              return Optional.empty();
            });
  }

  /** One of the keys; the message names them all. */
  public <E> Optional<E> choice(String name, Map<String, E> choices) {
    return shortText(name)
        .flatMap(
            text -> {
              Optional<E> chosen = Optional.ofNullable(choices.get(text));
              if (chosen.isEmpty()) {
                problem(
                    name,
                    "is '"
                        + text
                        + "', must be one of "
                        + String.join(", ", choices.keySet().stream().sorted().toList()));
              }
              return chosen;
            });
  }

  /** Made by a constructor that refuses with a message; the message becomes the problem. */
  public <T> Optional<T> made(String name, Function<String, T> constructor) {
    return shortText(name)
        .flatMap(
            text -> {
              try {
                return Optional.of(constructor.apply(text));
              } catch (IllegalArgumentException e) {
                problem(name, String.valueOf(e.getMessage()));
                return Optional.empty();
              }
            });
  }

  public Optional<UUID> uuid(String name) {
    return shortText(name)
        .flatMap(
            text -> {
              if (UUID_FORM.matcher(text).matches()) {
                return Optional.of(UUID.fromString(text));
              }
              problem(name, "is '" + text + "', must be a UUID");
              return Optional.empty();
            });
  }

  /**
   * An amount and its currency; a money object that lacks either is absent when {@code lenient}.
   */
  public Optional<Money> money(String name, boolean lenient) {
    return part(name, fields -> fields.money(lenient)).flatMap(Function.identity());
  }

  private Optional<Money> money(boolean lenient) {
    JsonNode amount = at("amount");
    Optional<BigDecimal> value = Optional.empty();
    if (amount.isNumber() && lenient) {
      value = decimal("amount", BigDecimal.ZERO, BigDecimal.valueOf(10_000_000));
    } else if (!amount.isMissingNode()) {
      value =
          shortText("amount")
              .flatMap(
                  text -> {
                    if (DECIMAL.matcher(text).matches()) {
                      return Optional.of(new BigDecimal(text));
                    }
                    problem(
                        "amount", "is '" + text + "', must be a decimal such as 1240 or 1240.50");
                    return Optional.empty();
                  });
    }
    Optional<String> currency =
        shortText("currency")
            .flatMap(
                text -> {
                  if (CURRENCIES.contains(text)) {
                    return Optional.of(text);
                  }
                  problem("currency", "is '" + text + "', must be an ISO 4217 code such as EUR");
                  return Optional.empty();
                });
    if (!lenient) {
      required("amount", value);
      required("currency", currency);
      nothingElse();
    }
    try {
      return value.isPresent() && currency.isPresent()
          ? Optional.of(new Money(value.get(), currency.get()))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      problem("amount", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** An object read with {@code reader}; absent too when it lacks what it must have. */
  public <T> Optional<T> part(String name, Function<Fields, T> reader) {
    JsonNode value = at(name);
    return value.isMissingNode()
        ? Optional.empty()
        : objectOf(value, name).flatMap(fields -> readPart(fields, reader));
  }

  /** The objects of a list, each read with {@code reader}; what cannot be read is left out. */
  public <T> List<T> each(String name, int maxItems, Function<Fields, T> reader) {
    List<T> parts = new ArrayList<>();
    int index = 0;
    for (JsonNode item : items(name, maxItems)) {
      objectOf(item, name + "/" + index++)
          .flatMap(fields -> readPart(fields, reader))
          .ifPresent(parts::add);
    }
    return List.copyOf(parts);
  }

  private static <T> Optional<T> readPart(Fields fields, Function<Fields, T> reader) {
    try {
      return Optional.of(reader.apply(fields));
    } catch (Unreadable e) {
      return Optional.empty();
    }
  }

  private Optional<Fields> objectOf(JsonNode value, String name) {
    if (!value.isObject()) {
      note(pointer + "/" + name, "is " + kindOf(value) + ", must be an object");
      return Optional.empty();
    }
    return Optional.of(new Fields(value, pointer + "/" + name, problems));
  }

  private List<JsonNode> items(String name, int maxItems) {
    JsonNode value = at(name);
    if (value.isMissingNode()) {
      return List.of();
    }
    if (!value.isArray()) {
      problem(name, "is " + kindOf(value) + ", must be a list");
      return List.of();
    }
    if (value.size() > maxItems) {
      problem(name, "has " + value.size() + " items, must have at most " + maxItems);
      return List.of();
    }
    List<JsonNode> items = new ArrayList<>(value.size());
    value.forEach(items::add);
    return items;
  }

  private Optional<BigDecimal> decimal(String name, BigDecimal min, BigDecimal max) {
    JsonNode value = at(name);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isNumber()) {
      problem(name, "is " + kindOf(value) + ", must be a number");
      return Optional.empty();
    }
    double rough = value.doubleValue();
    // Checked roughly first: 1e400 and the like have no exact form worth writing out.
    if (!(rough >= min.doubleValue() && rough <= max.doubleValue())) {
      problem(
          name, "is " + rough + ", must be " + min.toPlainString() + " to " + max.toPlainString());
      return Optional.empty();
    }
    return Optional.of(value.isBigDecimal() ? value.decimalValue() : exact(value));
  }

  private static BigDecimal exact(JsonNode value) {
    return value.isIntegralNumber()
        ? new BigDecimal(value.bigIntegerValue())
        : BigDecimal.valueOf(value.doubleValue());
  }

  private Optional<String> shortText(String name) {
    return textOf(at(name), name, 200).map(String::strip).filter(text -> !text.isEmpty());
  }

  private Optional<String> textOf(JsonNode value, String name, int max) {
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      note(pointer + "/" + name, "is " + kindOf(value) + ", must be a text");
      return Optional.empty();
    }
    String text = value.textValue();
    if (text.length() > max) {
      note(pointer + "/" + name, "has " + text.length() + " characters, must have at most " + max);
      return Optional.empty();
    }
    if (!isStorable(text)) {
      note(pointer + "/" + name, "holds U+0000 or half a character, must be plain text");
      return Optional.empty();
    }
    return Optional.of(text);
  }

  /** PostgreSQL stores no U+0000, and half of a surrogate pair has no UTF-8. */
  private static boolean isStorable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return false;
      }
      if (Character.isHighSurrogate(c)) {
        if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return false;
        }
        i++;
      } else if (Character.isLowSurrogate(c)) {
        return false;
      }
    }
    return true;
  }

  private JsonNode at(String name) {
    read.add(name);
    JsonNode value = node.path(name);
    return value.isNull() ? MissingNode.getInstance() : value;
  }

  private void note(String where, String message) {
    if (problems.size() < MAX_PROBLEMS) {
      problems.add(new FieldProblem(where, message));
    }
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private String kindOf(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "a list";
      case OBJECT -> "an object";
      case STRING -> "a text";
      case NUMBER -> "a number";
      case BOOLEAN -> String.valueOf(value.booleanValue());
      case NULL -> "null";
      case MISSING -> "absent";
      case BINARY, POJO -> "no JSON value";
    };
  }
}
