package eu.veerman.profile.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.veerman.contracts.concept.ConceptId;
import eu.veerman.platform.http.Problem;
import eu.veerman.platform.http.Problems;
import eu.veerman.platform.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is answered about one line of an import. */
public sealed interface ImportAnswer {
  /**
   * The document stands.
   *
   * @param id of the profile or request that it made
   * @param understood the concepts that it holds or asks
   */
  record Taken(String externalId, UUID id, List<ConceptId> understood) implements ImportAnswer {}

  /**
   * The line changed nothing.
   *
   * @param line its number, from 1
   * @param externalId empty where the line does not say it
   */
  record Refused(long line, Optional<String> externalId, Problem problem) implements ImportAnswer {}

  /** The line that is answered, with its end. */
  default byte[] toLine() {
    ObjectNode tree =
        switch (this) {
          case Taken taken -> (ObjectNode) Json.tree(taken);
          case Refused refused -> {
            ObjectNode node = (ObjectNode) Json.tree(java.util.Map.of("line", refused.line()));
            refused.externalId().ifPresent(id -> node.put("externalId", id));
            node.set("problem", Problems.tree(refused.problem(), null));
            yield node;
          }
        };
    byte[] json = Json.bytes(tree);
    byte[] line = java.util.Arrays.copyOf(json, json.length + 1);
    line[json.length] = '\n';
    return line;
  }
}
