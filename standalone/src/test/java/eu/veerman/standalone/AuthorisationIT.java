package eu.veerman.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Who may do what: every operation of the served document, asked by everybody, about what is their
 * own, what is another's and open, what is another's and closed, and what is missing. What is to
 * come of it stands in {@code authorisation.tsv}; an operation without a row there fails.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorisationIT {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  /** Nobody of this kind has such a thing. */
  private static final String NONE = "-";

  private final OpenMarket market = OpenMarket.shared();
  private final Map<String, Operation> operations = new LinkedHashMap<>();
  private final List<Row> rows = new ArrayList<>();
  private List<String> viewers = List.of();
  private AuthorisationWorld world;

  /** An operation of the served document. */
  record Operation(String id, String method, String path, boolean open) {
    /** About whose things it can be asked. */
    Set<String> kinds() {
      if (!path.contains("{")) {
        return Set.of("none");
      }
      boolean published = path.startsWith("/managers/") || path.startsWith("/requests/");
      return published
          ? Set.of("own", "open", "closed", "missing")
          : Set.of("own", "closed", "missing");
    }
  }

  /** What is expected, by viewer. */
  private record Row(String operation, String kind, Map<String, String> statuses) {}

  @BeforeAll
  void read() throws IOException {
    market
        .nobody()
        .get("/openapi.json")
        .expect(200)
        .json()
        .path("paths")
        .properties()
        .forEach(path -> path.getValue().properties().forEach(each -> add(path.getKey(), each)));
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    AuthorisationIT.class.getResourceAsStream("/authorisation.tsv")),
                StandardCharsets.UTF_8))) {
      List<String> lines = in.lines().filter(line -> !line.isBlank()).toList();
      List<String> head = List.of(lines.getFirst().split("\t"));
      viewers = head.subList(2, head.size());
      lines.stream().skip(1).map(line -> List.of(line.split("\t"))).forEach(this::add);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    world = new AuthorisationWorld(market);
  }

  private void add(String path, Map.Entry<String, JsonNode> operation) {
    if (METHODS.contains(operation.getKey())) {
      String id = operation.getValue().path("operationId").asText();
      operations.put(
          id,
          new Operation(
              id,
              operation.getKey().toUpperCase(Locale.ROOT),
              path,
              operation.getValue().path("security").isArray()));
    }
  }

  private void add(List<String> cells) {
    Map<String, String> statuses = new LinkedHashMap<>();
    for (int i = 0; i < viewers.size(); i++) {
      statuses.put(viewers.get(i), cells.get(i + 2));
    }
    rows.add(new Row(cells.get(0), cells.get(1), statuses));
  }

  @Test
  void everyOperationHasARowForWhateverItCanBeAskedAbout() {
    Set<String> expected = new LinkedHashSet<>();
    operations
        .values()
        .forEach(one -> one.kinds().forEach(kind -> expected.add(one.id() + " " + kind)));
    assertThat(rows)
        .extracting(row -> row.operation() + " " + row.kind())
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(viewers)
        .containsExactly("nobody", "company", "member", "agency", "manager", "admin");
  }

  @TestFactory
  Stream<DynamicTest> eachMayDoWhatTheMatrixSaysAndNothingElse() {
    return rows.stream()
        .filter(row -> operations.containsKey(row.operation()))
        .flatMap(
            row ->
                row.statuses().entrySet().stream()
                    .map(
                        cell ->
                            dynamicTest(
                                row.operation() + ", " + row.kind() + ", " + cell.getKey(),
                                () -> ask(row, cell.getKey(), cell.getValue()))));
  }

  private void ask(Row row, String viewer, String expected) {
    Operation operation = Objects.requireNonNull(operations.get(row.operation()));
    Optional<Integer> status = world.ask(operation, row.kind(), viewer);
    assertThat(status.map(String::valueOf).orElse(NONE)).isEqualTo(expected);
  }
}
