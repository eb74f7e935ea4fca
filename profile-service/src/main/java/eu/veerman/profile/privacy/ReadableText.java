package eu.veerman.profile.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;

/** A document as somebody reads it who reads no JSON: a line per value, indented. */
final class ReadableText {
  private ReadableText() {}

  static String of(JsonNode document) {
    StringBuilder text = new StringBuilder();
    write(text, document, 0);
    return text.toString();
  }

  private static void write(StringBuilder text, JsonNode node, int depth) {
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        JsonNode value = field.getValue();
        indent(text, depth).append(words(field.getKey())).append(':');
        if (value.isContainerNode()) {
          text.append(value.isEmpty() ? " (none)\n" : "\n");
          write(text, value, depth + 1);
        } else {
          text.append(' ').append(value.asText()).append('\n');
        }
      }
    } else if (node.isArray()) {
      for (JsonNode each : node) {
        if (each.isContainerNode()) {
          indent(text, depth).append("-\n");
          write(text, each, depth + 1);
        } else {
          indent(text, depth).append("- ").append(each.asText()).append('\n');
        }
      }
    }
  }

  private static StringBuilder indent(StringBuilder text, int depth) {
    return text.append("  ".repeat(depth));
  }

  /** {@code daysPerWeek} as "days per week". */
  private static String words(String name) {
    return name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
  }
}
