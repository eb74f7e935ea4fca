package eu.veerman.platform.http;

import eu.veerman.platform.http.Problem.FieldError;
import io.vertx.json.schema.OutputUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts what the schema validator found into words. The validator names the right places and often a
 * wrong reason: a property whose value is wrong is reported as unknown too, and of alternatives
 * every one that does not apply is reported. So the reason is made here, from the place and the
 * keyword, and only for the innermost places.
 */
final class ContractErrors {
  /** Keywords that only say that something inside of them is wrong. */
  private static final Set<String> AROUND =
      Set.of(
          "properties",
          "patternProperties",
          "items",
          "prefixItems",
          "$ref",
          "$dynamicRef",
          "allOf",
          "anyOf",
          "oneOf",
          "if",
          "then",
          "else",
          "dependentSchemas");

  private static final Set<String> UNKNOWN =
      Set.of("additionalProperties", "unevaluatedProperties");

  private ContractErrors() {}

  private record Found(String pointer, String keyword, String text) {}

  /** The errors to tell, at most {@link Problem#MAX_ERRORS}, in the order of their places. */
  static List<FieldError> inBody(OutputUnit result) {
    return told(found(result));
  }

  /** The errors of one parameter, told under its name. */
  static List<FieldError> inParameter(String name, OutputUnit result) {
    return told(found(result)).stream()
        .map(error -> new FieldError(name + error.pointer(), error.message()))
        .toList();
  }

  private static List<Found> found(OutputUnit result) {
    List<Found> all = new ArrayList<>();
    List<OutputUnit> units = result.getErrors() == null ? List.of() : result.getErrors();
    for (OutputUnit unit : units) {
      String location = unit.getInstanceLocation();
      String pointer = location.startsWith("#") ? location.substring(1) : location;
      String path = unit.getKeywordLocation();
      String keyword = path.substring(path.lastIndexOf('/') + 1);
      String text = String.valueOf(unit.getError());
      if (keyword.equals("required") || keyword.equals("dependentRequired")) {
        pointer = pointer + "/" + lastQuoted(text);
      }
      all.add(new Found(pointer, keyword, text));
    }
    return all;
  }

  private static List<FieldError> told(List<Found> found) {
    List<Found> direct = found.stream().filter(f -> !AROUND.contains(f.keyword())).toList();
    List<Found> inner =
        direct.stream()
            .filter(f -> direct.stream().noneMatch(other -> outweighs(other, f)))
            .toList();
    Map<String, Set<String>> types = new LinkedHashMap<>();
    Map<String, Set<String>> messages = new LinkedHashMap<>();
    for (Found f : inner.isEmpty() ? found : inner) {
      if (f.keyword().equals("type")) {
        types
            .computeIfAbsent(f.pointer(), p -> new TreeSet<>())
            .addAll(List.of(after(f.text(), "Expected ").split(", ")));
      } else {
        messages.computeIfAbsent(f.pointer(), p -> new TreeSet<>()).add(words(f));
      }
    }
    types.forEach(
        (pointer, names) ->
            messages
                .computeIfAbsent(pointer, p -> new TreeSet<>())
                .add("must be of type " + String.join(" or ", names)));
    return messages.entrySet().stream()
        .map(entry -> new FieldError(entry.getKey(), String.join("; ", entry.getValue())))
        .sorted(java.util.Comparator.comparing(FieldError::pointer))
        .limit(Problem.MAX_ERRORS)
        .toList();
  }

  /** Whether one finding makes another one a consequence of it or an alternative not meant. */
  private static boolean outweighs(Found other, Found f) {
    boolean inside = other.pointer().startsWith(f.pointer() + "/");
    boolean same = other.pointer().equals(f.pointer()) && other != f;
    boolean otherIsReason = !UNKNOWN.contains(other.keyword());
    if (UNKNOWN.contains(f.keyword())) {
      return otherIsReason && (same || inside);
    }
    if (f.keyword().equals("type") && f.text().endsWith("Expected null")) {
      return (same && !other.keyword().equals("type")) || inside;
    }
    return false;
  }

  private static String words(Found f) {
    return switch (f.keyword()) {
      case "required", "dependentRequired" -> "is missing";
      case "additionalProperties", "unevaluatedProperties" ->
          "is not a known property here; remove it";
      case "enum" -> "must be one of " + after(f.text(), "any of ");
      case "const" -> "must be " + after(f.text(), "match ");
      case "format" -> "must be a valid " + lastQuoted(f.text());
      case "pattern" -> "does not have the form that the contract describes";
      case "minLength", "maxLength", "minItems", "maxItems" -> limit(f.text());
      case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf" ->
          f.text().replaceFirst("^(\\S+) is ", "is $1, which is ");
      case "uniqueItems" -> "must not hold the same item twice";
      default -> f.text();
    };
  }

  private static String limit(String text) {
    // "String is too long (250 > 200)"
    return text.replace("( + ", "(").replaceFirst("^(String|Array) is", "is");
  }

  private static String after(String text, String mark) {
    int at = text.indexOf(mark);
    return at < 0 ? text : text.substring(at + mark.length());
  }

  private static String lastQuoted(String text) {
    int end = text.lastIndexOf('"');
    int start = end < 0 ? -1 : text.lastIndexOf('"', end - 1);
    return start < 0 ? text : text.substring(start + 1, end);
  }
}
