package eu.veerman.benchmarks.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.veerman.benchmarks.Resources;
import eu.veerman.benchmarks.Running;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The judged collection: documents as they are imported, and who is right for which.
 *
 * @param requests by external id, in the order of the file
 * @param managers by external id
 * @param grades of a request its managers of 1 to 3; all others are 0
 */
record Collection(
    Map<String, JsonNode> requests,
    Map<String, JsonNode> managers,
    Map<String, Map<String, Integer>> grades) {
  private static final int RIGHT = 2;

  /**
   * @param name of its folder
   */
  static Collection load(String name, LocalDate today) {
    Map<String, Map<String, Integer>> grades = new HashMap<>();
    String folder = "/quality/" + name;
    for (String line : Resources.lines(folder + "/judgements.tsv")) {
      String[] part = line.split("\t");
      grades
          .computeIfAbsent(part[0], request -> new HashMap<>())
          .put(part[1], Integer.parseInt(part[2]));
    }
    return new Collection(
        documents(folder + "/requests.ndjson", today),
        documents(folder + "/managers.ndjson", today),
        grades);
  }

  JsonNode request(String id) {
    return Objects.requireNonNull(requests.get(id), id);
  }

  JsonNode manager(String id) {
    return Objects.requireNonNull(managers.get(id), id);
  }

  int grade(String request, String manager) {
    return grades.getOrDefault(request, Map.of()).getOrDefault(manager, 0);
  }

  /** Whether a manager was written to mislead, and is right for no request. */
  boolean isTrap(String manager) {
    return manager.startsWith("t")
        && grades.values().stream().allMatch(of -> of.getOrDefault(manager, 0) < RIGHT);
  }

  /** Whether a request is kept aside while tuning. */
  static boolean held(String request) {
    return Integer.parseInt(request.substring(1)) % 2 == 0;
  }

  private static Map<String, JsonNode> documents(String file, LocalDate today) {
    Map<String, JsonNode> documents = new java.util.LinkedHashMap<>();
    for (String line : Resources.lines(file)) {
      ObjectNode document = (ObjectNode) Running.parsed(line);
      if (document.has("start")) {
        document.put("start", day(document.get("start").asText(), today));
      }
      if (document.path("availability").has("from")) {
        ObjectNode availability = (ObjectNode) document.get("availability");
        availability.put("from", day(availability.get("from").asText(), today));
      }
      documents.put(document.get("externalId").asText(), document);
    }
    return documents;
  }

  private static String day(String plus, LocalDate today) {
    return today.plusDays(Long.parseLong(plus.substring(1))).toString();
  }

  /** All words of a document, as a full-text search would index them. */
  static String text(JsonNode document) {
    List<String> texts = new ArrayList<>();
    for (String field : List.of("title", "headline", "summary", "text")) {
      texts.add(document.path(field).asText(""));
    }
    for (JsonNode assignment : document.path("assignments")) {
      for (String field : List.of("role", "organisation", "text")) {
        texts.add(assignment.path(field).asText(""));
      }
    }
    document.path("skills").forEach(skill -> texts.add(skill.asText()));
    return String.join(". ", texts.stream().filter(text -> !text.isBlank()).toList());
  }
}
