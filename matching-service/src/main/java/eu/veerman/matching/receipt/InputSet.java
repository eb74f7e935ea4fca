package eu.veerman.matching.receipt;

import eu.veerman.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The normalised inputs of one ranking, each content once, by its hash. */
public final class InputSet {
  private final Map<String, String> byHash = new HashMap<>();

  /** Adds a content and returns the hash that it is kept under. */
  public String add(Object input) {
    String content = Json.text(input);
    String hash = Hash.text(Hash.of(content.getBytes(StandardCharsets.UTF_8)));
    byHash.put(hash, content);
    return hash;
  }

  Map<String, String> byHash() {
    return byHash;
  }
}
