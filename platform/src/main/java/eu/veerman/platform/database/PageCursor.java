package eu.veerman.platform.database;

import com.fasterxml.jackson.databind.JsonNode;
import eu.veerman.platform.json.Json;
import eu.veerman.platform.json.UnreadableJson;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Where a page of a list ended: the sort key of its last row. It travels as one opaque word, so
 * that nobody builds one by hand and lists may change their order.
 *
 * @param list the name of the list and its order, so that a cursor of another list is refused
 * @param key the parts of the sort key, 1 to 8, each at most 500 characters
 */
public record PageCursor(String list, List<String> key) {
  private static final int MAX_CHARS = 4_096;

  public PageCursor {
    key = List.copyOf(key);
    if (key.isEmpty() || key.size() > 8 || key.stream().anyMatch(part -> part.length() > 500)) {
      throw new IllegalArgumentException(
          "key has " + key.size() + " parts, must be 1 to 8 of at most 500 characters");
    }
  }

  /** The word a client sends to get what follows. */
  public String encode() {
    List<String> parts = new ArrayList<>();
    parts.add(list);
    parts.addAll(key);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.bytes(parts));
  }

  /**
   * Reads a word; empty when it is none of this list.
   *
   * @param parts how many parts the sort key has
   */
  public static Optional<PageCursor> decode(String word, String list, int parts) {
    if (word.length() > MAX_CHARS) {
      return Optional.empty();
    }
    try {
      JsonNode tree = Json.readStrictTree(Base64.getUrlDecoder().decode(word));
      if (!tree.isArray() || tree.size() != parts + 1 || !tree.path(0).asText().equals(list)) {
        return Optional.empty();
      }
      List<String> key = new ArrayList<>();
      for (int i = 1; i <= parts; i++) {
        if (!tree.path(i).isTextual()) {
          return Optional.empty();
        }
        key.add(tree.path(i).asText());
      }
      return Optional.of(new PageCursor(list, key));
    } catch (UnreadableJson | IllegalArgumentException notACursor) {
      return Optional.empty();
    }
  }
}
