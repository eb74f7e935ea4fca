package eu.veerman.profile.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.veerman.contracts.concept.Decision;
import eu.veerman.contracts.request.RequestState;
import eu.veerman.platform.json.Json;
import eu.veerman.profile.imports.LineSplitter;
import eu.veerman.profile.imports.LineSplitter.Line;
import eu.veerman.profile.input.Fields;
import eu.veerman.profile.input.Outcome;
import eu.veerman.profile.request.RequestInput;
import eu.veerman.profile.understanding.DecisionInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The demo's documents, with their dates moved.
 *
 * @param lines managers and requests in the form of an import, with the demo's additions
 * @param decisions what the clients decided about concepts, by external id
 * @param companyRequests what the company of the demo's account has going on besides
 */
record DemoDocuments(
    List<JsonNode> lines,
    Map<String, List<Decision>> decisions,
    List<CompanyRequest> companyRequests) {
  private static final String RESOURCES = "/eu/veerman/profile/demo/";

  /** A request of the company, in the state that it is to be in. */
  record CompanyRequest(RequestInput input, RequestState state) {}

  /** Reads the files and closes them. Blocks. */
  static DemoDocuments read(List<InputStream> files, DemoDates dates) {
    List<JsonNode> lines = files.stream().flatMap(file -> lines(file).stream()).toList();
    lines.forEach(dates::move);
    List<CompanyRequest> company = new ArrayList<>();
    for (JsonNode one : resource("company-requests.json")) {
      dates.move(one.path("request"));
      company.add(
          new CompanyRequest(
              good(Fields.read(one.path("request"), RequestInput::read)),
              RequestState.valueOf(one.path("state").asText().toUpperCase(Locale.ROOT))));
    }
    return new DemoDocuments(lines, readDecisions(), company);
  }

  List<JsonNode> ofKind(String kind) {
    return lines.stream().filter(line -> line.path("kind").asText().equals(kind)).toList();
  }

  Optional<JsonNode> withExternalId(String externalId) {
    return lines.stream()
        .filter(line -> line.path("externalId").asText().equals(externalId))
        .findFirst();
  }

  private static List<JsonNode> lines(InputStream file) {
    try (file) {
      LineSplitter splitter = new LineSplitter();
      List<Line> lines = new ArrayList<>(splitter.feed(file.readAllBytes()));
      lines.addAll(splitter.end());
      return lines.stream()
          .map(
              line ->
                  switch (line) {
                    case Line.Whole whole -> Json.readStrictTree(whole.bytes());
                    case Line.TooLong tooLong ->
                        throw new IllegalStateException("a demo document is " + tooLong);
                  })
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, List<Decision>> readDecisions() {
    Map<String, List<Decision>> decisions = new HashMap<>();
    resource("decisions.json")
        .fields()
        .forEachRemaining(
            field -> {
              ObjectNode document = JsonNodeFactory.instance.objectNode();
              document.set("decisions", field.getValue());
              decisions.put(field.getKey(), good(Fields.read(document, DecisionInput::read)));
            });
    return decisions;
  }

  private static <T> T good(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Good<T> good -> good.value();
      case Outcome.Bad<T> bad ->
          throw new IllegalStateException("a demo document has " + bad.problems());
    };
  }

  private static JsonNode resource(String name) {
    try (InputStream in = DemoDocuments.class.getResourceAsStream(RESOURCES + name)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCES + name + " is missing on the class path");
      }
      return Json.readStrictTree(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
